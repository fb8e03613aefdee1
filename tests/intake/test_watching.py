"""A watched folder: files are taken when they grow no more, each once, also after a restart."""

from pathlib import Path

import pytest

from annotator.intake.watching import Watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def put(folder: Path, name: str, words: str = "The council met.") -> Path:
    file = folder / name
    file.write_text(words)
    return file


def test_a_file_is_ready_when_two_looks_find_it_alike(folder: Path) -> None:
    watch = Watch(folder)
    file = put(folder, "a.txt")
    assert watch.look() == ([], True)
    put(folder, "a.txt", "The council met on Monday.")
    assert watch.look() == ([], True)
    assert watch.look() == ([file], False)


def test_it_is_taken_once(folder: Path) -> None:
    watch = Watch(folder)
    file = put(folder, "a.txt")
    watch.look()
    watch.look()
    watch.took([file])
    assert watch.look() == ([], False)


def test_after_a_restart_only_what_came_since_is_new(folder: Path) -> None:
    watch = Watch(folder)
    first = put(folder, "a.txt")
    watch.look()
    watch.look()
    since = watch.took([first])
    again = Watch(folder, since)
    assert again.look() == ([], False)
    second = put(folder, "b.txt")
    again.look()
    assert again.look() == ([second], False)


def test_a_file_that_still_grows_is_not_forgotten_by_the_time(folder: Path) -> None:
    watch = Watch(folder)
    first = put(folder, "a.txt")
    watch.look()
    growing = put(folder, "b.txt")
    ready, more = watch.look()
    assert (ready, more) == ([first], True)
    assert watch.took([first]) < growing.stat().st_ctime_ns


def test_files_of_other_kinds_and_a_folder_that_is_gone_are_left_alone(folder: Path) -> None:
    put(folder, "a.part")
    watch = Watch(folder)
    assert watch.look() == ([], False)
    assert Watch(folder / "gone").look() == ([], False)
