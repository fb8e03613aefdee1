"""The whole window can be drawn larger, from the next start on."""

from PySide6.QtCore import QSettings

from annotator.ui.settings import Settings
from annotator.ui.sizing import SIZES, VARIABLE, take_size
from tests.ui.desk import Desk


def test_each_call_chooses_the_next_size_and_says_when_it_is_seen(desk: Desk) -> None:
    seen = []
    for _ in SIZES:
        desk.window.actions_["window_size"].trigger()
        seen.append(desk.settings().size)
    assert seen == [125, 150, 200, 100]
    assert "next start" in desk.message


def test_the_next_start_asks_for_the_chosen_size(desk: Desk) -> None:
    settings, environment = desk.settings(), dict[str, str]()
    take_size(settings, environment)
    assert environment == {}
    settings.size = 150
    take_size(settings, environment)
    assert environment == {VARIABLE: "1.5"}


def test_a_size_that_is_asked_for_from_outside_stays(desk: Desk) -> None:
    settings, environment = desk.settings(), {VARIABLE: "3"}
    settings.size = 200
    take_size(settings, environment)
    assert environment == {VARIABLE: "3"}


def test_a_size_that_makes_no_sense_is_the_usual_one(desk: Desk) -> None:
    store = QSettings(str(desk.folder / "window.ini"), QSettings.Format.IniFormat)
    for stored in ("9000", "-3", "large", "0"):
        store.setValue("size", stored)
        assert Settings(store).size == 100
