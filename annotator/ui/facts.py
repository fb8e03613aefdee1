"""What is known of a release, as the window calls it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def _tr(words: str) -> str:
    return QCoreApplication.translate("Facts", words)


def fact_titles() -> Mapping[str, str]:
    """The title of each column of a document that can be edited, in the order of the header."""
    return {
        "title": _tr("Title"),
        "publisher": _tr("Publisher"),
        "author": _tr("Author or spokesperson"),
        "published_on": _tr("Published on"),
        "event_date": _tr("Date of the event"),
        "language": _tr("Language"),
        "source_address": _tr("Source address"),
        "handling": _tr("Handling mark"),
        "reliability": _tr("Reliability"),
    }
