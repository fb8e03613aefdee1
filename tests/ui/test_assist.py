"""Models in the window: only if they are wanted, behind the rules, and at nobody's cost."""

import sys
from collections.abc import Callable
from multiprocessing.context import SpawnProcess

import pytest

from annotator.model.spans import Span
from annotator.model.suggestion import Band, Context, ModelName
from annotator.suggest.models import library
from annotator.suggest.models.library import MODELS
from annotator.suggest.models.worker import NameWorker, WorkerLost
from annotator.ui import app as starting
from annotator.ui.assist.assist import Assist
from tests.ui.desk import Desk

MINISTER = "Finance Minister Hope Summer"
TEXT = f"🙂 The talks were opened by Acting Chair Mira Olsen.\n\n{MINISTER} said so.\n"


class Fake(NameWorker):
    """Finds the minister's name without a process; counts what it was asked."""

    def __init__(self, error: str = "") -> None:
        super().__init__()
        self.error = error
        self.asked = 0
        self.closed = False

    def names(self, context: Context, check: Callable[[], None]) -> tuple[ModelName, ...]:
        self.asked += 1
        if self.error:
            raise WorkerLost(self.error)
        at = context.text.find("Hope Summer")
        return (ModelName(Span(at, at + len("Hope Summer")), "fake"),) if at >= 0 else ()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """What stands in for the process, where nothing need be installed."""
    made = Fake()
    monkeypatch.setattr("annotator.ui.assist.assist._worker", lambda: made)
    monkeypatch.setattr(library, "any_installed", lambda: True)
    return made


@pytest.fixture
def talks(make_desk: Callable[..., Desk], fake: Fake) -> Desk:
    """The window on the talks, the rules' suggestions shown."""
    desk = make_desk(text=TEXT)
    desk.begin()
    desk.window.suggestions.start()
    desk.bot.waitUntil(lambda: desk.window.suggestions.count > 0)
    return desk


def quotes(desk: Desk) -> list[str]:
    return [one.quote for one in desk.window.suggestions.pending]


def switch(desk: Desk) -> None:
    desk.window.actions_["models"].trigger()


def test_models_are_off_unless_the_user_wants_them(talks: Desk, fake: Fake) -> None:
    assert not talks.window.settings.models
    assert not talks.window.actions_["models"].isChecked()
    assert fake.asked == 0
    assert MINISTER not in quotes(talks)


def test_what_models_find_comes_behind_the_rules_and_moves_no_selection(talks: Desk) -> None:
    talks.window.suggestions.step(1, 0)
    chosen, before = talks.window.suggestions.selected, quotes(talks)
    switch(talks)
    talks.bot.waitUntil(lambda: MINISTER in quotes(talks))
    assert talks.window.suggestions.selected == chosen
    assert [quote for quote in quotes(talks) if quote != MINISTER] == before
    [one] = [one for one in talks.window.suggestions.pending if one.quote == MINISTER]
    assert one.suggestion.rule == "model:fake"
    assert one.band is Band.UNSURE


def test_each_release_is_asked_about_once(talks: Desk, fake: Fake) -> None:
    switch(talks)
    talks.bot.waitUntil(lambda: MINISTER in quotes(talks))
    talks.window.suggestions.ask()
    with talks.bot.waitSignal(talks.window.suggestions.read):
        talks.window.suggestions.ask()
    assert fake.asked == 1
    assert MINISTER in quotes(talks)


def test_switching_off_takes_back_what_models_found_and_ends_the_process(
    talks: Desk, fake: Fake
) -> None:
    switch(talks)
    talks.bot.waitUntil(lambda: MINISTER in quotes(talks))
    switch(talks)
    talks.bot.waitUntil(lambda: MINISTER not in quotes(talks))
    assert fake.closed
    assert not talks.window.actions_["models"].isChecked()
    assert not talks.window.settings.models


def test_the_choice_is_kept_for_the_next_start(talks: Desk) -> None:
    switch(talks)
    talks.reopen()
    assert talks.window.settings.models
    assert not talks.window.assist.on  # before the first paint nothing is started
    starting._warmed(talks.window)
    talks.bot.waitUntil(lambda: MINISTER in quotes(talks))
    assert talks.window.actions_["models"].isChecked()


def test_a_process_that_fails_costs_its_suggestions_only_and_is_told_once(
    talks: Desk, fake: Fake
) -> None:
    fake.error = "it was killed"
    told: list[str] = []
    talks.window.session.refused.connect(told.append)
    before = quotes(talks)
    switch(talks)
    talks.bot.waitUntil(lambda: bool(told))
    with talks.bot.waitSignal(talks.window.suggestions.read):
        talks.window.suggestions.ask()
    assert len(told) == 1
    assert "it was killed" in told[0]
    assert quotes(talks) == before
    assert not talks.window.actions_["models"].isChecked()
    assert fake.asked == 1


def test_where_no_model_is_installed_a_line_says_how_to_have_them(
    talks: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "any_installed", lambda: False)
    told: list[str] = []
    talks.window.session.refused.connect(told.append)
    switch(talks)
    assert "pip install press-annotator[assist]" in told[0]
    assert not talks.window.actions_["models"].isChecked()
    assert not talks.window.settings.models


def test_the_window_never_loads_a_model_and_its_process_ends_with_it(
    make_desk: Callable[..., Desk],
) -> None:
    if not MODELS["en"].installed:
        pytest.skip("the model for English is not installed")
    loaded = {"spacy", "thinc", "slovnet"} & set(sys.modules)
    desk = make_desk(text=TEXT)
    desk.begin()
    desk.window.suggestions.start()
    switch(desk)
    desk.bot.waitUntil(lambda: MINISTER in quotes(desk), timeout=60_000)
    assert {"spacy", "thinc", "slovnet"} & set(sys.modules) == loaded
    process = process_of(desk.window.assist)
    assert process.is_alive()
    desk.close()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()


def process_of(assist: Assist) -> SpawnProcess:
    assert assist._worker is not None
    process = assist._worker.process
    assert process is not None
    return process
