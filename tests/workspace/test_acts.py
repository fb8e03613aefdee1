"""The one door to the data: acts, their history, undo, and what listeners hear."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from annotator.intake.gathering import gathered
from annotator.model.drafts import Draft, Taken
from annotator.model.errors import Cancelled, UserError
from annotator.model.ops import (
    CreateOfficial,
    MarkUncertain,
    SetFurniture,
    Tag,
    TagMany,
)
from annotator.model.records import Document, FieldValue, Mode, Official
from annotator.model.spans import Span
from annotator.store.reader import Reader
from annotator.workspace import Applied, Workspace, new_id, warm_up
from tests.builders import (
    OTHER_RELEASE,
    draft,
    project,
    reopened,
    tag,
)

# --- acts and their revisions ------------------------------------------------------------------


def test_every_act_writes_one_revision_that_tells_who_what_and_where(
    workspace: Workspace, document: Document
) -> None:
    op = tag(document, "Mira Olsen", role="Chair")
    applied = workspace.apply(op)
    (revision,) = workspace.history(1)
    assert applied.number == revision.number == 3
    assert (revision.author, revision.verb, revision.mode) == ("Inga Berg", "tag", Mode.DO)
    assert (revision.document, revision.target) == (document.id, None)
    (change,) = revision.changes
    assert (change.table, change.id, change.before) == ("annotation", op.id, None)
    assert change.after is not None
    assert change.after["quote"] == "Mira Olsen"


def test_an_act_that_changes_nothing_writes_no_revision(
    workspace: Workspace, document: Document
) -> None:
    before = workspace.history(9)
    assert workspace.apply(SetFurniture(document.id, ())) == Applied(
        None, "mark furniture", Mode.DO, ()
    )
    assert workspace.history(9) == before


def test_the_history_is_read_in_pages_and_by_release(
    workspace: Workspace, document: Document
) -> None:
    other = workspace.import_draft(draft(OTHER_RELEASE, "other.txt"))
    workspace.apply(tag(document, "340"))
    workspace.apply(tag(other, "Lena Voss", text=OTHER_RELEASE))
    assert [one.number for one in workspace.history(2)] == [5, 4]
    assert [one.number for one in workspace.history(2, before=4)] == [3, 2]
    assert [one.number for one in workspace.history(9, before=1)] == []
    assert [one.number for one in workspace.history(9, document=document.id)] == [4, 2]
    assert [one.number for one in workspace.history(1, before=5, document=other.id)] == [3]


def test_the_history_of_a_registry_belongs_to_no_release(workspace: Workspace) -> None:
    workspace.apply(CreateOfficial(Official(new_id(), "Mira Olsen")))
    assert workspace.history(1)[0].document is None


def test_times_of_the_log_never_run_backwards(tmp_path: Path) -> None:
    ticks = iter([2_000_000_000_000_000_000, 1_000_000_000_000_000_000])
    path = tmp_path / "harbour.pressdb"
    with closing(Workspace.create(path, author="Inga", clock=lambda: next(ticks))) as workspace:
        workspace.import_draft(draft())
        later, earlier = workspace.history(2)
    assert later.at == earlier.at == "2033-05-18T03:33:20.000Z"


def test_a_release_is_found_by_its_place_in_the_library(workspace: Workspace) -> None:
    texts = [f"Release {number}.\n" for number in range(5)]
    made = [workspace.import_draft(draft(text, f"{text[:9]}.txt")) for text in texts]
    assert [one.document for one in workspace.listed(1, 3)] == made[1:4]
    assert [workspace.position(one.id) for one in made] == [0, 1, 2, 3, 4]
    workspace.apply(Tag(new_id(), made[2].id, "official", (Span(0, 7),)))
    assert [one.tags for one in workspace.listed(0, 9)] == [0, 0, 1, 0, 0]


def test_what_is_not_there_is_told_as_such(workspace: Workspace) -> None:
    for read in (workspace.open_document, workspace.annotation):
        with pytest.raises(UserError, match="no longer in the project"):
            read(new_id())


def test_a_release_is_there_until_it_is_deleted(workspace: Workspace, document: Document) -> None:
    assert workspace.has_document(document.id)
    workspace.undo()
    assert not workspace.has_document(document.id)


def test_many_releases_may_be_open_in_turn(workspace: Workspace) -> None:
    made = [workspace.import_draft(draft(f"Release {at}.", f"{at}.txt")) for at in range(12)]
    for document in (*made, *made):
        assert workspace.open_document(document.id).text == f"Release {document.source_name[:-4]}."


def test_fields_are_read_from_the_file_when_they_are_asked_for(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(tag(document, "340", "statistic", value="340", unit="count"))
    (only,) = workspace.open_document(document.id).annotations
    assert list(only.fields) == ["value", "unit"]
    assert len(only.fields) == 2
    assert only.fields == {"value": FieldValue("340"), "unit": FieldValue("count")}
    assert "FieldValue(value='340'" in repr(only)


def test_the_same_tag_is_found_again(workspace: Workspace, document: Document) -> None:
    op = tag(document, "340", "statistic")
    workspace.apply(op)
    assert workspace.same_tag(document.id, "statistic", op.spans) == op.id
    assert workspace.same_tag(document.id, "official", op.spans) is None


def test_importing_warms_the_writer_up(workspace: Workspace) -> None:
    warm_up()
    workspace.import_draft(draft())


# --- importing files ---------------------------------------------------------------------------


def as_text(raw: bytes, name: str) -> Iterator[Taken]:
    """A reader of files as an importer gives one."""
    if raw.startswith(b"?"):
        yield Taken(name, problem="is of no known kind")
    else:
        yield Taken(name, Draft(raw.decode(), name))


def test_files_are_taken_in_and_each_that_is_not_has_its_reason(
    workspace: Workspace, tmp_path: Path
) -> None:
    for name, text in {"a": "One.", "b": "Two.", "c": "One.", "d": " ", "e": "?"}.items():
        (tmp_path / name).write_text(text)
    files = [tmp_path / name for name in "abcdef"]
    seen: list[tuple[int, int]] = []
    report = workspace.import_files(
        gathered(files, as_text), len(files), lambda done, total: seen.append((done, total))
    )
    assert [one.source_name for one in report.imported] == ["a", "b"]
    assert [one.name for one in report.duplicates] == ["c"]
    assert [one.name for one in report.failed] == ["d", "e", "f"]
    assert seen == [(done, 6) for done in range(7)]
    assert report.summary == "imported 2, duplicates 1, failed 3"
    assert report.lines[:3] == (
        "d: d holds no text. Choose another file.",
        "e: is of no known kind",
        "f: can’t be read (No such file or directory)",
    )
    assert workspace.document_count() == 2


def test_an_import_that_is_stopped_keeps_what_is_in(workspace: Workspace, tmp_path: Path) -> None:
    files = [tmp_path / name for name in "abc"]
    for file in files:
        file.write_text(file.name)

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.import_files(gathered(files, as_text), len(files), stop)
    assert [one.document.source_name for one in workspace.listed(0, 9)] == ["a", "b"]
    assert workspace.check() == []


# --- listeners ---------------------------------------------------------------------------------


def test_listeners_are_told_after_the_commit(workspace: Workspace, document: Document) -> None:
    op = tag(document, "Mira Olsen")
    read: list[str] = []

    def look(applied: Applied) -> None:
        with closing(Reader(workspace.path)) as other:
            read.append(other.annotation(op.id).quote)
            assert other.tip()[0] == applied.number

    workspace.subscribe(look)
    workspace.apply(op)
    assert read == ["Mira Olsen"]


def test_listeners_hear_every_change_with_the_rows_before_and_after(
    workspace: Workspace, document: Document
) -> None:
    heard: list[Applied] = []
    workspace.subscribe(heard.append)
    op = tag(document, "Mira Olsen")
    first = workspace.apply(op)
    workspace.apply(MarkUncertain(op.id, uncertain=True))
    workspace.undo()
    workspace.redo()
    assert heard[0] == first
    assert [(one.verb, one.mode) for one in heard] == [
        ("tag", Mode.DO),
        ("mark uncertain", Mode.DO),
        ("undo mark uncertain", Mode.UNDO),
        ("mark uncertain", Mode.REDO),
    ]
    (change,) = heard[2].changes
    assert change.after == first.changes[0].after
    assert change.before == heard[1].changes[0].after


def test_a_refused_act_is_not_heard(workspace: Workspace, document: Document) -> None:
    heard: list[Applied] = []
    workspace.subscribe(heard.append)
    with pytest.raises(UserError):
        workspace.apply(Tag(new_id(), document.id, "official", ()))
    workspace.apply(SetFurniture(document.id, ()))
    assert heard == []


def test_who_stops_listening_hears_no_more(workspace: Workspace, document: Document) -> None:
    heard: list[Applied] = []
    stop = workspace.subscribe(heard.append)
    others: list[Applied] = []
    workspace.subscribe(others.append)
    stop()
    stop()
    workspace.apply(tag(document, "340"))
    assert (len(heard), len(others)) == (0, 1)


def test_listening_may_be_ended_after_the_project_is_closed(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        stop = workspace.subscribe(lambda _: None)
    stop()


# --- counts that never flake -------------------------------------------------------------------

_FRAME = ("BEGIN", "COMMIT")


class Statements(list[str]):
    """The SQL statements of a workspace, but for a transaction's frame and what triggers do."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        workspace._reader.trace(self._note)
        workspace._project.writer.trace(self._note)

    def _note(self, sql: str) -> None:
        ours = "_index" not in sql and "data_version" not in sql
        if ours and not sql.startswith(_FRAME) and sql not in self:  # told again after a trigger
            self.append(sql)


def test_opening_a_release_takes_four_statements_at_most(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        for words in ("Mira Olsen", "340", "30%"):
            workspace.apply(tag(document, words))
        path = workspace.path
    with reopened(path) as workspace:
        statements = Statements(workspace)
        workspace.open_document(document.id)
        assert len(statements) <= 4
        statements.clear()
        workspace.open_document(document.id)
        assert len(statements) <= 2


def test_a_tag_takes_three_statements_at_most_also_the_first_after_a_start(
    tmp_path: Path,
) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        path = workspace.path
    with reopened(path) as workspace:
        workspace.open_document(document.id)
        statements = Statements(workspace)
        for words in ("Mira Olsen", "340"):
            statements.clear()
            workspace.apply(tag(document, words, role="Chair"))
            assert len(statements) <= 3


def test_a_tag_takes_as_many_statements_in_a_large_project(
    workspace: Workspace, document: Document
) -> None:
    spans = ((at, at + size) for size in count(1) for at in range(300))
    several = (next(spans) for _ in range(600))
    workspace.apply(
        TagMany(tuple(Tag(new_id(), document.id, "decision", (Span(*one),)) for one in several))
    )
    statements = Statements(workspace)
    workspace.apply(tag(document, "340"))
    assert len(statements) <= 3


def test_undoing_a_bulk_act_takes_a_few_statements_a_row(
    workspace: Workspace, document: Document
) -> None:
    workspace.apply(
        TagMany(
            tuple(Tag(new_id(), document.id, "decision", (Span(at, at + 1),)) for at in range(100))
        )
    )
    statements = Statements(workspace)
    workspace.undo()
    reads = [one for one in statements if one.lstrip().startswith("SELECT")]
    assert len(reads) <= 100 + 5
