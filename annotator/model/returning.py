"""The return check: what became of each sentence of a briefing that others have edited."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from annotator.model.claims import Claim, Names, What, claims, same_name, same_unit
from annotator.model.exported import Told


class Fate(StrEnum):
    """What became of a sentence."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    NUMBER = "number changed"
    UNSUPPORTED = "unsupported"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Back:
    """A sentence or row of the file that came back; `number` is its bookmark's, 0 without one."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A briefing that came back: the snapshot that it was made of, its title, what it says.

    `heading` is the title as the page shows it; `annex` and `notes` are the words of each entry.
    """

    head: str
    title: str
    statements: tuple[Back, ...]
    heading: str = ""
    annex: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence as it was exported and as it came back; one of them may be empty."""

    fate: Fate
    before: str
    after: str
    reason: str = ""


_SAME_SENTENCE = 0.6
"""From this likeness on, a sentence without a bookmark is one that lost it."""
_SAME_MATTER = 0.45
_QUOTED = 150
"""So much of a quote stands in its note whatever its length (code points)."""
_SPACE = re.compile(r"\s+")
_CAPITALS = re.compile(r"(?<=[^\s.!?|] )[“«]?([A-ZА-ЯЁ][^\W\d_]{3,})")
_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
)
_IN_CELLS = re.compile(r"\b([A-ZА-ЯЁ][^\W\d_]{3,})")
_NOT = re.compile(
    r"\b(?:not|no|never|without|neither|nor|den(?:ied|ies)|refus\w+|declin\w+|fail(?:ed|s)|"
    r"cancel\w+|(?:has|have|is|are) yet to|не|нет|ни|без|отказ\w+|отменил\w*)\b|n't\b",
    re.IGNORECASE,
)
_ACTS: tuple[str, ...] = (
    "adopt", "approv", "sign", "ratif", "propos", "agree", "reject", "repeal", "amend", "issu",
    "postpon", "suspend", "withdr", "discuss", "consider", "appoint", "dismiss", "condemn",
    "принят", "принял", "утвер", "подпис", "ратиф", "предлож", "соглас", "отклон", "отмен",
    "измен", "издан", "отлож", "обсуд", "рассмотр", "назнач", "уволен", "осуд",
)  # fmt: skip
_POSTS: tuple[str, ...] = (
    "acting", "interim", "former", "designat", "elect", "deputy", "vice",
    "исполня", "временн", "бывш", "избран", "заместител", "вице",
)  # fmt: skip
"""Words that make another post of a post."""
_PLANNED = re.compile(
    r"\b(?:will|may|might|plan(?:s|ned)? to|expected|intends?|намерен\w*|может|будет)\b"
)
"""Small letters only: May is a month."""


def compare(
    told: Sequence[Told], returned: Iterable[Back], names: Names, evidence: Mapping[str, str]
) -> tuple[Verdict, ...]:
    """A verdict for each sentence that was told, then for each that is new.

    `evidence` are words that the sentence's tags hold, by the sentence's key: what is proven by
    them is no change of a number.
    """
    by_number = {one.number: one for one in returned if one.number}
    loose = [one for one in returned if not one.number]
    verdicts: list[Verdict] = []
    for number, one in enumerate(told, start=1):
        back = by_number.get(number) or _lost(one, loose)
        if back is None or not back.text.strip():
            verdicts.append(Verdict(Fate.REMOVED, one.text, ""))
            continue
        verdicts.append(_judged(one, back.text, names, evidence.get(one.key, "")))
    verdicts += [
        Verdict(Fate.UNSUPPORTED, "", one.text, "it was added and has no source") for one in loose
    ]
    return tuple(verdicts)


def beside(
    title: str, quotes: Mapping[str, bool], returned: Returned, names: Names
) -> tuple[Verdict, ...]:
    """What was changed beside the sentences: the title, and quotes in the annex and the notes.

    `quotes` says of each whether a note shows it; a note of many shows two. An annex that was cut
    off is no change of its quotes.
    """
    found: list[Verdict] = []
    if returned.heading:
        verdict = _judged(Told("title", title), returned.heading, names, "")
        found += [verdict] if verdict.fate is not Fate.UNCHANGED else []
    annex, notes = _plain("\n".join(returned.annex)), _plain("\n".join(returned.notes))
    for quote, noted in quotes.items():
        plain = _plain(quote)
        if annex and f'"{plain}"' not in annex:
            found.append(_other_quote(quote, "the annex quotes it otherwise"))
        elif noted and notes and plain[:_QUOTED].rsplit(" ", 1)[0] not in notes:
            found.append(_other_quote(quote, "its note quotes it otherwise"))
    return tuple(found)


def _other_quote(quote: str, reason: str) -> Verdict:
    return Verdict(Fate.UNSUPPORTED, f"“{quote}”", "", reason)


def _lost(told: Told, loose: list[Back]) -> Back | None:
    """The sentence without a bookmark that is most like the one told; it is taken away."""
    best, likeness = None, _SAME_SENTENCE
    for one in loose:
        if (found := _likeness(told.text, one.text)) > likeness:
            best, likeness = one, found
    if best is not None:
        loose.remove(best)
    return best


def _judged(told: Told, after: str, names: Names, evidence: str) -> Verdict:
    before = told.text
    if _plain(before) == _plain(after):
        return Verdict(Fate.UNCHANGED, before, after)
    old, new = claims(before, names), claims(after, names)
    known = [*old, *claims(evidence, names)]
    added = [one for one in new if not _stands(one, known)]
    gone = [one for one in old if not _stands(one, new)]
    figures = [one for one in added if one.what is not What.PERSON]
    if figures and any(one.what is not What.PERSON for one in gone):
        return Verdict(Fate.NUMBER, before, after, _change(gone, figures))
    if added:
        words = ", ".join(f"“{one.text}”" for one in added)
        return Verdict(Fate.UNSUPPORTED, before, after, f"{words} has no source")
    if reason := _other_matter(before, after) or _other_name(before, after, evidence):
        return Verdict(Fate.UNSUPPORTED, before, after, reason)
    left = ", ".join(f"“{one.text}”" for one in gone)
    return Verdict(Fate.REWORDED, before, after, f"{left} was left out" if left else "")


def _stands(claim: Claim, among: Iterable[Claim]) -> bool:
    if claim.what is What.PERSON:
        people = (one.value for one in among if one.what is What.PERSON)
        return any(same_name(claim.value, one) or same_name(one, claim.value) for one in people)
    same = [one for one in among if one.what is claim.what and one.value == claim.value]
    if claim.what is What.DATE:
        days = [end for one in among if one.what is What.DATE for end in one.value.split("/")]
        return bool(same) or all(
            any(day.startswith(end) for day in days) for end in claim.value.split("/")
        )
    return any(
        one.comparator == claim.comparator
        and (not claim.unit or not one.unit or same_unit(claim.unit, one.unit))
        for one in same
    )


def _change(gone: Sequence[Claim], figures: Sequence[Claim]) -> str:
    was = next(one for one in gone if one.what is not What.PERSON)
    now = figures[0]
    if was.value == now.value:
        return f"“{was.text}” lost or changed its comparator or unit"
    return f"“{was.text}” became “{now.text}”"


def _other_matter(before: str, after: str) -> str:
    """Why the sentence says something else though its numbers are the same; empty if it doesn't."""
    if len(_NOT.findall(before)) != len(_NOT.findall(after)):
        return "it denies what was said, or no longer does"
    if set(_beginning(after, _ACTS)) - set(_beginning(before, _ACTS)):
        return "it tells of another act"
    if Counter(_beginning(after, _POSTS)) != Counter(_beginning(before, _POSTS)):
        return "it gives another post"
    if len(_PLANNED.findall(after)) > len(_PLANNED.findall(before)):
        return "it tells as planned what was told as done"
    if _likeness(before, after) < _SAME_MATTER:
        return "hardly a word of it is left"
    return ""


def _other_name(before: str, after: str, evidence: str) -> str:
    """Which name in capitals took the place of another one, empty for none.

    The first word of a sentence has a capital anyway, that of a cell has not.
    """
    known = {*_words(before), *_words(evidence)}
    capitals = _IN_CELLS if " | " in before else _CAPITALS
    new = [word for word in capitals.findall(after) if word.casefold() not in known]
    gone = [word for word in capitals.findall(before) if word.casefold() not in _words(after)]
    return f"“{new[0]}” took the place of “{gone[0]}”" if new and gone else ""


def _beginning(text: str, stems: Iterable[str]) -> list[str]:
    words = _words(text)
    return [stem for stem in stems for word in words if word.startswith(stem)]


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_ALIKE)).strip()


def _likeness(one: str, other: str) -> float:
    """How much of the words is the same, wherever they stand, 0 to 1."""
    first, second = sorted(_words(one)), sorted(_words(other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
