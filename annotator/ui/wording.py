"""Dates, languages, counts and places as people read them."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from annotator.model.spans import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def date_words(edtf: str) -> str:
    """`14 Jan 2020` for a whole date; anything less exact stays in EDTF."""
    if not _DAY.fullmatch(edtf):
        return edtf
    return QLocale(QLocale.Language.English).toString(
        QDate.fromString(edtf, "yyyy-MM-dd"), "d MMM yyyy"
    )


def language_words(code: str) -> str:
    """`English` for `en`; the code itself where it is not known."""
    language = QLocale.codeToLanguage(code)
    known = language is not QLocale.Language.AnyLanguage
    return QLocale.languageToString(language) if known else code


def counted(count: int, one: str, many: str) -> str:
    """`1 tag`, `2 tags`."""
    return f"{count:,} {one if count == 1 else many}"


def place_words(spans: Sequence[Span]) -> str:
    """Where a tag stands, in code points of the text, as assistive technology counts them."""
    places = ", ".join(f"{span.start}–{span.end}" for span in spans)
    return QCoreApplication.translate("Wording", "Characters {places}").format(places=places)
