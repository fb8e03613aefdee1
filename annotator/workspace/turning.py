"""Taking back and doing again: the rows that an undo, a redo or a revert changes."""

from annotator.model.errors import ConflictError
from annotator.model.images import advanced, image, inverse, record_from, stands
from annotator.model.records import Change, Mode, Revision, RowChange
from annotator.model.times import local_time
from annotator.store.reader import Reader
from annotator.store.state import ReaderState


def turned(
    reader: Reader, state: ReaderState, revision: Revision, mode: Mode
) -> tuple[Change, ...]:
    """The rows before and after. Undo and redo take an act of several parts as a whole.

    Raises ConflictError, which names who, where a row has moved on since.
    """
    parts = [revision]
    if mode is not Mode.DO:
        parts += reader.later_parts(revision.number)
    if mode is Mode.REDO:
        steps = [(part, step) for part in parts for step in part.changes]
    else:
        steps = [
            (part, inverse(change)) for part in reversed(parts) for change in reversed(part.changes)
        ]
    return tuple(_stepped(reader, state, step, part, mode) for part, step in steps)


def _stepped(
    reader: Reader, state: ReaderState, step: RowChange, revision: Revision, mode: Mode
) -> Change:
    current = state.row(step.table, step.id)
    plain = image(current) if current else None
    if not stands(plain, inverse(step)):
        raise ConflictError(_moved_on(reader, step, revision, mode))
    after = advanced(plain, step)
    return Change(current, record_from(step.table, step.id, after) if after else None)


def _moved_on(reader: Reader, step: RowChange, revision: Revision, mode: Mode) -> str:
    later = reader.last_touch(step.table, step.id, after=revision.number)
    who, when = "somebody", ""
    if later:
        who, when = later.author, f" ({later.verb}, {local_time(later.at)})"
    act = "done again" if mode is Mode.REDO else "taken back"
    return (
        f"“{revision.verb}” can't be {act}, because {who} has changed it since{when}. "
        "Nothing was changed; take the later change back first."
    )
