"""Reading many files: here one after the other, or by processes beside this one."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from annotator.intake.releases import ReleaseReader
from annotator.model.drafts import Read, Taken

WORTH_PROCESSES = 40
"""From so many files on it is quicker to start processes, which takes them half a second."""
_TOGETHER = 8
_AHEAD = 12
"""Handfuls of files that are read before the first is taken."""


def taken_of(file: Path, read: Read) -> list[Taken]:
    """What a file holds; its problem in a line where it can't be opened."""
    try:
        data = file.read_bytes()
    except OSError as error:
        return [Taken(file.name, problem=f"can’t be read ({error.strerror})")]
    return list(read(data, file.name))


def gathered(
    files: Sequence[Path], read: Read, resources: Path | None = None
) -> Iterator[list[Taken]]:
    """What each file holds, in order.

    With `resources` many files are read by processes of their own, one less than there are cores:
    `read` must then be what `ReleaseReader.load(resources)` gives.
    """
    if resources is None or len(files) < WORTH_PROCESSES:
        yield from (taken_of(file, read) for file in files)
        return
    jobs = max(1, (os.cpu_count() or 2) - 1)
    handfuls = deque(files[at : at + _TOGETHER] for at in range(0, len(files), _TOGETHER))
    while handfuls:
        try:
            yield from _by_processes(handfuls, partial(_read, resources), jobs)
        except BrokenProcessPool:  # one file took its process with it: find out which
            handful = handfuls.popleft()
            yield from (_alone(file, resources) for file in handful)


_Work = Callable[[Sequence[Path]], list[list[Taken]]]


def _by_processes(handfuls: deque[Sequence[Path]], work: _Work, jobs: int) -> Iterator[list[Taken]]:
    """What the files hold; a handful leaves the queue once all of it was given out."""
    waiting: deque[Future[list[list[Taken]]]] = deque()
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        try:
            for handful in islice(handfuls, _AHEAD):
                waiting.append(pool.submit(work, handful))
            while waiting:
                found = waiting.popleft().result()
                handfuls.popleft()
                if len(handfuls) > len(waiting):
                    waiting.append(pool.submit(work, handfuls[len(waiting)]))
                yield from found
        finally:
            for future in waiting:
                future.cancel()


def _alone(file: Path, resources: Path) -> list[Taken]:
    """What a file holds, read by a process that may break."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        try:
            return pool.submit(_read, resources, [file]).result()[0]
        except BrokenProcessPool:
            return [Taken(file.name, problem="can’t be read: reading it broke off. Leave it out.")]


def _read(resources: Path, files: Sequence[Path]) -> list[list[Taken]]:
    reader = _reader(resources)
    return [taken_of(file, reader) for file in files]


@cache
def _reader(resources: Path) -> ReleaseReader:
    """The reader of a worker process, loaded with its first file."""
    return ReleaseReader.load(resources)
