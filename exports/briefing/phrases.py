"""The words of a briefing in its language: headings, comparators, verbs, figures, dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from annotator.model.quantity import Quantity
from exports.briefing.dates import in_words
from exports.briefing.english import ENGLISH
from exports.briefing.russian import RUSSIAN
from exports.briefing.wording import moment, units

LOCALES: Mapping[str, str] = {"en": "en_GB", "ru": "ru_RU"}
_BOOKS: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "ru": RUSSIAN}
_UNITS: Mapping[str, str] = {
    "tonne": "mass-tonne",
    "kilogram": "mass-kilogram",
    "gram": "mass-gram",
    "kilometre": "length-kilometer",
    "metre": "length-meter",
    "hectare": "area-hectare",
    "litre": "volume-liter",
    "percent": "concentr-percent",
    "year": "duration-year",
    "month": "duration-month",
    "week": "duration-week",
    "day": "duration-day",
    "hour": "duration-hour",
    "pound": "mass-pound",
    "ounce": "mass-ounce",
    "milligram": "mass-milligram",
    "centimetre": "length-centimeter",
    "millimetre": "length-millimeter",
    "mile": "length-mile",
    "nautical mile": "length-nautical-mile",
    "foot": "length-foot",
    "inch": "length-inch",
    "yard": "length-yard",
    "square kilometre": "area-square-kilometer",
    "square metre": "area-square-meter",
    "square mile": "area-square-mile",
    "square foot": "area-square-foot",
    "acre": "area-acre",
    "barrel": "volume-barrel",
    "cubic metre": "volume-cubic-meter",
    "cubic foot": "volume-cubic-foot",
    "cubic centimetre": "volume-cubic-centimeter",
    "watt": "power-watt",
    "kilowatt": "power-kilowatt",
    "megawatt": "power-megawatt",
    "gigawatt": "power-gigawatt",
    "kilowatt-hour": "energy-kilowatt-hour",
    "megabyte": "digital-megabyte",
    "gigabyte": "digital-gigabyte",
    "terabyte": "digital-terabyte",
    "knot": "speed-knot",
    "kilometre per hour": "speed-kilometer-per-hour",
    "mile per hour": "speed-mile-per-hour",
    "second": "duration-second",
    "minute": "duration-minute",
}
"""CLDR's unit of each unit of `units.toml` that has one."""
_SPELT = frozenset(("length-meter", "length-inch", "length-foot"))
"""What is never shortened in English: `5 m` reads as five million, `5 in` as a preposition."""
_SIGNS: Mapping[str, str] = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}
_MAGNITUDES = (12, 9, 6)
_MAGNITUDE_DIGITS = 3
"""A figure is written with a magnitude word only where that loses nothing."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's words."""

    language: str

    @property
    def locale(self) -> str:
        """Babel's name of the locale."""
        return LOCALES[self.language]

    @property
    def tag(self) -> str:
        """The language as Word wants it."""
        return self.locale.replace("_", "-")

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key, with their places filled."""
        words = _BOOKS[self.language][key]
        return words.format(**values) if values else words

    def find(self, key: str, default: str = "") -> str:
        """The words under a key that the language may not have."""
        return _BOOKS[self.language].get(key, default)

    def counted(self, number: int, noun: str) -> str:
        """`12 decisions`, `21 решение`: the noun in the form that the number asks for."""
        forms = self(f"count.{noun}").split("|")
        return f"{self.number(Decimal(number))} {forms[_form(self.locale, number)]}"

    def number(self, value: Decimal) -> str:
        """The number with its thousands set apart as the language does it."""
        from babel.numbers import format_decimal

        places = max(-int(value.normalize().as_tuple().exponent), 0)
        pattern = "#,##0" + ("." + "#" * places if places else "")
        return str(format_decimal(value, pattern, locale=self.locale))

    def figure(self, quantity: Quantity) -> str:
        """The figure for a table: `> 29.1 t`, `≈ USD 7.5 million`, `10–15%`."""
        return self._written(quantity, _SIGNS.get(quantity.comparator, ""), short=True)

    def said(self, quantity: Quantity) -> str:
        """The figure for a sentence: `more than 29.1 tonnes`, `about USD 7.5 million`."""
        sign = self.find(f"comparator.{quantity.comparator}")
        return self._written(quantity, f"{sign} " if sign else "", short=False)

    def _written(self, figure: Quantity, sign: str, *, short: bool) -> str:
        if figure.value is not None:
            said = sign + self._amount(figure.value, figure.unit, short=short)
            return f"{said} ({self('vague')})" if figure.comparator == "vague" else said
        low, high = figure.low, figure.high
        if low is not None and high is not None:
            said = sign + self._range(low, high, figure.unit, short=short)
        elif low is not None:
            said = (sign or self._bound(">=", short=short)) + self._amount(
                low, figure.unit, short=short
            )
        elif high is not None:
            said = (sign or self._bound("<=", short=short)) + self._amount(
                high, figure.unit, short=short
            )
        else:
            return ""
        return f"{said} ({self('vague')})" if figure.comparator == "vague" else said

    def _bound(self, comparator: str, *, short: bool) -> str:
        return _SIGNS[comparator] if short else self(f"comparator.{comparator}") + " "

    def _range(self, low: Decimal, high: Decimal, unit: str, *, short: bool) -> str:
        last = self._amount(high, unit, short=short, plain=True)
        number = self.number(high)
        return last.replace(number, f"{self.number(low)}–{number}", 1)

    def _amount(self, value: Decimal, unit: str, *, short: bool, plain: bool = False) -> str:
        said = self._with_unit(value, unit, short=short, plain=plain)
        # In Russian a number is never parted from its unit, in English a column's width sees to it.
        return said.replace(" ", "\u00a0") if self.language == "ru" else said

    def _with_unit(self, value: Decimal, unit: str, *, short: bool, plain: bool) -> str:
        signed = short and unit in _UNITS  # words and signs do not mix: `2 million t`
        number = self.number(value) if plain or signed else self._worded(value)
        if unit in ("", "count"):
            return number
        if len(unit) == 3 and unit.isascii() and unit.isupper():
            return f"{number} {unit}" if self.language == "ru" else f"{unit} {number}"
        if unit not in _UNITS:
            return f"{number} {units(unit, number) if self.language == 'en' else unit}"
        from babel.units import format_unit

        # After a comparator Russian wants the genitive, which CLDR does not have: signs do.
        long = not short and self.language == "en" and unit != "percent"
        # A short Russian year looks like a gram or a litre: `г.`, `л.`.
        long = long or (self.language == "ru" and _UNITS[unit].startswith("duration"))
        long = long or (self.language == "en" and _UNITS[unit] in _SPELT)
        said = format_unit(
            value, _UNITS[unit], length="long" if long else "short", locale=self.locale
        )
        from babel.numbers import format_decimal

        return str(said).replace(str(format_decimal(value, locale=self.locale)), number, 1)

    def _worded(self, value: Decimal) -> str:
        """`7.5 million` where three decimals say all of it, else all digits."""
        from babel.numbers import format_compact_decimal

        # The word is that of the largest power; a smaller one would be rounded to it.
        power = next((one for one in _MAGNITUDES if abs(value) >= Decimal(10) ** one), 0)
        scaled = value / Decimal(10) ** power
        if not power or scaled != round(scaled, _MAGNITUDE_DIGITS):
            return self.number(value)
        return str(
            format_compact_decimal(
                value,
                format_type="long" if self.language == "en" else "short",
                locale=self.locale,
                fraction_digits=_MAGNITUDE_DIGITS,
            )
        )

    def day(self, edtf: str) -> str:
        """A date in words: `28 November 2019`, `November 2019`, `2017–2020`; else as it is."""
        return in_words(self, edtf)

    def short_day(self, edtf: str) -> str:
        """A day as a table shows it: `28 Nov 2019`, `28.11.2019`; any other date in words."""
        return in_words(self, edtf, "short")


@cache
def _form(locale: str, number: int) -> int:
    """Which of the forms one|few|many the number takes."""
    from babel import Locale

    forms = {"one": 0, "few": 1, "many": 2, "other": 1}
    return forms[Locale.parse(locale).plural_form(number)]


def day(edtf: str) -> str:
    """An EDTF date in English words: `28 November 2019`, `2–8 April 2020`, `2017–2020`."""
    return Phrases("en").day(edtf)


def data_as_of(iso: str) -> str:
    """`23 November 2026, 10:32 UTC`; says so where the project has no revision yet."""
    at = moment(iso)
    return f"{day(f'{at:%Y-%m-%d}')}, {at:%H:%M} UTC" if at else iso or "nothing recorded yet"
