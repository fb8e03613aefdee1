"""Conditions on what is known of a release: language, dates, marks."""

from collections.abc import Callable, Mapping

from annotator.model.search import Fact

Condition = tuple[str, tuple[object, ...]]
"""SQL over `document`, and its values."""

_DATE_COLUMNS: Mapping[str, str] = {"published": "published_on", "event": "event_date"}
_TAGGED = "EXISTS (SELECT 1 FROM annotation AS held WHERE held.document_n = document.n)"
_IS: Mapping[str, str] = {"flagged": "document.flagged", "tagged": _TAGGED}

# EDTF sorts as text, and a date within a month begins like the month.
_DATES: Mapping[str, str] = {
    ":": "{0} LIKE ? || '%'",
    ">": "({0} > ? AND {0} NOT LIKE ? || '%')",
    ">=": "{0} >= ?",
    "<": "({0} <> '' AND {0} < ?)",
    "<=": "({0} <> '' AND ({0} < ? OR {0} LIKE ? || '%'))",
    "..": "({0} >= ? AND ({0} < ? OR {0} LIKE ? || '%'))",
}


def release_condition(fact: Fact) -> Condition:
    """What the fact means in SQL."""
    return _CONDITIONS[fact.name](fact)


def _date(fact: Fact) -> Condition:
    sql = _DATES[fact.sign].format(f"document.{_DATE_COLUMNS[fact.name]}")
    if fact.sign == "..":
        return sql, (fact.value, fact.high, fact.high)
    return sql, (fact.value,) * sql.count("?")


def _language(fact: Fact) -> Condition:
    return "document.language = ?", (fact.value.lower(),)


def _is(fact: Fact) -> Condition:
    return _IS[fact.value.lower()], ()


_CONDITIONS: Mapping[str, Callable[[Fact], Condition]] = {
    "published": _date,
    "event": _date,
    "language": _language,
    "is": _is,
}
