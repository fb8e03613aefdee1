"""The numbers and bullets that Word draws before a list's paragraphs and does not store."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from annotator.intake.flow import BULLET
from annotator.intake.office import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, _MOST)


def _russian(number: int) -> str:
    """The letters that Russian lists count with: ё, й, ъ, ы and ь are left out."""
    letters = "абвгдежзиклмнопрстуфхцчшщэюя"
    return letters[(number - 1) % len(letters)] * min((number - 1) // len(letters) + 1, _MOST)


def _roman(number: int) -> str:
    digits = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        digits += sign * min(count, _MOST)
    return digits


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "russianLower": _russian,
    "russianUpper": lambda number: _russian(number).upper(),
}
"""How a list's number is written, by Word's name for it."""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document; counts as the paragraphs go by."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)
    _restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Element | None, styles: Element | None) -> "Numbering":
        """The lists that `numbering.xml` describes, and the styles that belong to one."""
        made = cls()
        if numbering is not None:
            kinds = {
                one.get(f"{W}abstractNumId"): _levels(one)
                for one in numbering.iter(f"{W}abstractNum")
            }
            for one in numbering.iter(f"{W}num"):
                made._add(one, kinds.get(_value(one, "abstractNumId"), {}))
        if styles is not None:
            made.styles = _of_styles(styles)
        return made

    def _add(self, one: Element, levels: dict[int, _Level]) -> None:
        """A list of its own levels, or of those it shares, and counts on with, with other lists."""
        number, changed = one.get(f"{W}numId", ""), _levels(one)
        self.levels[number] = {**levels, **changed}
        self._kinds[number] = number if changed else f"kind {_value(one, 'abstractNumId')}"
        self._restarts[number] = {
            _number(part.get(f"{W}ilvl")): _number(_value(part, "startOverride"), 1)
            for part in one.iterfind(f"{W}lvlOverride")
            if part.find(f"{W}startOverride") is not None
        }

    def marker(self, paragraph: Element) -> str:
        """What is drawn before the paragraph, with a blank behind it; empty outside lists."""
        style = next(paragraph.iterfind(f"{W}pPr/{W}pStyle"), None)
        by_style = self.styles.get(style.get(f"{W}val", "")) if style is not None else None
        place = _place(paragraph) or by_style
        if not place or place[0] not in self.levels:
            return ""
        number_id, depth = place
        level = self.levels[number_id].get(depth)
        if level is None or (level.form == "none" and not level.text.strip()):
            return ""
        counts = self._counts.setdefault(self._kinds[number_id], {})
        restart = self._restarts[number_id].pop(depth, None)  # where the list is first used
        if restart is not None:
            counts[depth] = restart - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._written(number_id, level, counts)

    def _written(self, number_id: str, level: _Level, counts: dict[int, int]) -> str:
        if level.form == "bullet":
            return BULLET
        levels = self.levels[number_id]

        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            of_level = levels.get(depth, level)
            return FORMATS.get(of_level.form, str)(max(counts.get(depth, of_level.start), 1))

        return f"{_PLACE.sub(number, level.text).strip()} ".lstrip()


def _of_styles(styles: Element) -> dict[str, tuple[str, int]]:
    """The list and level of each style that has one, or is based on one that has."""
    by_id = {one.get(f"{W}styleId", ""): one for one in styles.iterfind(f"{W}style")}
    found = {}
    for key in by_id:
        style, depth = by_id.get(key), 0
        while style is not None and depth < _MOST:
            if place := _place(style):
                found[key] = place
                break
            style, depth = by_id.get(_value(style, "basedOn")), depth + 1
    return found


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        _number(one.get(f"{W}ilvl")): _Level(
            _value(one, "numFmt"), _value(one, "lvlText")[:40], _number(_value(one, "start"), 1)
        )
        for one in abstract.iter(f"{W}lvl")
    }


def _place(holder: Element) -> tuple[str, int] | None:
    """The list and the level that a paragraph's or a style's properties name."""
    properties = next(holder.iterfind(f"{W}pPr/{W}numPr"), None)
    if properties is None:
        return None
    return _value(properties, "numId"), _number(_value(properties, "ilvl"))


def _value(holder: Element, tag: str) -> str:
    found = holder.find(f"{W}{tag}")
    return found.get(f"{W}val", "") if found is not None else ""


def _number(raw: str | None, default: int = 0) -> int:
    return int(raw) if raw and raw.isdecimal() and len(raw) < _MOST else default
