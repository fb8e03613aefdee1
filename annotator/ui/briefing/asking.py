"""Work for a page that may be closed before its answer is there."""

from collections.abc import Callable
from typing import TypeVar

from annotator.ui.jobs import Job, Jobs

Result = TypeVar("Result")


class Asking:
    """Runs work on a worker, and tells nobody of it once it is closed."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._open = True

    def run(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> Job:
        """Start the work."""
        return self._jobs.run(work, self._if_open(done), self._if_open(failed))

    def _if_open(self, tell: Callable[[Result], object]) -> Callable[[Result], object]:
        return lambda value: tell(value) if self._open else None

    def close(self) -> None:
        """Tell nobody any more: the page is going."""
        self._open = False
