"""Importing: duplicates are named, near duplicates flagged, batches undone together."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.intake.gathering import gathered
from annotator.model.drafts import Draft, Taken, original_of
from annotator.model.errors import Cancelled
from annotator.model.ops import EditDocument
from annotator.workspace import ImportReport, Workspace
from annotator.workspace.importing import BATCH, STEP, Intake, Result, import_files
from tests.builders import OTHER_RELEASE, RELEASE, contents, draft, project, reopened

LONG = " ".join(
    f"Paragraph {n} reports the navigation season of harbour {n * 7}." for n in range(90)
)


def taken(text: str, name: str = "a.txt") -> Taken:
    return Taken(name, replace(draft(text, name), original=original_of(text.encode(), text)))


def imported(workspace: Workspace, *texts: str) -> Intake:
    intake = Intake(workspace)
    for number, text in enumerate(texts):
        intake.add(taken(text, f"{number}.txt"))
        if intake.full:
            intake.write()
    intake.flush()
    return intake


def results(intake: Intake) -> list[Result]:
    return [outcome.result for outcome in intake.report.outcomes]


def test_the_same_text_is_named_with_the_release_that_has_it(workspace: Workspace) -> None:
    imported(workspace, RELEASE)
    before = contents(workspace)
    [outcome] = imported(workspace, RELEASE).report.outcomes
    assert outcome.result is Result.DUPLICATE
    assert outcome.other is not None
    assert outcome.other.source_name == "0.txt"
    assert "0.txt" in outcome.reason
    assert contents(workspace) == before


def test_the_same_text_twice_in_one_import_comes_in_once(workspace: Workspace) -> None:
    intake = imported(workspace, RELEASE, RELEASE)
    assert sorted(results(intake)) == [Result.DUPLICATE, Result.IMPORTED]
    assert workspace.document_count() == 1


def test_the_same_file_is_a_duplicate_even_if_it_is_read_differently_now(
    workspace: Workspace,
) -> None:
    file = original_of(b"\xef\xbb\xbfwords", "words")
    intake = Intake(workspace)
    intake.add(Taken("a.txt", replace(draft("words that were read"), original=file)))
    intake.flush()
    intake.add(Taken("b.txt", replace(draft("words as they are read now"), original=file)))
    intake.flush()
    assert results(intake) == [Result.IMPORTED, Result.DUPLICATE]


def test_a_text_with_a_changed_word_is_in_and_flagged(workspace: Workspace) -> None:
    imported(workspace, LONG)
    [outcome] = imported(workspace, LONG.replace("harbour 70", "haven 70")).report.outcomes
    assert outcome.result is Result.ALIKE
    assert outcome.likeness > 0.9
    assert outcome.other is not None
    assert outcome.other.source_name == "0.txt"
    assert workspace.document_count() == 2


def test_near_duplicates_within_one_import_are_flagged_too(workspace: Workspace) -> None:
    intake = imported(workspace, LONG, "Home\nNews\n" + LONG)
    assert results(intake) == [Result.IMPORTED, Result.ALIKE]


def test_other_texts_are_not_flagged(workspace: Workspace) -> None:
    assert results(imported(workspace, RELEASE, OTHER_RELEASE, LONG)) == [Result.IMPORTED] * 3


def many(count: int) -> list[str]:
    return [f"Release {number} of the council of bank {number * 31}.\n" for number in range(count)]


def test_an_import_in_many_batches_is_one_step_back_and_one_forward(workspace: Workspace) -> None:
    imported(workspace, RELEASE)
    imported(workspace, *many(2 * BATCH + 3))
    assert len(workspace.history(999)) == 2 * BATCH + 5
    workspace.undo()
    assert workspace.document_count() == 1
    workspace.redo()
    assert workspace.document_count() == 2 * BATCH + 4
    workspace.undo()
    workspace.undo()
    assert workspace.document_count() == 0
    assert workspace.check() == []


def test_the_step_is_the_same_after_a_restart(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        imported(workspace, *many(BATCH + 1))
        path = workspace.path
    with reopened(path) as workspace:
        workspace.undo()
        assert workspace.document_count() == 0
        workspace.redo()
        assert workspace.document_count() == BATCH + 1


def test_an_act_in_between_ends_the_step(workspace: Workspace) -> None:
    intake = imported(workspace, "One release.")
    workspace.import_draft(draft(RELEASE))
    intake.add(taken("Another release."))
    intake.flush()
    workspace.undo()
    assert workspace.document_count() == 2


def test_a_step_takes_back_no_more_than_people_can_overlook(workspace: Workspace) -> None:
    imported(workspace, *many(STEP + BATCH))
    workspace.undo()
    assert workspace.document_count() == STEP


def test_each_release_has_its_own_line_in_its_history(workspace: Workspace) -> None:
    imported(workspace, RELEASE, OTHER_RELEASE)
    for listed in workspace.listed(0, 9):
        [line] = workspace.history(9, document=listed.document.id)
        assert [change.id for change in line.changes] == [listed.document.id]


def test_one_of_a_batch_that_is_refused_does_not_keep_the_others_out(workspace: Workspace) -> None:
    intake = Intake(workspace)
    intake.add(Taken("blank.txt", Draft("  \n", "blank.txt")))
    intake.add(taken(RELEASE))
    intake.flush()
    assert results(intake) == [Result.FAILED, Result.IMPORTED]


def test_a_cancelled_import_leaves_whole_releases_and_says_which(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files):
        file.write_text(f"Release {number} of the council.\n")

    def read(data: bytes, name: str) -> Iterable[Taken]:
        return [taken(data.decode(), name)]

    def progress(done: int, _: int) -> None:
        if done == 2:
            raise Cancelled("Stopped.")

    report = ImportReport()
    with pytest.raises(Cancelled):
        import_files(workspace, gathered(files, read), len(files), progress, report)
    assert [one.source_name for one in report.imported] == ["0.txt", "1.txt"]
    assert workspace.document_count() == 2
    assert workspace.check() == []


def test_the_bytes_of_a_file_are_kept_and_come_back(workspace: Workspace) -> None:
    data = "Год\r\n".encode("cp1251")
    intake = Intake(workspace)
    intake.add(Taken("a.txt", replace(draft("Год\n"), original=original_of(data, "Год\n"))))
    intake.add(taken(RELEASE))
    intake.flush()
    first, second = intake.report.imported
    assert workspace.intake.original(first.original) == data
    assert workspace.intake.original(second.original) == RELEASE.encode()
    assert workspace.check() == []


def test_a_value_says_where_it_came_from_until_it_is_typed(workspace: Workspace) -> None:
    document = workspace.import_draft(draft(title="Harbour", language="en"))
    assert document.provenance == {"title": "the test", "language": "the test"}
    workspace.apply(EditDocument(document.id, {"title": "Harbour Council", "language": "en"}))
    edited = workspace.open_document(document.id).document
    assert edited.provenance == {"title": "by hand", "language": "the test"}
    workspace.undo()
    assert workspace.open_document(document.id).document == document
