"""What was exported: a briefing that has left the house, sentence by sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence or row as it was exported, with the annotations behind it and their hashes."""

    key: str
    text: str
    annotations: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()

    @property
    def plain(self) -> list[Any]:
        """As JSON holds it."""
        return [self.key, self.text, list(self.annotations), list(self.hashes)]


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One briefing that was exported; `head` is the snapshot it was made of.

    `made_at` is ISO 8601 in UTC; `told` holds what it says, in the order of reading.
    """

    id: str
    made_at: str
    template: str
    title: str = ""
    file: str = ""
    head: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    told: tuple[Told, ...] = ()


def told_from(plain: Iterable[Any]) -> tuple[Told, ...]:
    """What `Told.plain` gave, read back."""
    return tuple(Told(key, text, tuple(ids), tuple(hashes)) for key, text, ids, hashes in plain)
