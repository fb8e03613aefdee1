"""Which revision undo and redo take next; computed from the log, so that it survives a restart."""

from collections.abc import Iterable

from annotator.model.records import Mode


class UndoStack:
    """Two stacks of revision numbers, fed with each revision's number, mode and target.

    Any part of the log, from anywhere to its end, leads to the same top of the stacks.
    """

    def __init__(self, log: Iterable[tuple[int, Mode, int | None]] = ()) -> None:
        self._undoable: list[int] = []
        self._redoable: list[int] = []
        for number, mode, target in log:
            self.record(number, mode, target)

    def record(self, number: int, mode: Mode, target: int | None) -> None:
        """Take note of a revision that has just been written."""
        if mode is Mode.DO:
            self._undoable.append(number)
            self._redoable.clear()
        elif mode is Mode.MORE and target is not None:
            self._redoable.clear()
            if self.undo_target != target:  # the log was read from behind the first part on
                self._undoable.append(target)
        elif mode is Mode.UNDO and target is not None:
            _drop(self._undoable, target)
            self._redoable.append(target)
        elif mode is Mode.REDO and target is not None:
            _drop(self._redoable, target)
            self._undoable.append(target)

    @property
    def depth(self) -> int:
        """How many revisions undo can take back."""
        return len(self._undoable)

    @property
    def undo_target(self) -> int | None:
        """The revision that undo takes back."""
        return self._undoable[-1] if self._undoable else None

    @property
    def redo_target(self) -> int | None:
        """The revision that redo does again."""
        return self._redoable[-1] if self._redoable else None


def _drop(stack: list[int], number: int) -> None:
    if number in stack:
        stack.remove(number)
