"""The queue's reader: order and filters, and what the log says of tags that wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.ops import (
    AddMember,
    ChangeKind,
    Return,
    SetFields,
    Settle,
    Submit,
    Tag,
    TagMany,
    Verify,
)
from annotator.model.records import Document, FieldValue, State
from annotator.model.spans import Span
from annotator.store.review_queue import QueueFilter, QueueReader
from annotator.workspace import Reader, Workspace, new_id
from tests.builders import draft, project


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Inga supervises, Ada annotates."""
    with project(tmp_path) as opened:
        opened.apply(AddMember(new_id(), "Ada"))
        yield opened
        assert opened.check() == []


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return workspace.import_draft(draft())


@pytest.fixture
def queue(workspace: Workspace) -> Iterator[QueueReader]:
    reader = Reader(workspace.path)
    yield QueueReader(reader)
    reader.close()


def handed_in(
    workspace: Workspace, document: Document, places: int = 1, **how: object
) -> tuple[str, ...]:
    """Tags of Ada at as many places; Inga acts again."""
    workspace.team.act_as("Ada")
    tags = tuple(
        Tag(new_id(), document.id, "statistic", (Span(at * 5, at * 5 + 4),), **how)  # type: ignore[arg-type]
        for at in range(places)
    )
    workspace.apply(TagMany(tags))
    workspace.apply(Submit(tuple(one.id for one in tags)))
    workspace.team.act_as("Inga Berg")
    return tuple(one.id for one in tags)


def ids(queue: QueueReader, chosen: QueueFilter = QueueFilter()) -> list[str]:  # noqa: B008
    return [one.annotation.id for one in queue.waiting(99, chosen)]


def test_the_riskiest_come_first_and_those_of_one_risk_as_they_were_made(
    workspace: Workspace, document: Document, queue: QueueReader
) -> None:
    one, two, three = handed_in(workspace, document, 3)
    assert ids(queue) == [one, two, three]
    workspace.review.rate({two: 7.0, new_id(): 3.0})
    assert ids(queue) == [two, one, three]
    assert queue.waiting(1)[0].risk == 7.0


def test_a_row_s_own_risk_is_known_at_once(
    workspace: Workspace, document: Document, queue: QueueReader
) -> None:
    [plain] = handed_in(workspace, document)
    workspace.team.act_as("Ada")
    low = Tag(
        new_id(),
        document.id,
        "statistic",
        (Span(40, 44),),
        origin="suggested:counted",
        confidence=0.4,
    )
    workspace.apply(low)
    workspace.apply(Submit((low.id,)))
    workspace.team.act_as("Inga Berg")
    assert ids(queue) == [low.id, plain]
    workspace.apply(Verify((plain,)))
    workspace.apply(SetFields(plain, {"value": FieldValue("3")}))
    assert ids(queue) == [plain, low.id]
    assert ids(queue, QueueFilter(state=State.CHANGED)) == [plain]
    assert ids(queue, QueueFilter(origin="suggested:counted")) == [low.id]
    assert queue.origins() == queue.all_origins() == ("suggested:counted",)


def test_filters_follow_a_change_of_kind(
    workspace: Workspace, document: Document, queue: QueueReader
) -> None:
    [one] = handed_in(workspace, document)
    assert ids(queue, QueueFilter(kind="decision")) == []
    workspace.apply(ChangeKind(one, "decision"))
    assert ids(queue, QueueFilter(kind="decision", document=document.id)) == [one]
    assert queue.count(QueueFilter(kind="decision")) == queue.count() == 1


def test_what_was_returned_or_amended_counts_as_wrong_until_that_is_taken_back(
    workspace: Workspace, document: Document, queue: QueueReader
) -> None:
    back, amended, _ = handed_in(workspace, document, 3)
    workspace.apply(Return((back,), reason="Too short."))
    returned = workspace.history(1)[0].number
    workspace.apply(SetFields(amended, {"value": FieldValue("3")}))
    assert queue.corrected() == {back, amended}
    workspace.undo()
    assert queue.corrected() == {back}
    workspace.redo()
    assert queue.corrected() == {back, amended}
    workspace.revert(returned)
    assert queue.corrected() == {amended}
    workspace.undo()
    assert queue.corrected() == {back, amended}


def test_what_gave_way_when_a_difference_was_settled_counts_as_wrong(
    workspace: Workspace, document: Document, queue: QueueReader
) -> None:
    kept, given_up = handed_in(workspace, document, 2)
    workspace.apply(Settle(kept, (given_up,)))
    assert queue.corrected() == {given_up}
    workspace.undo()
    assert queue.corrected() == frozenset()


def test_of_two_that_agreed_none_counts_as_wrong(
    workspace: Workspace, document: Document, queue: QueueReader
) -> None:
    workspace.apply(AddMember(new_id(), "Ben"))
    (hers,) = handed_in(workspace, document)
    workspace.team.act_as("Ben")
    his = new_id()
    workspace.apply(Tag(his, document.id, "statistic", (Span(0, 4),)))
    workspace.apply(Submit((his,)))
    workspace.team.act_as("Inga Berg")
    workspace.apply(Settle(hers, (his,)))
    assert queue.corrected() == frozenset()


def test_bulk_acts_and_verified_tags_are_known_of_the_author(
    workspace: Workspace, document: Document, queue: QueueReader
) -> None:
    many = handed_in(workspace, document, 6)
    workspace.apply(Verify(many[:2]))
    known = queue.background()
    assert known.verified_of == {workspace.team.members[1].id: 2}
    assert {known.accepted_together[one] for one in many} == {6}


def test_what_was_verified_is_told_from_the_log(
    workspace: Workspace, document: Document, queue: QueueReader
) -> None:
    [one] = handed_in(workspace, document)
    assert queue.verified_as(workspace.annotation(one)) is None
    workspace.apply(SetFields(one, {"value": FieldValue("3")}))
    workspace.apply(Verify((one,)))
    workspace.apply(SetFields(one, {"value": FieldValue("4")}))
    workspace.apply(SetFields(one, {"value": FieldValue("5")}))
    then = queue.verified_as(workspace.annotation(one))
    assert then is not None
    assert then["fields.value"] == ["3"]
