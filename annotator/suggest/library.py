"""Suggestions for a whole library, read by several processes."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.pipeline import Suggester

_AT_ONCE = 64
"""Releases handed out before the first is waited for: enough to keep the processes busy."""

_TOGETHER = 4


def suggested(
    contexts: Iterable[Context], resources: Path, jobs: int = 0
) -> Iterator[list[Suggestion]]:
    """The suggestions of each release, in order; `jobs` processes, 0 for one for each core."""
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        yield from map(Suggester.load(resources).suggest, contexts)
        return
    read = partial(_suggest, resources)
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        waiting = iter(contexts)
        while batch := list(islice(waiting, _AT_ONCE)):
            yield from pool.map(read, batch, chunksize=_TOGETHER)


def _suggest(resources: Path, context: Context) -> list[Suggestion]:
    return _suggester(resources).suggest(context)


@cache
def _suggester(resources: Path) -> Suggester:
    """The suggester of a worker process, loaded with its first release."""
    return Suggester.load(resources)
