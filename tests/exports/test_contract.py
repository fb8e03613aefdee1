"""What every exporter promises, whatever its format."""

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.errors import AnnotatorError, Cancelled, StoreError, UserError
from annotator.model.records import Document
from annotator.model.snapshot import Exporter, SnapshotDocument, no_progress
from exports import exporters
from exports.checks import document_name
from tests.exports.snapshots import MemorySnapshot, harbour, release, tag, with_own_kind

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ALL = exporters(RESOURCES)
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions and links")
OLD = b"the export of yesterday"


@pytest.fixture(params=ALL, ids=[exporter.key for exporter in ALL])
def exporter(request: pytest.FixtureRequest) -> Exporter:
    found: Exporter = request.param
    return found


@pytest.fixture
def target(tmp_path: Path, exporter: Exporter) -> Path:
    path = tmp_path / f"project{exporter.suffix}"
    path.write_bytes(OLD)
    return path


def untouched(target: Path) -> bool:
    return target.read_bytes() == OLD and list(target.parent.iterdir()) == [target]


def broken(snapshot: MemorySnapshot) -> MemorySnapshot:
    """The snapshot with a second document whose quote is not in its text."""
    held = snapshot.held[0]
    wrong = replace(held.annotations[0], id="a-wrong", quote="words that are not there")
    other = SnapshotDocument(
        replace(held.document, id="d2", title="The broken one"), held.text, (wrong,)
    )
    return replace(snapshot, held=(held, other))


def carried(exporter: Exporter, tags: int, *, of_people: int = 1) -> int:
    """How many of the tags the format has a place for: entities are people, posts and releases."""
    return of_people if exporter.key == "ftm" else tags


class Progress:
    """Remembers what it was told, and stops the work where it should."""

    def __init__(self, stop: int | None = None) -> None:
        self.told: list[tuple[int, int]] = []
        self._stop = stop

    def __call__(self, done: int, total: int) -> None:
        self.told.append((done, total))
        if done == self._stop:
            raise Cancelled("stopped")


def test_each_exporter_has_a_name_for_the_command_line_and_one_for_the_dialog() -> None:
    assert len({exporter.key for exporter in ALL}) == len(ALL)
    assert all(exporter.label and exporter.suffix.startswith(".") for exporter in ALL)


@pytest.mark.parametrize("snapshot", [MemorySnapshot(), harbour(), with_own_kind()])
def test_the_same_snapshot_gives_the_same_bytes(
    exporter: Exporter, tmp_path: Path, snapshot: MemorySnapshot
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    exporter.write(snapshot, first, {}, no_progress)
    exporter.write(snapshot, second, {}, no_progress)
    assert first.read_bytes() == second.read_bytes()


def test_an_export_replaces_the_old_one_and_counts_what_it_wrote(
    exporter: Exporter, target: Path
) -> None:
    report = exporter.write(harbour(), target, {}, no_progress)
    assert (report.target, report.documents) == (target, 1)
    assert report.annotations == carried(exporter, 5)
    assert report.left_out == ()
    assert target.read_bytes() != OLD
    assert list(target.parent.iterdir()) == [target]


def test_an_empty_project_can_be_exported(exporter: Exporter, target: Path) -> None:
    report = exporter.write(MemorySnapshot(revised_at="", head=""), target, {}, no_progress)
    assert (report.documents, report.annotations) == (0, 0)


def test_progress_is_told_of_every_document(exporter: Exporter, target: Path) -> None:
    held = harbour().held[0]
    progress = Progress()
    exporter.write(MemorySnapshot((held, held, held)), target, {}, progress)
    assert progress.told == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("stop", [0, 1, 2])
def test_a_stopped_export_leaves_everything_as_it_was(
    exporter: Exporter, target: Path, stop: int
) -> None:
    held = harbour().held[0]
    with pytest.raises(Cancelled):
        exporter.write(MemorySnapshot((held, held)), target, {}, Progress(stop))
    assert untouched(target)


def test_a_quote_that_does_not_match_its_text_is_refused(exporter: Exporter, target: Path) -> None:
    with pytest.raises(UserError) as caught:
        exporter.write(broken(harbour()), target, {}, no_progress)
    said = str(caught.value)
    assert "“The broken one”" in said
    assert "a-wrong" in said
    assert "“words that are not there”" in said
    assert untouched(target)


def test_a_span_that_reaches_beyond_the_text_is_refused(exporter: Exporter, target: Path) -> None:
    held = harbour().held[0]
    cut = replace(held, text=held.text[:120])
    with pytest.raises(UserError, match="reaches beyond the text"):
        exporter.write(MemorySnapshot((cut,)), target, {}, no_progress)
    assert untouched(target)


def test_an_error_in_the_middle_of_reading_leaves_everything_as_it_was(
    exporter: Exporter, target: Path
) -> None:
    class Torn(MemorySnapshot):
        def documents(self) -> Iterator[SnapshotDocument]:
            yield harbour().held[0]
            raise StoreError("the project's file is damaged")

    with pytest.raises(StoreError, match="damaged"):
        exporter.write(Torn(), target, {}, no_progress)
    assert untouched(target)


def test_a_folder_that_is_not_there_is_said_with_what_to_do(
    exporter: Exporter, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match=r"Create it, or choose another one\."):
        exporter.write(harbour(), tmp_path / "nowhere" / "out", {}, no_progress)


def test_a_file_in_place_of_the_folder_is_said(exporter: Exporter, target: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"Choose a folder\."):
        exporter.write(harbour(), target / "out", {}, no_progress)
    assert untouched(target)


def test_a_folder_in_place_of_the_file_is_said(exporter: Exporter, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder already"):
        exporter.write(harbour(), tmp_path, {}, no_progress)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(exporter: Exporter, target: Path) -> None:
    target.parent.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="You may not write there"):
            exporter.write(harbour(), target, {}, no_progress)
    finally:
        target.parent.chmod(0o700)
    assert untouched(target)


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "another program holds the file open"),
        (errno.EIO, "Input/output error. Choose another folder"),
    ],
)
def test_what_the_disk_refuses_leaves_the_old_export(
    exporter: Exporter,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    advice: str,
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match=advice):
        exporter.write(harbour(), target, {}, no_progress)
    monkeypatch.undo()
    assert untouched(target)


def test_an_option_that_an_exporter_does_not_have_is_refused(
    exporter: Exporter, target: Path
) -> None:
    with pytest.raises(UserError, match="knows no option “colour”"):
        exporter.write(harbour(), target, {"colour": "red"}, no_progress)
    assert untouched(target)


@pytest.mark.parametrize(
    "text",
    [
        "Crews 👩‍👩‍👧 of 546 boats",  # an emoji of several code points
        "Crews of Côte 546 boats",  # a combining mark
        "اجتماع 546 قارب محمد علي",  # right to left
        "Crews of 546\u00a0boats\u202f!",  # blanks that don't break
        "Экипажи 546 лодок & <кораблей>",
    ],
)
def test_whatever_the_text_holds_is_exported(exporter: Exporter, target: Path, text: str) -> None:
    held = release(text, [tag(text, "statistic", text, {"counted": text})], title=text)
    report = exporter.write(MemorySnapshot((held,)), target, {}, no_progress)
    assert (report.annotations, report.left_out) == (carried(exporter, 1, of_people=0), ())


def test_a_kind_of_the_project_is_exported_like_any_other(exporter: Exporter, target: Path) -> None:
    report = exporter.write(with_own_kind(), target, {}, no_progress)
    assert (report.annotations, report.left_out) == (1, ())


@posix
def test_the_file_keeps_its_permissions(exporter: Exporter, target: Path) -> None:
    target.chmod(0o640)
    exporter.write(harbour(), target, {}, no_progress)
    assert target.stat().st_mode & 0o777 == 0o640


@posix
def test_a_link_leads_to_the_new_export_too(exporter: Exporter, target: Path) -> None:
    link = target.with_name("latest")
    link.symlink_to(target.name)
    exporter.write(harbour(), link, {}, no_progress)
    assert link.is_symlink()
    assert target.read_bytes() != OLD


def test_a_document_is_called_by_title_then_file_then_id() -> None:
    document = Document("d7", "0" * 64, "file.txt", title="A title")
    assert document_name(document) == "A title"
    assert document_name(replace(document, title=" ")) == "file.txt"
    assert document_name(replace(document, title="", source_name="")) == "d7"
