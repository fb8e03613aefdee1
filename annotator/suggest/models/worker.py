"""A process of its own for the models: the window's stays as small and as quick as without them."""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from time import monotonic

from annotator.model.errors import AnnotatorError
from annotator.model.suggestion import Context, ModelName
from annotator.suggest.models.library import MODELS, ModelNames

PATIENCE = 60.0
"""Seconds that a release may take, the loading of a model among them."""

_STEP = 0.1

Prepare = Callable[[], None]
"""What the worker does before all else. It is sent there by name."""


class WorkerLost(AnnotatorError):
    """The worker is gone, or did not answer in time."""


class NameWorker:
    """Asks a process that is started with the first release. One thread at a time may ask."""

    def __init__(self, prepare: Prepare | None = None, patience: float = PATIENCE) -> None:
        self._prepare = prepare
        self._patience = patience
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    @property
    def process(self) -> SpawnProcess | None:
        """The process while there is one."""
        return self._process

    def names(self, context: Context, check: Callable[[], None]) -> tuple[ModelName, ...]:
        """The names in the release.

        `check` is called ten times a second and may raise, to stop waiting. Raises WorkerLost
        where the process fails, is killed or takes too long; it is ended then.
        """
        try:
            line = self._line or self._start()
            line.send(context)
            self._wait(line, check)
            answer = line.recv()
        except (OSError, EOFError) as error:
            self.close()
            raise WorkerLost(str(error) or "the process ended") from error
        except BaseException:
            self.close()
            raise
        if isinstance(answer, str):
            self.close()
            raise WorkerLost(answer)
        found: tuple[ModelName, ...] = answer
        return found

    def _wait(self, line: Connection, check: Callable[[], None]) -> None:
        until = monotonic() + self._patience
        while not line.poll(_STEP):
            check()
            if monotonic() > until:
                raise WorkerLost("no answer in time")

    def _start(self) -> Connection:
        spawn = get_context("spawn")  # a fork would take the window with it
        ours, theirs = spawn.Pipe()
        process = spawn.Process(
            target=_work, args=(theirs, self._prepare), name="models", daemon=True
        )
        process.start()
        self._process = process
        theirs.close()  # so that the worker's end is seen
        self._line = ours
        return ours

    def kill(self) -> None:
        """End the process from another thread than the one that asks, which learns it at once."""
        process = self._process
        if process is not None:
            with suppress(ValueError):  # the other thread has closed it meanwhile
                process.kill()

    def close(self) -> None:
        """End the process, whatever it does. It is started again when names are asked for."""
        process, line, self._process, self._line = self._process, self._line, None, None
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            process.join()
            with suppress(ValueError):  # somebody else has waited for it: it is gone all the same
                process.close()


def _work(line: Connection, prepare: Prepare | None) -> None:
    """Answer until the line is cut, which it is by the end of the window's process too."""
    if prepare is not None:
        prepare()
    names = ModelNames(MODELS)
    while True:
        try:
            context = line.recv()
        except EOFError:
            return
        try:
            answer: object = names(context)
        except Exception as error:  # noqa: BLE001 — told in the window, which goes on without
            answer = f"{type(error).__name__}: {error}"
        line.send(answer)
