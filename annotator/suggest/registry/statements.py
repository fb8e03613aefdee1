"""What an official says in a release: a speaker's turn, or a sentence with a verb of saying."""

import re
from dataclasses import dataclass
from pathlib import Path

from annotator.model.spans import Span
from annotator.suggest.sentences import sentences

_LIST = Path("lexicons") / "saying.txt"
_NEAR = 48
"""Code points between a name and its verb, at most: beyond that the verb is somebody else's."""

_WORD_BEFORE = 24
_ANOTHER = re.compile(r"[,;]\s+(?:and|but|while|whereas|а|но|и)\s")


@dataclass(frozen=True, slots=True)
class Sayings:
    """The verbs of saying."""

    verbs: re.Pattern[str]

    @classmethod
    def load(cls, resources: Path) -> "Sayings":
        """From the list of verbs. Raises OSError where it is missing."""
        lines = (resources / _LIST).read_text(encoding="utf-8").splitlines()
        words = [re.escape(one.strip()) for one in lines if one.strip() and one[0] != "#"]
        return cls(re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE))

    def statement(self, text: str, mention: Span) -> Span | None:
        """The statement that the mention opens or reports, None where it reports none.

        `Vladimir Putin: …` opens a turn, which ends with its paragraph; otherwise it is the
        sentence in which the verb stands beside the name.
        """
        paragraph = _paragraph(text, mention)
        behind = text[mention.end : paragraph.end]
        if mention.start == paragraph.start and behind.lstrip().startswith(":"):
            start = mention.end + behind.index(":") + 1
            turn = _trimmed(text, Span(start, paragraph.end)) if start < paragraph.end else None
            return turn or _next_paragraph(text, paragraph.end)
        for sentence in sentences(text, paragraph):
            if sentence.covers(mention):
                return sentence if self._reports(text, mention, sentence) else None
        return None

    def _reports(self, text: str, mention: Span, sentence: Span) -> bool:
        after = text[mention.end : min(sentence.end, mention.end + _NEAR)]
        verb = self.verbs.search(after)
        if verb is not None and not _ANOTHER.search(after[: verb.start()]):
            return True
        before = text[max(sentence.start, mention.start - _WORD_BEFORE) : mention.start]
        verbs = list(self.verbs.finditer(before))
        return bool(verbs) and not before[verbs[-1].end() :].strip()


def _paragraph(text: str, mention: Span) -> Span:
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    return Span(start, len(text) if end < 0 else end)


def _next_paragraph(text: str, end: int) -> Span | None:
    start = end
    while start < len(text) and text[start].isspace():
        start += 1
    if start >= len(text):
        return None
    return _trimmed(text, _paragraph(text, Span(start, start + 1)))


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    lead = len(words) - len(words.lstrip())
    bare = words.strip()
    return Span(span.start + lead, span.start + lead + len(bare)) if bare else None
