"""The recogniser of decisions: a paragraph in, suggestions with fields and evidence out."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.model.text import trimmed
from annotator.suggest.decisions.clause import Clause
from annotator.suggest.decisions.english import english
from annotator.suggest.decisions.fields import fields_of
from annotator.suggest.decisions.lexicon import Lexicon, load
from annotator.suggest.decisions.russian import russian
from annotator.suggest.decisions.tokens import Tokens, tokens
from annotator.suggest.sentences import sentences

_LONGEST_HEADING = 220
_FINAL = re.compile(r"[.!?…:;][\"”’»)]*\s*$")
_COLON = re.compile(r"\s?:[^\S\n]*\n\s*")
_ITEM = re.compile(r"[^\S\n]*((?:[*•·–—-]|\d{1,2}[.)])[^\S\n]*\S[^\n]*)\n*")
_WORD = re.compile(r"[^\W\d_]+")


class _Reader(Protocol):
    """What finds the clauses of one sentence in one language."""

    def __call__(self, tokens: Tokens, lexicon: Lexicon, *, heading: bool) -> list[Clause]: ...


@dataclass(frozen=True, slots=True)
class Decisions:
    """Proposes the clauses that state a formal act; built once from its lexicons."""

    kind: ClassVar[str] = "decision"

    english: Lexicon
    russian: Lexicon

    @classmethod
    def load(cls, resources: Path) -> "Decisions":
        """Read the lexicons of the data folder. Raises UserError where they can't be read."""
        return cls(*load(resources))

    def __call__(self, paragraph: Span, context: Context) -> list[Suggestion]:
        """The decisions of one paragraph, outside furniture, in reading order."""
        text = context.text
        if not self._speaking(text, paragraph):
            return []
        heading = is_heading(text, paragraph)
        found: list[Suggestion] = []
        for sentence in sentences(text, paragraph):
            if readers := self._speaking(text, sentence):
                words = tokens(text, sentence)
                found.extend(
                    _suggestion(words, clause, context)
                    for lexicon, read in readers
                    for clause in read(words, lexicon, heading=heading)
                )
        outside = [
            suggestion
            for suggestion in found
            if not any(suggestion.span.overlaps(part) for part in context.furniture)
        ]
        return _without_repeats(outside)

    def _speaking(self, text: str, within: Span) -> list[tuple[Lexicon, _Reader]]:
        """The languages of which a verb of decision stands in the passage."""
        words = _WORD.findall(text[within.start : within.end].lower())
        readers: tuple[tuple[Lexicon, _Reader], ...] = (
            (self.english, english),
            (self.russian, russian),
        )
        return [(lexicon, read) for lexicon, read in readers if lexicon.speaks_in(words)]


def is_heading(text: str, paragraph: Span) -> bool:
    """Whether the paragraph is written as a heading: short, no final mark."""
    quote = paragraph.of(text)
    return len(quote) <= _LONGEST_HEADING and not _FINAL.search(quote)


def _suggestion(words: Tokens, clause: Clause, context: Context) -> Suggestion:
    whole = words.span(*clause.whole)
    span = _with_list(words.text, trimmed(words.text, whole) or whole)
    trigger = words.span(*clause.trigger)
    evidence = [trigger]
    if clause.noun is not None:
        evidence.append(words.span(clause.noun, clause.noun + 1))
    return Suggestion(
        kind=Decisions.kind,
        span=span,
        fields=fields_of(words, clause, context),
        rule=clause.rule,
        score=round(min(max(clause.score, 0.05), 0.99), 2),
        evidence=tuple(evidence),
        reason=_reason(words, clause),
    )


def _with_list(text: str, span: Span) -> Span:
    """The span with the list below it, where the clause ends in a colon ("signed:")."""
    lead = _COLON.match(text, span.end)
    if lead is None:
        return span
    end, at = span.end, lead.end()
    while item := _ITEM.match(text, at):
        end, at = item.start(1) + len(item[1].rstrip(" \t\u00a0.;,")), item.end()
    return Span(span.start, end)


def _reason(words: Tokens, clause: Clause) -> str:
    noun = words.word(clause.noun) if clause.noun is not None else ""
    voice = "passive" if clause.passive else "active"
    parts = [f"“{clause.verb.lemma}” ({voice})"]
    if noun:
        parts.append(f"“{noun}”")
    return " + ".join(parts)


def _without_repeats(found: list[Suggestion]) -> list[Suggestion]:
    """One suggestion for one span and, of nested ones under one verb, the longer."""
    kept: list[Suggestion] = []
    for suggestion in found:
        if all(suggestion.span != other.span for other in kept):
            kept.append(suggestion)
    return kept
