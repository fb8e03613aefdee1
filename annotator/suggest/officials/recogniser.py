"""The recogniser of officials: a release in, suggestions out."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from annotator.model.kinds import OFFICIAL
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.officials.before import Before
from annotator.suggest.officials.diplomats import Diplomats
from annotator.suggest.officials.document import Doc
from annotator.suggest.officials.holders import Holders
from annotator.suggest.officials.lexicon import Lexicon
from annotator.suggest.officials.mentions import read
from annotator.suggest.officials.posts import Post
from annotator.suggest.officials.reading import Mention
from annotator.suggest.officials.titles import Title
from annotator.suggest.officials.wholes import Wholes


@dataclass(slots=True)
class OfficialRecogniser:
    """Proposes every mention of a person who holds a post.

    Short mentions carry what the release says elsewhere, so the whole document is read at once;
    the reading of the last context is kept for its other paragraphs.
    """

    kind: ClassVar[str] = OFFICIAL.key

    lexicon: Lexicon
    _holders: Holders = field(init=False)
    _last: tuple[Context, list[Suggestion]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._holders = Holders(self.lexicon.holders)

    @classmethod
    def load(cls, resources: Path) -> "OfficialRecogniser":
        """Build from the data files under `resources`. Raises OSError where one is missing."""
        return cls(Lexicon.load(resources))

    def __call__(self, paragraph: Span, context: Context) -> list[Suggestion]:
        """The suggestions that begin in the paragraph; one may end behind a wrapped line."""
        found = self.document(context)
        first = bisect_left(found, paragraph.start, key=lambda item: item.span.start)
        last = bisect_left(found, paragraph.end, key=lambda item: item.span.start)
        return found[first:last]

    def by_hand(self, span: Span, context: Context) -> Suggestion | None:
        """The post in a selection that a person takes for an official though it names nobody.

        "The President" alone is proposed nowhere, since it is so often nobody; who tags it knows.
        """
        doc = Doc.read(context.text, self.lexicon)
        before = Before(doc, self.lexicon)
        for hit in doc.posts.values():
            title = before.alone(hit) if _span(doc, hit.start, hit.end).overlaps(span) else None
            if title is not None:
                return _by_title(doc, Post(title.start, title.end, title, None))
        return None

    def document(self, context: Context) -> list[Suggestion]:
        """All suggestions of the document, in reading order, none in its furniture."""
        last = self._last  # another thread may replace it meanwhile
        if last is None or last[0] is not context:
            last = self._last = (context, self._read(context))
        return last[1]

    def _read(self, context: Context) -> list[Suggestion]:
        doc = Doc.read(context.text, self.lexicon)
        holders = self._holders
        if context.officials:
            holders = holders.extended(context.officials)
        mentions, posts = read(doc, self.lexicon, holders, context.people)
        diplomats, wholes = Diplomats(doc), Wholes(doc)
        found = [_suggestion(doc, mention, diplomats, wholes) for mention in mentions]
        found += [_by_title(doc, post) for post in posts]
        found.sort(key=lambda item: (item.span.start, item.span.end))
        return [
            item
            for item in found
            if not any(item.span.overlaps(furniture) for furniture in context.furniture)
        ]


_LOST_APOSTROPHE = re.compile(
    r"\b(Department(?: of Justice)?|Ministry|Government|Division|Bureau|Agency|Enforcement"
    r"|Attorney)s"
    r"(?=(?: (?:[A-Z][\w&-]*|and|of|the))+ (?:Division|Section|Office|Bureau|Unit)\b)"
)
"""Publishers' pages drop it: `the Justice Departments Civil Division`."""


def _spelt(body: str) -> str:
    return _LOST_APOSTROPHE.sub(r"\1's", body)


def _span(doc: Doc, start: int, end: int) -> Span:
    return Span(doc.tokens[start].start, doc.tokens[end - 1].end)


def _suggestion(doc: Doc, mention: Mention, diplomats: Diplomats, wholes: Wholes) -> Suggestion:
    name = _span(doc, mention.name.start, mention.name.end)
    fields: dict[str, FieldValue] = {}
    person = mention.person
    fields["person"] = FieldValue(person.fullest() if person else name.of(doc.text), name)
    title = _full_title(mention)
    evidence = [name]
    if title is not None:
        title = wholes.completed(diplomats.completed(title))
        fields["role"] = FieldValue(title.role, title.role_span)
        fields["status"] = FieldValue(title.status)
        if title.body:
            fields["body"] = FieldValue(_spelt(title.body), title.body_span)
        evidence += [span for span in (title.role_span, title.body_span) if span]
    fields["type"] = FieldValue("uncertain" if person is None else "named")
    return Suggestion(
        OFFICIAL.key,
        _span(doc, mention.start, mention.end),
        fields,
        rule=mention.rule if mention.model else f"officials: {mention.rule}",
        score=round(mention.score, 2),
        evidence=tuple(evidence),
        reason=(_reason_of_model if mention.model else _reason)(mention, title),
    )


def _by_title(doc: Doc, post: Post) -> Suggestion:
    title = post.title
    fields = {
        "role": FieldValue(title.role, title.role_span),
        "status": FieldValue(title.status),
        "type": FieldValue("title"),
    }
    if title.body:
        fields["body"] = FieldValue(_spelt(title.body), title.body_span)
    known = post.person.fullest() if post.person else ""
    if known:
        fields["person"] = FieldValue(known)
    return Suggestion(
        OFFICIAL.key,
        _span(doc, post.start, post.end),
        fields,
        rule="officials: title alone",
        score=0.45 if known else 0.35,
        evidence=tuple(span for span in (title.role_span, title.body_span) if span),
        reason=f"{title.role} without a name" + (f"; the release names {known}" if known else ""),
    )


def _full_title(mention: Mention) -> Title | None:
    """The mention's own post, with the body that the text gives elsewhere, or the person's."""
    person = mention.person
    if person is None:
        return None
    title = mention.title
    if title is None:
        return person.best_title()
    if title.body or not title.role:
        return title
    other = person.body_for(title)
    if other is None:
        return title
    return replace(title, body=other.body, body_span=other.body_span)


def _reason_of_model(mention: Mention, title: Title | None) -> str:
    role, body = (title.role, title.body) if title else ("", "")
    post = f"{role}, {body}" if body else role
    where = "beside the name" if mention.title is not None else "elsewhere in the release"
    return f"The model {mention.model} takes it for a person; the post stands {where}: {post}"


def _reason(mention: Mention, title: Title | None) -> str:
    person = mention.person
    if person is None:
        return "A military or police rank with a name; the text gives no post"
    if mention.title is not None and title is not None:
        return f"{title.role}{' + ' + title.body if title.body else ''} + name ({mention.rule})"
    if title is not None:
        return f"{person.fullest()} is {title.role} elsewhere in the release"
    holder = person.holder
    if holder is not None and holder.registered:
        return f"{holder.names[0]} stands in the registry"
    if holder is not None:
        return f"{holder.names[0]} is known as {holder.role}, {holder.body}; the text gives no post"
    return mention.rule
