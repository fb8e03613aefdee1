"""The shapes of dates: patterns that are tried at a number or at a month's name."""

import re
from collections.abc import Mapping

from annotator.suggest.date_words import DateWords, alternatives

_DASH = r"[ ]{0,2}[-–—‑][ ]{0,2}"
_YEAR = r"(?:1[89]|20|21)\d\d"
_RU_YEAR = r"(?:\s+(?:год(?:а|у|ом|ы|ов|ах)?|гг?\b\.?|year\b))?"
_ORDINAL = r"(?:(?:<sup>)?(?:st|nd|rd|th)\b(?:</sup>)?|-го|-е)?"

_PATTERNS: Mapping[str, str] = {
    "iso": r"(?P<y>(?:19|20)\d\d)(?P<tie>[-/])(?P<m>\d\d)(?P=tie)(?P<d>\d\d)(?![\d-])",
    "dotted": r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)",
    "slashed": r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)",
    "day_range": r"{D}(?:{DASH}|\s+(?:to|and|и)\s+){D2}\s+(?:of\s+)?{M}(?:,?\s+{Y})?",
    "day_list": r"{D}(?:,\s*\d{1,2}(?:st|nd|rd|th)?)*,?\s+and\s+{D2}\s+{M}(?:,?\s+{Y})?",
    "day_month": r"{D}\s+(?:of\s+)?{M}(?:,?\s+{Y})?",
    "years": r"(?P<a>{YEAR}){DASH}(?P<b>{YEAR})(?![\d-]){RU}",
    "years_short": r"(?P<a>{YEAR})[-–/](?P<b>\d\d)(?![\d-]|[.,]\d)",
    "decade": r"(?P<y>{YEAR})(?:s\b|-х\b|-е\b)",
    "year": r"(?P<y>{YEAR})(?![\w%]|[.,]\d|[-–]\w)(?P<word>{RUW})?",
    "ago": r"{N}\s+{U}\s+(?:{AGO})\b",
    "month_day_range": r"{M}\s+{D}(?:{DASH}|\s+(?:to|and)\s+){D2}(?!\d|:)(?:,?\s+{Y})?",
    "month_day": r"{M}\s+{D}(?![\d]|[:.,]\d)(?:,?\s+{Y})?",
    "month_year": r"{M},?\s+(?:of\s+)?{Y}",
    "month": r"{M}",
    "weekday": r"{W}",
    "season": r"{S}\s+(?:of\s+)?{Y}",
    "half": r"{P}\s+(?:half|полугоди[еяию])\s+(?:of\s+)?(?:the\s+year\s+)?{Y}",
    "quarter": r"{P}\s+(?:quarter|квартал[еау]?)\s+(?:of\s+)?{Y}",
    "quarter_code": r"[Qq](?P<q>[1-4])\s+(?:of\s+)?{Y}",
    "last_units": r"(?P<side>\w+)\s+{N}\s+{U}",
}
DIGIT_PATTERNS = (
    *("iso", "dotted", "slashed", "day_range", "day_list", "day_month"),
    *("years", "years_short", "decade", "year", "ago"),
)
MONTH_PATTERNS = ("month_day_range", "month_day", "month_year", "month")


def compiled(words: DateWords) -> dict[str, "re.Pattern[str]"]:
    """The patterns by name, filled with the words of the lexicon."""
    year_words = alternatives(words.year_words)
    slots = {
        "M": rf"(?P<month>{alternatives(words.months)})\b\.?",
        "W": rf"(?P<weekday>{alternatives(words.weekdays)})\b",
        "S": rf"(?P<season>{alternatives(words.seasons)})\b",
        "P": rf"(?P<part>{alternatives(words.parts)})\b",
        "U": rf"(?P<unit>{alternatives(words.units)})\b",
        "AGO": alternatives(words.ago),
        "N": rf"(?P<count>\d{{1,3}}|(?i:{alternatives(words.cardinals)}))",
        "Y": rf"(?P<year>{_YEAR}(?!\d|-\d){_RU_YEAR}|{year_words})",
        "D": rf"(?P<day>\d{{1,2}}){_ORDINAL}",
        "D2": rf"(?P<last>\d{{1,2}}){_ORDINAL}",
    }
    return {name: re.compile(_filled(raw, slots)) for name, raw in _PATTERNS.items()}


def _filled(raw: str, slots: Mapping[str, str]) -> str:
    ru_word = r"\s+(?:год(?:а|у|ом|ы|ов|ах|е)?\b|гг?\b\.?)"
    shared = {"DASH": _DASH, "YEAR": _YEAR, "RU": _RU_YEAR, "RUW": ru_word}
    for key, pattern in {**slots, **shared}.items():
        raw = raw.replace("{" + key + "}", pattern)
    return raw
