"""Suggestions for a whole library, read by several processes."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.models.library import ModelNames, assisted
from annotator.suggest.pipeline import Suggester

_AT_ONCE = 64
"""Releases handed out before the first is waited for: enough to keep the processes busy."""

_TOGETHER = 4


def suggested(
    contexts: Iterable[Context], resources: Path, jobs: int = 0, *, models: bool = False
) -> Iterator[list[Suggestion]]:
    """The suggestions of each release, in order; `jobs` processes, 0 for one for each core.

    With `models` the optional ones are asked for further names; each process loads its own.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        yield from map(reader(resources, models=models), contexts)
        return
    read = partial(_suggest, resources, models)
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        waiting = iter(contexts)
        while batch := list(islice(waiting, _AT_ONCE)):
            yield from pool.map(read, batch, chunksize=_TOGETHER)


def reader(resources: Path, *, models: bool = False) -> Callable[[Context], list[Suggestion]]:
    """What reads releases in this process, with the optional models or without. UserError."""
    suggest = Suggester.load(resources).suggest
    return assisted(suggest, ModelNames()) if models else suggest


def _suggest(resources: Path, models: bool, context: Context) -> list[Suggestion]:
    return _reader(resources, models)(context)


@cache
def _reader(resources: Path, models: bool) -> Callable[[Context], list[Suggestion]]:
    """The reader of a worker process, loaded with its first release."""
    return reader(resources, models=models)
