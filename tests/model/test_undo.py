"""Which revision undo and redo take next, from any part of the log."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.records import Mode
from annotator.model.undo import UndoStack

Entry = tuple[int, Mode, int | None]


@st.composite
def logs(draw: st.DrawFn) -> list[Entry]:
    """A log as a workspace writes it: acts, undos of the top and redos of the top."""
    log: list[Entry] = [(1, Mode.SETUP, None)]
    stack = UndoStack(log)
    for act in draw(st.lists(st.sampled_from("dddur"), max_size=30)):
        number = len(log) + 1
        entry: Entry = (number, Mode.DO, None)
        if act == "u" and stack.undo_target is not None:
            entry = (number, Mode.UNDO, stack.undo_target)
        elif act == "r" and stack.redo_target is not None:
            entry = (number, Mode.REDO, stack.redo_target)
        log.append(entry)
        stack.record(*entry)
    return log


def undone(stack: UndoStack) -> list[int]:
    """Every revision that repeated undo would take, in that order."""
    taken: list[int] = []
    while (target := stack.undo_target) is not None:
        taken.append(target)
        stack.record(1000 + len(taken), Mode.UNDO, target)
    return taken


def test_an_untouched_project_has_nothing_to_undo_or_redo() -> None:
    stack = UndoStack([(1, Mode.SETUP, None)])
    assert stack.undo_target is None
    assert stack.redo_target is None


def test_undo_takes_the_last_act_and_redo_brings_it_back() -> None:
    stack = UndoStack([(1, Mode.DO, None), (2, Mode.DO, None)])
    stack.record(3, Mode.UNDO, 2)
    assert (stack.undo_target, stack.redo_target) == (1, 2)
    stack.record(4, Mode.REDO, 2)
    assert (stack.undo_target, stack.redo_target) == (2, None)


def test_a_new_act_ends_the_chance_to_redo() -> None:
    stack = UndoStack([(1, Mode.DO, None), (2, Mode.UNDO, 1), (3, Mode.DO, None)])
    assert stack.redo_target is None
    assert stack.undo_target == 3


@given(logs(), st.data())
def test_any_part_of_the_log_to_its_end_leads_to_the_top_of_the_whole(
    log: list[Entry], data: st.DataObject
) -> None:
    tail = log[data.draw(st.integers(0, len(log))) :]
    part, whole = UndoStack(tail), UndoStack(log)
    assert part.depth <= whole.depth
    levels = undone(part)
    assert levels == undone(whole)[: len(levels)]


@given(logs(), st.data())
def test_what_a_part_of_the_log_would_redo_the_whole_would_redo(
    log: list[Entry], data: st.DataObject
) -> None:
    part = UndoStack(log[data.draw(st.integers(0, len(log))) :])
    if part.redo_target is not None:
        assert part.redo_target == UndoStack(log).redo_target
