"""A dataset comes back: everything is there again, and what is not whole is refused."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.intake.annotated.dataset import is_dataset, read_dataset
from annotator.model.errors import Cancelled, ForbiddenError, UserError
from annotator.model.history import described
from annotator.model.ops import AddMember, CreateOfficial, ImportAnnotated, SaveKind, Tag
from annotator.model.records import Official, Role
from annotator.model.snapshot import Exporter, no_progress
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
from annotator.workspace import annotated as importing
from annotator.workspace.searching import reindexed
from exports.dataset import JsonDataset, JsonLinesDataset
from tests.builders import draft, own_kind, project, tag, without_field
from tests.intake.annotated.projects import fill, rows, verbs

EXPORTERS: tuple[Exporter, ...] = (JsonDataset(), JsonLinesDataset())


def exported(workspace: Workspace, exporter: Exporter, name: str = "out") -> Path:
    target = workspace.path.with_name(name + exporter.suffix)
    with workspace.snapshot() as snapshot:
        exporter.write(snapshot, target, {}, no_progress)
    return target


@pytest.fixture(params=EXPORTERS, ids=[one.key for one in EXPORTERS])
def exporter(request: pytest.FixtureRequest) -> Exporter:
    found: Exporter = request.param
    return found


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Workspace]:
    with project(tmp_path, "full") as workspace:
        fill(workspace)
        yield workspace


@contextmanager
def other(folder: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(folder / "other.pressdb", author="Omar Haddad")
    try:
        yield workspace
    finally:
        workspace.close()


def test_export_import_and_export_give_the_same_bytes(
    full: Workspace, tmp_path: Path, exporter: Exporter
) -> None:
    first = exported(full, exporter)
    with other(tmp_path) as workspace:
        report = workspace.import_annotated(read_dataset(first))
        assert (report.documents, report.annotations, report.duplicates) == (2, 5, [])
        assert exported(workspace, exporter, "again").read_bytes() == first.read_bytes()
        assert workspace.check() == []


def test_every_row_is_there_again_with_its_id(
    full: Workspace, tmp_path: Path, exporter: Exporter
) -> None:
    with other(tmp_path) as workspace:
        workspace.import_annotated(read_dataset(exported(full, exporter)))
        before, after = rows(full.path), rows(workspace.path)
    for document in (*before["document"], *after["document"]):
        document["original"] = None  # the files themselves are no part of a dataset
    assert after == before


def test_the_authors_of_tags_come_along_and_get_no_rights(
    full: Workspace, tmp_path: Path, exporter: Exporter
) -> None:
    with other(tmp_path) as workspace:
        workspace.import_annotated(read_dataset(exported(full, exporter)))
        (document, *_) = (one.document for one in workspace.listed(0, 9))
        (author,) = {one.author for one in workspace.open_document(document.id).annotations}
        (member,) = (one for one in workspace.team.members if one.id == author)
        assert (member.name, member.active) == ("Inga Berg", False)
        assert workspace.author().name == "Omar Haddad"


def test_an_import_is_one_act_that_can_be_undone_and_done_again(
    full: Workspace, tmp_path: Path, exporter: Exporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ROWS", 2)  # so that it takes several revisions
    monkeypatch.setattr(importing, "_AT_ONCE", 1)
    with other(tmp_path) as workspace:
        before = rows(workspace.path)
        workspace.import_annotated(read_dataset(exported(full, exporter)))
        after = rows(workspace.path)
        assert verbs(workspace) == ["import annotated"] * 3 + ["join"]
        workspace.undo()
        assert rows(workspace.path) == before
        workspace.redo()
        assert rows(workspace.path) == after
        assert workspace.check() == []


def test_the_history_says_how_much_came_in(full: Workspace, tmp_path: Path) -> None:
    with other(tmp_path) as workspace:
        workspace.import_annotated(read_dataset(exported(full, EXPORTERS[1])))
        (newest,) = workspace.history(1)
        assert described(newest, workspace.kinds()) == "Imported 2 releases with 5 tags"


def test_the_bulk_way_writes_just_what_the_act_plans(full: Workspace, tmp_path: Path) -> None:
    source = read_dataset(exported(full, EXPORTERS[1]))
    with other(tmp_path) as fast, project(tmp_path, "slow") as slow:
        author = fast.author().id
        documents = tuple(source.documents)
        mine = tuple(
            replace(held, tags=[(*row[:4], author, *row[5:]) for row in held.tags])
            for held in documents
        )
        fast.import_annotated(replace(source, documents=mine))
        own = slow.author().id
        theirs = tuple(
            replace(held, tags=[(*row[:4], own, *row[5:]) for row in held.tags])
            for held in documents
        )
        kinds = tuple(kind for kind in source.kinds if kind.key == "vessel")
        slow.apply(ImportAnnotated(theirs, kinds, (), source.officials, source.tenures))
        assert rows(fast.path) == rows(slow.path)

        def changes(workspace: Workspace, author: str) -> list[Any]:
            (newest,) = workspace.history(1)
            return sorted(
                (one.table, one.id, one.before, json.dumps(one.after).replace(author, "me"))
                for one in newest.changes
            )

        assert changes(fast, author) == changes(slow, own)


def test_the_search_finds_imported_tags_as_a_new_index_would(
    full: Workspace, tmp_path: Path
) -> None:
    def indexed(path: Path) -> list[Any]:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(
                "SELECT term, doc FROM tag_index_words ORDER BY term"
            ).fetchall()

    with other(tmp_path) as workspace:
        workspace.import_annotated(read_dataset(exported(full, EXPORTERS[1])))
        document = workspace.import_draft(draft("Later words of a board.", "later.txt"))
        later = Span(0, 5)
        workspace.apply(Tag(new_id(), document.id, "official", (later,)))
        path = workspace.path
    before = indexed(path)
    assert ("olsen", 1) in before
    assert ("later", 1) in before  # the trigger is at work again
    reindexed(path)
    assert indexed(path) == before


def test_what_is_there_already_is_left_as_it_is(full: Workspace, exporter: Exporter) -> None:
    first = exported(full, exporter)
    before = rows(full.path)
    report = full.import_annotated(read_dataset(first))
    assert (report.documents, len(report.duplicates)) == (0, 2)
    assert rows(full.path) == before


def test_a_text_that_is_there_under_another_id_is_a_duplicate(
    full: Workspace, tmp_path: Path, exporter: Exporter
) -> None:
    with other(tmp_path) as workspace:
        workspace.import_draft(draft())
        report = workspace.import_annotated(read_dataset(exported(full, exporter)))
        assert report.documents == 1
        ((name, why),) = report.duplicates
        assert name == "Harbour Council meets"
        assert "This text is in the library already" in why
        assert workspace.check() == []


def test_a_projects_own_kind_gets_only_the_fields_that_it_lacks(
    full: Workspace, tmp_path: Path
) -> None:
    mine = replace(without_field(own_kind(label="Ship"), "crew"), shortcut="Q")
    with other(tmp_path) as workspace:
        workspace.apply(SaveKind(mine))
        workspace.import_annotated(read_dataset(exported(full, EXPORTERS[0])))
        vessel = workspace.kinds()["vessel"]
        assert (vessel.label, vessel.shortcut) == ("Ship", "Q")
        assert {field.key for field in vessel.fields} == {field.key for field in own_kind().fields}


def test_a_letter_that_is_taken_is_changed_for_a_free_one(full: Workspace, tmp_path: Path) -> None:
    with other(tmp_path) as workspace:
        workspace.apply(SaveKind(own_kind("vehicle", shortcut="V", label="Vehicle")))
        workspace.import_annotated(read_dataset(exported(full, EXPORTERS[0])))
        assert workspace.kinds()["vessel"].shortcut == "E"


# --- what is not whole ---------------------------------------------------------------------------


def changed_lines(full: Workspace, change: Any) -> Path:
    """The JSON Lines dataset with its lines changed."""
    target = exported(full, EXPORTERS[1])
    lines = [json.loads(line) for line in target.read_bytes().splitlines()]
    change(lines)
    target.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return target


def refused(workspace: Workspace, path: Path) -> str:
    """What is said of the file; nothing of it is in the project."""
    before = rows(workspace.path)
    with pytest.raises(UserError) as caught:
        workspace.import_annotated(read_dataset(path))
    assert rows(workspace.path) == before
    assert verbs(workspace) == ["join"]
    assert "\n" not in str(caught.value)
    return str(caught.value)


def set_at(*path: Any, to: Any) -> Any:
    def change(lines: list[Any]) -> None:
        held: Any = lines
        for step in path[:-1]:
            held = held[step]
        held[path[-1]] = to

    return change


TAG = (2, "annotations", 0)
"""The tag of the second document."""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (set_at(*TAG, "spans", 0, "quote", to="4 million euros"), "its quote is not what stands"),
        (set_at(*TAG, "spans", 0, "end", to=9999), "its quote is not what stands"),
        (set_at(*TAG, "kind", to="rumour"), "is not as the schema says (KeyError: 'rumour')"),
        (set_at(*TAG, "state", to="blessed"), "its state is unknown"),
        (set_at(*TAG, "fields", "colour", to={"value": "x", "span": None}), "KeyError: 'colour'"),
        (set_at(*TAG, "spans", to=[]), "its quote is not what stands"),
        (set_at(*TAG, "fields", to=None), "is not as the schema says"),
        (set_at(2, "text", to="other words"), "does not have the SHA-256"),
        (set_at(0, "version", to=99), "made by a newer Press Annotator"),
        (set_at(0, "format", to="novel"), "no dataset of the Press Annotator"),
        (lambda lines: lines.pop(), "is cut short"),
        (lambda lines: lines.pop(1), "should hold 2 documents and holds 1"),
        (lambda lines: lines[2]["annotations"].pop(), "should hold 5 annotations and holds 4"),
    ],
)
def test_a_dataset_that_is_not_as_it_should_be_is_refused_whole(
    full: Workspace, tmp_path: Path, change: Any, words: str
) -> None:
    path = changed_lines(full, change)
    with other(tmp_path) as workspace:
        assert words in refused(workspace, path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_dataset_that_was_cut_is_refused(
    full: Workspace, tmp_path: Path, exporter: Exporter, share: float
) -> None:
    path = exported(full, exporter)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with other(tmp_path) as workspace:
        said = refused(workspace, path)
        assert "not whole" in said or "cut short" in said


def test_a_dataset_that_was_edited_comes_in_with_a_word_about_it(
    full: Workspace, tmp_path: Path
) -> None:
    path = changed_lines(full, set_at(2, "title", to="Budget"))
    with other(tmp_path) as workspace:
        report = workspace.import_annotated(read_dataset(path))
        assert report.documents == 2
        (note,) = report.notes
        assert "was changed after it was exported" in note


def test_a_stopped_import_leaves_nothing(
    full: Workspace, tmp_path: Path, exporter: Exporter
) -> None:
    def stop(done: int, _: int) -> None:
        if done == 2:
            raise Cancelled("stopped")

    with other(tmp_path) as workspace:
        before = rows(workspace.path)
        with pytest.raises(Cancelled):
            workspace.import_annotated(read_dataset(exported(full, exporter)), stop)
        assert rows(workspace.path) == before
        workspace.import_annotated(read_dataset(exported(full, exporter)))
        assert workspace.document_count() == 2


def test_only_a_supervisor_takes_tagged_releases_in(full: Workspace, exporter: Exporter) -> None:
    source = read_dataset(exported(full, exporter))
    full.apply(AddMember(new_id(), "Ana", (Role.ANNOTATOR,)))
    full.team.act_as("Ana")
    with pytest.raises(ForbiddenError, match="tagged already"):
        full.import_annotated(source)


def test_version_1_comes_in_as_far_as_it_goes(full: Workspace, tmp_path: Path) -> None:
    path = exported(full, EXPORTERS[0])
    data = json.loads(path.read_bytes())
    data["version"] = 1
    del data["manifest"]
    for kind in data["kinds"]:
        for name in ("color", "pattern", "shortcut"):
            del kind[name]
        for field in kind["fields"]:
            del field["suggested"], field["in_table"]
    for document in data["documents"]:
        for name in ("author", "encoding", "provenance"):
            del document[name]
        for entry in document["annotations"]:
            for name in ("author_id", "confidence", "acceptance"):
                entry.pop(name, None)
            entry["fields"] = {
                key: held for key, held in entry["fields"].items() if held["value"] is not None
            }
    for official in data["officials"]:
        for post in official["tenures"]:
            del post["id"], post["annotation_id"]
    path.write_text(json.dumps(data), encoding="utf-8")
    with other(tmp_path) as workspace:
        report = workspace.import_annotated(read_dataset(path))
        assert (report.documents, report.annotations) == (2, 5)
        assert report.notes == [
            "Datasets of version 1 name no members by id: the tags became yours."
        ]
        assert len(workspace.tenures()) == 1
        assert workspace.check() == []


def test_suggestions_are_left_out_with_a_word(full: Workspace, tmp_path: Path) -> None:
    path = changed_lines(
        full,
        lambda lines: lines[2]["annotations"].append(
            {**lines[2]["annotations"][0], "state": "suggested", "score": 0.5}
        ),
    )
    with other(tmp_path) as workspace:
        report = workspace.import_annotated(read_dataset(path))
        assert report.annotations == 5
        assert "Suggestions were left out: they are found anew." in report.notes


def test_a_dataset_is_known_by_how_it_begins(full: Workspace, exporter: Exporter) -> None:
    assert is_dataset(exported(full, exporter).read_bytes()[:4096])
    assert not is_dataset(b'{"format": "something else"}')


def test_a_large_registry_does_not_hide_the_manifest(tmp_path: Path) -> None:
    with project(tmp_path, "full") as workspace:
        workspace.import_draft(draft())
        workspace.apply(CreateOfficial(Official(new_id(), "Mira", note="x" * 300_000)))
        path = exported(workspace, EXPORTERS[1])
    with other(tmp_path) as fresh:
        fresh.import_annotated(read_dataset(path))
        assert len(fresh.officials()[0].note) == 300_000


def test_a_tag_of_several_documents_keeps_its_author(tmp_path: Path) -> None:
    with project(tmp_path, "full") as workspace:
        document = workspace.import_draft(draft())
        workspace.apply(tag(document, "Mira Olsen", person="Mira Olsen"))
        path = exported(workspace, EXPORTERS[1])
        author = workspace.author()
    with other(tmp_path) as fresh:
        fresh.import_annotated(read_dataset(path))
        (held,) = fresh.open_document(document.id).annotations
        assert held.author == author.id
        assert fresh.team.name(author.id) == author.name
