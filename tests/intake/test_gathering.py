"""Many files are read by processes, in order; one that breaks its process is told."""

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from annotator.assets import resources
from annotator.intake import gathering
from annotator.intake.gathering import WORTH_PROCESSES, gathered
from annotator.intake.releases import ReleaseReader
from annotator.model.drafts import Taken


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for number in range(WORTH_PROCESSES + 3):
        made.append(tmp_path / f"{number:03}.txt")
        made[-1].write_text(f"Release {number} of the council.\n", encoding="utf-8")
    return made


def names(read: Iterator[list[Taken]]) -> list[str]:
    return [one.name for taken in read for one in taken]


def test_processes_give_what_reading_here_gives(files: list[Path]) -> None:
    reader = ReleaseReader.load(resources())
    assert list(gathered(files, reader, resources())) == list(gathered(files, reader))


def test_a_file_that_is_gone_is_told_and_the_others_go_on(files: list[Path]) -> None:
    files[5].unlink()
    read = list(gathered(files, ReleaseReader.load(resources()), resources()))
    assert len(read) == len(files)
    assert read[5][0].problem.startswith("can’t be read")


def test_a_broken_process_costs_one_file(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[int] = []

    def break_once(handfuls: object, work: object, jobs: int) -> Iterator[list[Taken]]:
        if not broken:
            broken.append(1)
            raise BrokenProcessPool("gone")
        yield from real(handfuls, work, jobs)  # type: ignore[arg-type]

    real = gathering._by_processes
    monkeypatch.setattr(gathering, "_by_processes", break_once)
    read = gathered(files, ReleaseReader.load(resources()), resources())
    assert names(read) == [file.name for file in files]
