"""The words of a briefing beside its phrases: moments, English plurals, languages, directions."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STRONG_RIGHT = frozenset(("R", "AL"))
_MARKS = frozenset(("NSM", "BN"))


def moment(iso: str) -> datetime | None:
    """A revision's time as UTC, None where there is none."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def plural(label: str) -> str:
    """The English plural of a kind's label; a label in another script stays as it is."""
    word = label.strip()
    if not word or not (word[-1].isascii() and word[-1].isalpha()) or word[-1] == "s":
        return word
    if word[-1] == "y" and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("x", "z", "ch", "sh")) else f"{word}s"


_UNITS: Mapping[str, str] = {
    "foot": "feet",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
    "kilometre per hour": "kilometres per hour",
    "mile per hour": "miles per hour",
}


def units(unit: str, number: str) -> str:
    """A unit's English name as it stands behind the number: `1 mile`, `5 miles`."""
    return unit if number == "1" else _UNITS.get(unit) or plural(unit)


def counted(number: int, label: str) -> str:
    """`1 decision`, `12 decisions`: the label in lower case but for abbreviations."""
    word = label if number == 1 else plural(label)
    lowered = word if word[:2].isupper() else word[:1].lower() + word[1:]
    return f"{number:,} {lowered}"


def language_tag(code: str) -> str:
    """The language with its likely region, as Word wants it: `ru` gives `ru-RU`; `` if unknown."""
    if not code:
        return ""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    plain = code.strip().replace("_", "-")
    try:
        locale = Locale.parse(plain, sep="-")
    except (ValueError, UnknownLocaleError):
        return ""
    known = get_global("likely_subtags")
    likely = known.get(f"{locale.language}_{locale.script}") or known.get(locale.language, "")
    region = locale.territory or likely.rpartition("_")[2]
    return f"{locale.language}-{region}" if region else str(locale.language)


def language_name(code: str, language: str = "en") -> str:
    """The language's name in English or another one, the code itself where Babel knows none."""
    if not code:
        return ""
    from babel import Locale, UnknownLocaleError

    try:
        return (
            Locale.parse(code.strip().replace("_", "-"), sep="-").get_language_name(language)
            or code
        )
    except (ValueError, UnknownLocaleError):
        return code


def _runs_right(char: str) -> bool | None:
    """Whether the character is strongly right-to-left, None where it takes its side's direction."""
    side = unicodedata.bidirectional(char)
    if side in _STRONG_RIGHT:
        return True
    return False if side == "L" else None


def directions(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces of one direction, True for right-to-left.

    What has no direction of its own stays with right-to-left text only between two pieces of it.
    """
    if not _RIGHT_TO_LEFT.search(text):
        yield False, text
        return
    start, end, at_right = 0, 0, False
    for at, char in enumerate(text):
        right = _runs_right(char)
        if right is None and not (at_right and unicodedata.bidirectional(char) in _MARKS):
            continue
        if right is not None and right != at_right:
            cut = at if right else end
            if cut > start:
                yield at_right, text[start:cut]
            start, at_right = cut, right
        end = at + 1
    if at_right and end < len(text):
        yield True, text[start:end]
        start, at_right = end, False
    yield at_right, text[start:]


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    return next((side for side in map(_runs_right, text) if side is not None), False)
