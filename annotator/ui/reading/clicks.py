"""What a series of clicks means: which of several marks under the mouse, or a whole paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.ui.reading.marks import Mark


def next_of(marks: Sequence[Mark], chosen: str | None) -> str | None:
    """The mark that a click chooses: the smallest, or the one after the chosen; round the end."""
    if not marks:
        return None
    keys = [mark.key for mark in marks]
    return keys[(keys.index(chosen) + 1) % len(keys)] if chosen in keys else keys[0]


@dataclass(slots=True)
class TripleClick:
    """Tells a third click from a new first one; times in milliseconds, places in pixels."""

    interval: int
    slack: int
    _at: int | None = None
    _place: tuple[int, int] = (0, 0)

    def doubled(self, at: int, place: tuple[int, int]) -> None:
        """There was a double click."""
        self._at, self._place = at, place

    def completed_by(self, at: int, place: tuple[int, int]) -> bool:
        """Whether a press makes it a triple click; it counts once."""
        since, self._at = self._at, None
        if since is None or at - since > self.interval:
            return False
        return max(abs(place[0] - self._place[0]), abs(place[1] - self._place[1])) <= self.slack
