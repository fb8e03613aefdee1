"""The answers of a project are read as they stand: tags, dismissals, deleted tags."""

import pytest

from annotator.model.answers import Answer, answer_of
from annotator.model.ops import Accept, AcceptMany, Delete, Dismiss, MoveBoundary, SetFields, Tag
from annotator.model.records import Document, FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.workspace import OpenCount, Workspace, new_id
from tests.builders import RELEASE, draft, noted, span_of


@pytest.fixture
def release(workspace: Workspace) -> Document:
    return workspace.import_draft(draft(RELEASE))


def proposal(words: str, rule: str = "count") -> Suggestion:
    return Suggestion("statistic", span_of(words), rule=rule, score=0.7)


def accept(workspace: Workspace, release: Document, words: str, **changes: str) -> str:
    made = new_id()
    fields = {key: FieldValue(value) for key, value in changes.items()}
    workspace.apply(Accept(made, release.id, proposal(words), fields))
    return made


def answers(workspace: Workspace) -> list[Answer]:
    with workspace.snapshot() as snapshot:
        return list(snapshot.answers())


def verdicts(workspace: Workspace) -> dict[str, str]:
    return {one.quote: str(one.verdict) for one in answers(workspace)}


def test_tags_and_dismissals_are_answers(workspace: Workspace, release: Document) -> None:
    workspace.apply(Tag(new_id(), release.id, "official", (span_of("Mira Olsen"),)))
    accept(workspace, release, "340")
    accept(workspace, release, "30%", unit="percent")
    workspace.apply(Dismiss(new_id(), release.id, proposal("crews")))
    assert verdicts(workspace) == {
        "Mira Olsen": "made",
        "340": "accepted",
        "30%": "changed",
        "crews": "dismissed",
    }


def test_correcting_a_tag_later_counts_as_a_change(workspace: Workspace, release: Document) -> None:
    first, second = accept(workspace, release, "340"), accept(workspace, release, "30%")
    workspace.apply(SetFields(first, {"unit": FieldValue("count")}))
    place = span_of("30%")
    workspace.apply(MoveBoundary(second, (Span(place.start, place.end - 1),)))
    assert set(verdicts(workspace).values()) == {"changed"}
    workspace.undo()
    assert verdicts(workspace)["30%"] == "accepted"


def test_what_was_taken_in_bulk_says_so(workspace: Workspace, release: Document) -> None:
    many = tuple(Accept(new_id(), release.id, proposal(words)) for words in ("340", "30%"))
    workspace.apply(AcceptMany(many))
    assert set(verdicts(workspace).values()) == {"bulk"}


def test_accepted_and_deleted_is_turned_down_until_it_comes_back(
    workspace: Workspace, release: Document
) -> None:
    made = accept(workspace, release, "340")
    workspace.apply(Delete((made,)))
    assert verdicts(workspace) == {"340": "deleted"}
    assert answers(workspace)[0].rule == "count"
    workspace.undo()
    assert verdicts(workspace) == {"340": "accepted"}


def test_a_deleted_tag_made_by_hand_says_nothing(workspace: Workspace, release: Document) -> None:
    made = new_id()
    workspace.apply(Tag(made, release.id, "official", (span_of("Mira Olsen"),)))
    workspace.apply(Delete((made,)))
    assert answers(workspace) == []


def test_an_answer_is_the_same_whether_read_or_made_of_its_record(
    workspace: Workspace, release: Document
) -> None:
    made = accept(workspace, release, "340")
    workspace.apply(Dismiss(new_id(), release.id, proposal("crews")))
    [tag, dismissed] = answers(workspace)
    record = workspace.annotation(made)
    expected = answer_of(record, release.publisher, RELEASE)
    assert (tag.before, tag.after, tag.start) == (expected.before, expected.after, expected.start)
    assert dict(tag.fields) == dict(expected.fields)
    assert (dismissed.before, dismissed.after) == (
        RELEASE[span_of("crews").start - 24 : span_of("crews").start],
        RELEASE[span_of("crews").end :][:24],
    )


def test_open_counts_are_kept_beside_the_log(workspace: Workspace, release: Document) -> None:
    head = workspace.history(9)
    assert noted(workspace.path) == {}
    workspace.suggested.note({release.sha256: OpenCount(5, 2)}, "one")
    workspace.suggested.note({release.sha256: OpenCount(4, 2)}, "one")
    assert noted(workspace.path) == {release.sha256: OpenCount(4, 2)}
    assert workspace.history(9) == head
    assert workspace.check() == []
