"""Sources: a folder and an archive give their files, and bombs are left unopened."""

from pathlib import Path, PurePath

import pytest

from annotator.intake import archive, sources
from annotator.intake.files import is_about, is_read
from annotator.intake.sources import Source
from tests.intake import samples


def names(found: list[Source]) -> list[str]:
    return [one.name for one in found]


def test_a_folder_gives_its_files_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = list(sources.found(tmp_path))
    assert names(found) == ["a.txt", "b.txt", "sub/c.txt"]
    assert found[2].data == b"sub/c.txt"


def test_an_archive_gives_the_files_in_it_and_in_archives_in_it() -> None:
    inner = samples.archive({"c.txt": "c"})
    data = samples.archive({"a/b.txt": "b", "in.zip": inner, "__MACOSX/x": "x", "a/.DS": "y"})
    assert names(list(sources.unpacked(data, "all.zip"))) == [
        "all.zip/a/b.txt",
        "all.zip/in.zip/c.txt",
    ]


def test_an_office_file_stays_whole() -> None:
    assert names(list(sources.unpacked(samples.word(), "a.docx"))) == ["a.docx"]


def test_a_file_that_is_not_there_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (found,) = sources.found(tmp_path / "none.txt")
    assert found.problem.startswith("not a file")


def test_an_archive_that_unfolds_without_end_is_left_unopened() -> None:
    data = samples.archive({"zeros.txt": bytes(30 * 2**20), "good.txt": "words"})
    bomb, good = sources.unpacked(data, "bomb.zip")
    assert bomb.problem == archive.BOMB
    assert good.data == b"words"


def test_archives_nested_without_end_are_left_unopened() -> None:
    data = samples.archive({"a.txt": "words"})
    for _ in range(6):
        data = samples.archive({"in.zip": data})
    (found,) = sources.unpacked(data, "deep.zip")
    assert found.problem == archive.BOMB


def test_an_archive_of_too_many_files_is_left_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    data = samples.archive({f"{number}.txt": "x" for number in range(5)})
    (found,) = sources.unpacked(data, "many.zip")
    assert found.problem == archive.BOMB


def test_a_locked_entry_says_so() -> None:
    data = bytearray(samples.archive({"a.txt": "words"}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    (found,) = sources.unpacked(bytes(data), "locked.zip")
    assert found.problem.startswith("password-protected")


def test_a_damaged_archive_says_so() -> None:
    data = samples.archive({"a.txt": "words" * 100})
    (found,) = sources.unpacked(data[:40], "cut.zip")
    assert found.problem.startswith("a damaged archive")


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf-8", "cp437"])
def test_names_in_old_archives_are_readable(encoding: str) -> None:
    name = "Rüge.txt" if encoding == "cp437" else "Пресс-релиз о встрече министров.txt"
    raw = name.encode(encoding)
    stand_in = "X" * len(raw)
    data = samples.archive({stand_in: "words"}).replace(stand_in.encode(), raw)
    assert names(list(sources.unpacked(data, "a.zip"))) == [f"a.zip/{name}"]


def test_files_of_an_archive_that_are_no_releases_by_name_say_so() -> None:
    data = samples.archive({"README.md": "About", "style.css": "p {}", "a.txt": "words"})
    problems = {one.name: one.problem for one in sources.unpacked(data, "a.zip")}
    assert problems["a.zip/README.md"].startswith("a file about the others")
    assert problems["a.zip/style.css"].startswith("no release by its name (.css)")
    assert problems["a.zip/a.txt"] == ""


@pytest.mark.parametrize(
    ("name", "about"),
    [("README.md", True), ("readme_ru.txt", True), ("Read-me.html", True), ("LICENSE.txt", True),
     ("license-agreement.txt", False), ("Licence granted.docx", False), ("readme 1.txt", False)],
)  # fmt: skip
def test_a_read_me_is_known_by_its_whole_name(name: str, about: bool) -> None:
    assert is_about(PurePath(name)) == about
    assert is_read(PurePath(name)) != about


def test_an_archive_without_files_says_so() -> None:
    (found,) = sources.unpacked(samples.archive({"__MACOSX/._a": "x"}), "a.zip")
    assert found.problem.startswith("an archive without files")
