"""What the window remembers between two starts; nothing of it is the user's data."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

ORGANISATION = "PressAnnotator"
_FULL_SIZE = 100
_SIZES = range(_FULL_SIZE, 201)
"""Sizes of the whole window that are believed; with any other it could not be used."""
_PLACE = re.compile(r"(?P<document>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (?P<caret>\d{1,9})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user was in a project: the release and the caret in it."""

    document: str
    caret: int


class Settings:
    """Layout, zoom and theme of the window, and the last place in each project."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings(ORGANISATION, "Press Annotator")

    def layout(self, name: str) -> QByteArray:
        """The stored state of a window or splitter, empty if there is none."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remember the state of a window or splitter."""
        self._store.setValue(f"layout/{name}", state)

    @property
    def zoom(self) -> int:
        """Zoom of the release in percent."""
        stored = str(self._store.value("zoom", ""))
        return int(stored) if stored.isdecimal() else _FULL_SIZE

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._store.setValue("zoom", percent)

    @property
    def size(self) -> int:
        """Size of the whole window in percent of what the desktop asks for."""
        stored = str(self._store.value("size", ""))
        return int(stored) if stored.isdecimal() and int(stored) in _SIZES else _FULL_SIZE

    @size.setter
    def size(self, percent: int) -> None:
        self._store.setValue("size", percent)

    @property
    def theme(self) -> str:
        """Name of the chosen theme; empty follows the desktop."""
        return str(self._store.value("theme", ""))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def models(self) -> bool:
        """Whether models look for further names."""
        return str(self._store.value("models", "")) == "on"

    @models.setter
    def models(self, on: bool) -> None:
        self._store.setValue("models", "on" if on else "off")

    @property
    def last_project(self) -> str:
        """Path of the project that was open last."""
        return str(self._store.value("last_project", ""))

    @last_project.setter
    def last_project(self, path: str) -> None:
        self._store.setValue("last_project", path)

    def mapping(self, columns: Sequence[str]) -> dict[str, str]:
        """How a table of these columns was imported last, empty where that is not known."""
        try:
            held = json.loads(str(self._store.value(f"tables/{_digest(columns)}", "{}")))
        except ValueError:
            return {}
        return {str(one): str(other) for one, other in held.items()} if held else {}

    def set_mapping(self, columns: Sequence[str], mapping: Mapping[str, str]) -> None:
        """Remember how a table of these columns is imported."""
        self._store.setValue(f"tables/{_digest(columns)}", json.dumps(dict(mapping)))

    def watched(self, project: Path, folder: Path) -> int:
        """Up to which time (ns since 1970) all files of a watched folder were taken in."""
        stored = str(self._store.value(f"watched/{_key(project)}/{_key(folder)}", "0"))
        return int(stored) if stored.isdecimal() else 0

    def set_watched(self, project: Path, folder: Path, since: int) -> None:
        """Remember up to which time a watched folder was taken in."""
        self._store.setValue(f"watched/{_key(project)}/{_key(folder)}", str(since))

    def member(self, project: Path) -> str:
        """Id of the member who worked on the project last, empty if that is not known."""
        return str(self._store.value(f"members/{_key(project)}", ""))

    def set_member(self, project: Path, member: str) -> None:
        """Remember who works on the project."""
        self._store.setValue(f"members/{_key(project)}", member)

    def place(self, project: Path) -> Place | None:
        """Where the user was in the project, None where that can't be read."""
        stored = str(self._store.value(f"places/{_key(project)}", ""))
        place = _PLACE.fullmatch(stored)
        return Place(place["document"], int(place["caret"])) if place else None

    def set_place(self, project: Path, place: Place) -> None:
        """Remember where the user was."""
        self._store.setValue(f"places/{_key(project)}", f"{place.document} {place.caret}")


def _digest(columns: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()[:16]


def _key(project: Path) -> str:
    return hashlib.sha256(str(project.absolute()).encode()).hexdigest()[:16]
