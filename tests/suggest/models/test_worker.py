"""The models' process: answers, dies with its owner, and is given up where it fails."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.model.suggestion import Context
from annotator.suggest.models import library, worker
from annotator.suggest.models.library import Model, ModelNames
from annotator.suggest.models.worker import NameWorker, WorkerLost
from tests.suggest.models.test_models import ENGLISH, RUSSIAN, need
from tests.suggest.shared import ROOT


def patience() -> None:
    """Nobody stops waiting."""


def no_network() -> None:
    """In the worker: whatever asks for the network fails."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a model asked for the network")

    socket.socket.connect = refused  # type: ignore[method-assign]
    socket.getaddrinfo = refused  # type: ignore[assignment]


def _broken() -> object:
    raise ValueError("the weights are damaged")


def broken_model() -> None:
    """In the worker: the English model can't be loaded."""
    library.MODELS["en"] = Model("broken", (), _broken)  # type: ignore[index, arg-type]


def slow_start() -> None:
    """In the worker: it never gets as far as to answer."""
    time.sleep(600)


def dead_start() -> None:
    """In the worker: it ends at once."""
    sys.exit(3)


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("ru", RUSSIAN)])
def test_the_process_finds_what_the_models_find_and_without_the_network(
    language: str, text: str
) -> None:
    need(language)
    context = Context(text, language=language)
    asked = NameWorker(no_network)
    try:
        found = asked.names(context, patience)
        assert found == asked.names(context, patience)
    finally:
        asked.close()
    assert found
    assert found == ModelNames()(context)


def test_a_model_that_fails_is_told_with_its_reason_and_the_process_ends() -> None:
    asked = NameWorker(broken_model)
    with pytest.raises(WorkerLost, match="the weights are damaged"):
        asked.names(Context(ENGLISH), patience)
    assert asked.process is None


@pytest.mark.parametrize(("prepare", "seconds"), [(slow_start, 0.3), (dead_start, 60.0)])
def test_a_process_that_is_slow_or_dead_is_given_up(
    prepare: worker.Prepare, seconds: float
) -> None:
    asked = NameWorker(prepare, seconds)
    with pytest.raises(WorkerLost):
        asked.names(Context(ENGLISH), patience)
    assert asked.process is None


def test_who_stops_waiting_ends_the_process() -> None:
    def stop() -> None:
        raise InterruptedError("the window closes")

    asked = NameWorker(slow_start)
    with pytest.raises((InterruptedError, WorkerLost)):
        asked.names(Context(ENGLISH), stop)
    assert asked.process is None


def test_a_process_that_was_killed_is_told_and_started_anew_when_asked_again() -> None:
    asked, note = NameWorker(), Context("A note.\n", language="none")
    try:
        assert asked.names(note, patience) == ()
        asked.kill()
        with pytest.raises(WorkerLost):
            asked.names(note, patience)
        assert asked.process is None
        assert asked.names(note, patience) == ()
    finally:
        asked.close()


ORPHAN = """
import os, signal
from annotator.model.suggestion import Context
from annotator.suggest.models.worker import NameWorker
asked = NameWorker()
asked.names(Context("A note.\\n", language="none"), lambda: None)
print(asked.process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_the_process_ends_with_an_owner_that_was_killed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    place = Path("/proc", done.stdout.strip(), "stat")
    until = time.monotonic() + 20
    while _alive(place):
        assert time.monotonic() < until, "the models' process outlives the window"


def _alive(stat: Path) -> bool:
    try:
        return stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
