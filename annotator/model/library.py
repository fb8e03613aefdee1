"""Which releases the library shows, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from annotator.model.errors import UserError
from annotator.model.review import DocumentState

FILTERS_SETTING = "library.filters"
"""Project setting: filters by name, each as `LibraryFilter.plain` gives it."""


class LibraryColumn(StrEnum):
    """What the library knows of a release, shows in a column and sorts by."""

    IMPORTED = "imported"
    TITLE = "title"
    PUBLISHER = "publisher"
    EVENT = "event"
    PUBLISHED = "published"
    LANGUAGE = "language"
    TAGS = "tags"
    STATE = "state"
    ASSIGNED = "assigned"
    SUGGESTIONS = "suggestions"


@dataclass(frozen=True, slots=True)
class LibraryOrder:
    """By what the library is sorted; the order of import settles what is equal."""

    column: LibraryColumn = LibraryColumn.IMPORTED
    descending: bool = False


AS_IMPORTED = LibraryOrder()
"""The order of a library that nobody has sorted."""


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """Which releases are shown: those that meet every condition that is set.

    `states` are any of these, `returned` asks for a tag that was returned, dates are EDTF and both
    ends count; `assigned` is a member's id, `open_suggestions` asks for what is known of them.
    """

    states: tuple[DocumentState, ...] = ()
    returned: bool = False
    flagged: bool = False
    open_suggestions: bool = False
    assigned: str = ""
    language: str = ""
    publisher: str = ""
    event_from: str = ""
    event_to: str = ""
    published_from: str = ""
    published_to: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything pass."""
        return self == EVERYTHING

    def without(self, name: str) -> "LibraryFilter":
        """The filter without one of its conditions."""
        return replace(self, **{name: getattr(EVERYTHING, name)})

    def plain(self) -> dict[str, Any]:
        """The conditions that are set, as plain values."""
        return {
            one.name: _plain(getattr(self, one.name))
            for one in fields(self)
            if getattr(self, one.name) != one.default
        }


EVERYTHING = LibraryFilter()
"""The filter that lets every release pass."""


def _plain(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, tuple) else value


def filter_from(plain: Mapping[str, Any]) -> LibraryFilter:
    """A filter from what `plain` gave; conditions that this program does not know are left out."""
    known = {one.name for one in fields(LibraryFilter)}
    values = {name: value for name, value in plain.items() if name in known}
    states = set(DocumentState)
    values["states"] = tuple(
        DocumentState(one) for one in values.get("states", ()) if one in states
    )
    return LibraryFilter(**values)


def saved_filters(setting: object) -> dict[str, LibraryFilter]:
    """The project's saved filters by name, from its setting; empty where none was saved."""
    if not isinstance(setting, dict):
        return {}
    return {
        str(name): filter_from(plain) for name, plain in setting.items() if isinstance(plain, dict)
    }


def with_filter(
    saved: Mapping[str, LibraryFilter], name: str, wanted: LibraryFilter
) -> dict[str, dict[str, Any]]:
    """The setting with one filter more, or another one of that name. UserError without a name."""
    words = " ".join(name.split())
    if not words:
        raise UserError("The filter has no name. Write one to save it under.")
    if wanted.is_empty:
        raise UserError("The filter has no condition. Choose one, then save it.")
    return {key: one.plain() for key, one in {**saved, words: wanted}.items()}
