"""Exact memory: which words were tagged, and which were turned down, in how many releases."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from annotator.model.answers import Answer
from annotator.model.fields import FieldType
from annotator.model.kinds import OTHER_LABELS, Kind
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion

RULE = "memory"
"""The rule of what is proposed because the same words were tagged elsewhere."""

DEMOTED_FROM, FORGOTTEN_FROM = 2, 3
"""Releases in which words were turned down, and never tagged, until they are doubted, or go."""

_SCORE, _SCORE_OF_MANY = 0.6, 0.75
_MANY = 3
_SHORTEST = 3
_PHRASE = 3
"""Words without a capital are remembered from so many on: fewer are too common."""

_OPENERS = frozenset(
    "the this that these those they their she her his its there here when while and but for with "
    "это эта эти этот они она оно его как при для что где".split()
)
"""Words that have a capital only because a sentence begins with them."""

_KEPT_EXAMPLES = 5
_LONGEST = 64
"""More words are not remembered as one: nobody writes as many twice."""

_WORD = re.compile(r"\w+")
_COUNTING = (FieldType.NUMBER, FieldType.QUANTITY)
_BY_TITLE = "title"


@dataclass(slots=True)
class Surface:
    """What is remembered of certain words as one kind: releases, and the newest examples."""

    tagged: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    examples: dict[str, Answer] = field(default_factory=dict)

    @property
    def demoted(self) -> bool:
        """Whether the words are doubted."""
        return not self.tagged and len(self.refused) >= DEMOTED_FROM

    @property
    def forgotten(self) -> bool:
        """Whether the words are no longer proposed."""
        return not self.tagged and len(self.refused) >= FORGOTTEN_FROM

    def words(self) -> str:
        """What is remembered, in words; empty where that is nothing."""
        if self.refused:
            return f"turned down in {_releases(len(self.refused))}"
        return f"tagged in {_releases(len(self.tagged))}" if self.tagged else ""


def _releases(count: int) -> str:
    return f"{count} release" if count == 1 else f"{count} releases"


class _Node:
    """Surfaces by their words, one word a step, so that a text is looked through but once."""

    __slots__ = ("ends", "steps")

    def __init__(self) -> None:
        self.steps: dict[str, _Node] = {}
        self.ends: set[tuple[str, str]] = set()

    def under(self, words: str) -> set[tuple[str, str]]:
        """The surfaces of just these words, whatever stands between them."""
        node = self
        for word in _WORD.findall(words):
            node = node.steps.setdefault(word, _Node())
        return node.ends

    def found_in(self, text: str) -> Iterator[tuple[int, tuple[str, str]]]:
        """Where the first word of a surface stands whose words follow one another there."""
        if not self.steps:
            return
        places = [(one[0], one.start()) for one in _WORD.finditer(text)]
        for at, (_, start) in enumerate(places):
            node: _Node | None = self
            for word, _ in places[at : at + _LONGEST]:
                node = node.steps.get(word) if node else None
                if node is None:
                    break
                for key in sorted(node.ends):
                    yield start, key


class Memory:
    """The words that were answered; adding, taking out and asking cost what they touch."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._surfaces: dict[tuple[str, str], Surface] = {}
        self._words = _Node()
        for one in answers:
            self.note(one, 1)

    def note(self, answer: Answer, sign: int) -> None:
        """Remember an answer (1), or forget it again (-1); of bulk acts only what they refuse."""
        if not answer.verdict.looked_at:
            return
        key = answer.kind, plain(answer.quote)
        surface = self._surfaces.setdefault(key, Surface())
        counts = surface.refused if answer.verdict.turned_down else surface.tagged
        counts[answer.document] = counts.get(answer.document, 0) + sign
        if counts[answer.document] <= 0:
            del counts[answer.document]
        if not answer.verdict.turned_down:
            self._exemplify(surface, answer, sign)
        self._file(key, surface)

    def _exemplify(self, surface: Surface, answer: Answer, sign: int) -> None:
        surface.examples.pop(answer.id, None)
        if sign > 0:
            surface.examples[answer.id] = answer
            while len(surface.examples) > _KEPT_EXAMPLES:
                del surface.examples[min(surface.examples)]

    def _file(self, key: tuple[str, str], surface: Surface) -> None:
        if not surface.tagged and not surface.refused:
            del self._surfaces[key]
        if not _is_telling(key[1]):
            return
        ends = self._words.under(key[1])
        if surface.examples:
            ends.add(key)
        else:
            ends.discard(key)

    def of(self, kind: str, quote: str) -> Surface | None:
        """What is remembered of these words as that kind."""
        return self._surfaces.get((kind, plain(quote)))

    def found_in(self, text: str, kinds: Mapping[str, Kind]) -> Iterator["Found"]:
        """Where words stand that were tagged in other releases, or elsewhere in this one.

        Words that were also turned down somewhere are left to the rules, and kinds that count
        something are left out: the same number means another thing elsewhere.
        """
        memorable = {key: kind for key, kind in kinds.items() if _is_memorable(kind)}
        for start, key in self._words.found_in(text):
            kind, surface = memorable.get(key[0]), self._surfaces[key]
            if kind is None or surface.refused:
                continue
            span = _at(text, start, key[1])
            if span is not None:
                yield Found(kind, span, key[1], surface)


@dataclass(frozen=True, slots=True)
class Found:
    """Remembered words in a text."""

    kind: Kind
    span: Span
    words: str
    surface: Surface

    def proposal(self, document: str) -> Suggestion:
        """What is proposed for them in that release."""
        elsewhere = len(self.surface.tagged.keys() - {document})
        where = f"in {_releases(elsewhere)}" if elsewhere else "elsewhere in this release"
        return Suggestion(
            self.kind.key,
            self.span,
            _carried(self.kind, self.surface.examples, self.span),
            rule=RULE,
            score=_SCORE_OF_MANY if elsewhere >= _MANY else _SCORE,
            evidence=(self.span,),
            reason=f"“{self.words}” was tagged {where}",
        )


def plain(quote: str) -> str:
    """The words with single blanks; capitals count."""
    return " ".join(quote.split())


def _is_telling(words: str) -> bool:
    if len(words) < _SHORTEST or not any(sign.isalpha() for sign in words):
        return False
    if words.lower() in _OPENERS:
        return False
    count = len(words.split())
    return count <= _LONGEST and (words != words.lower() or count >= _PHRASE)


def _is_memorable(kind: Kind) -> bool:
    """Neither what counts, nor what others marked by rules that are not this project's."""
    counts = any(field.type in _COUNTING for field in kind.fields)
    return not counts and kind.key != OTHER_LABELS


def _at(text: str, word: int, words: str) -> Span | None:
    """Where the words stand whose first word begins there; blanks of any sort stand for blanks."""
    lead = _WORD.search(words)
    at = word - (lead.start() if lead else 0)
    if at < 0 or (at > 0 and words[0].isalnum() and text[at - 1].isalnum()):
        return None
    start = at
    for part in words.split(" "):
        if at > start:
            blank = at
            while at < len(text) and text[at].isspace():
                at += 1
            if at == blank:
                return None
        if not text.startswith(part, at):
            return None
        at += len(part)
    free = at >= len(text) or not (text[at].isalnum() and text[at - 1].isalnum())
    return Span(start, at) if free else None


def _carried(kind: Kind, examples: Mapping[str, Answer], span: Span) -> dict[str, FieldValue]:
    """The fields that mean the same here: those most examples agree on, and no dates.

    Of a person only what the words themselves say is carried: posts change from release to
    release, and a post without a name may have another holder there.
    """
    carried: dict[str, FieldValue] = {}
    subject = kind.subject_field()
    for one in kind.fields:
        if one.type is FieldType.DATE:
            continue
        held = _agreed(one.key, examples)
        if held is None:
            continue
        answer, value = held
        inside = _inside(value, answer, span)
        named = subject is not None and one.key == subject.key and not _by_title(answer)
        if subject is None or inside or named or one.type is FieldType.CHOICE:
            carried[one.key] = FieldValue(value.value, inside, value.official)
    return carried


def _by_title(answer: Answer) -> bool:
    held = answer.fields.get("type")
    return held is not None and held.value == _BY_TITLE


def _agreed(key: str, examples: Mapping[str, Answer]) -> tuple[Answer, FieldValue] | None:
    """The value that most examples hold, the newest of equals."""
    values = Counter(
        answer.fields[key].value for answer in examples.values() if key in answer.fields
    )
    if not values:
        return None
    most = max(values.values())
    for _, answer in sorted(examples.items(), reverse=True):
        held = answer.fields.get(key)
        if held is not None and values[held.value] == most:
            return answer, held
    return None


def _inside(value: FieldValue, answer: Answer, span: Span) -> Span | None:
    """The evidence of the value moved to where the words stand now, if it lies in them."""
    if value.span is None:
        return None
    start, end = value.span.start - answer.start, value.span.end - answer.start
    if start < 0 or end > len(answer.quote) or len(answer.quote) != len(span):
        return None
    return Span(span.start + start, span.start + end)
