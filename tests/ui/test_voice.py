"""What a screen reader says while the focus stays in the text: what was done, what is selected."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.model.ops import SetFurniture
from annotator.ui import find_bar, naming, status_line, voice
from annotator.ui.form import field_row
from annotator.ui.naming import SpokenLabel
from tests.ui.desk import Desk
from tests.ui.heard import below, interface

OLSEN = "Acting Chair Mira Olsen"


@pytest.fixture
def said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced from now on."""
    told: list[str] = []

    def announce(_: QWidget, words: str, *, urgent: bool = False) -> None:
        told.append(words + "!" * urgent)

    for module in (voice, status_line, field_row, find_bar, naming):
        monkeypatch.setattr(module, "announce", announce)
    desk.bot.waitUntil(lambda: desk.window.suggestions._open.is_read)
    desk.bot.waitUntil(lambda: not desk.window.voice._late.isActive())
    told.clear()
    return told


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The desk with its suggestions read."""
    desk.window.suggestions.start()
    return desk


def heard(desk: Desk, said: list[str]) -> str:
    """What was said last, once the turn is over."""
    desk.bot.waitUntil(lambda: not desk.window.voice._late.isActive())
    return said[-1] if said else ""


def description(desk: Desk) -> str:
    return interface(desk.window.pane.view).text(QAccessible.Text.Description)


def test_the_suggestion_that_tab_selects_is_said_with_how_sure_it_is(
    desk: Desk, said: list[str]
) -> None:
    desk.press("Tab")
    chosen = desk.window.suggestions.selected
    assert chosen is not None
    words = f"Official, suggested, {chosen.band.value}: {chosen.quote}"
    assert heard(desk, said) == words
    assert description(desk) == words


def test_an_answer_and_what_comes_next_are_said_in_one_sentence(
    desk: Desk, said: list[str]
) -> None:
    desk.press("Tab", "Return")
    following = desk.window.suggestions.selected
    assert following is not None
    assert heard(desk, said).startswith("Accepted. ")
    assert heard(desk, said).endswith(f": {following.quote}")
    desk.press("X")
    assert heard(desk, said).startswith("Dismissed. ")
    desk.press("Ctrl+Z")
    assert "Undone." in heard(desk, said)


def test_a_tag_made_by_hand_is_said_with_its_state(desk: Desk, said: list[str]) -> None:
    desk.tag(OLSEN, "O")
    assert heard(desk, said) == f"Tagged. Official, draft: {OLSEN}"
    desk.press("Esc", "U")
    assert "uncertain" in heard(desk, said)
    desk.press("Delete")
    assert heard(desk, said) == "Deleted."
    assert description(desk) == ""


def test_a_tag_that_the_caret_comes_into_is_said_once(
    desk: Desk, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    desk.tag(OLSEN, "O")
    desk.press("Esc")
    desk.window.session.select(None)
    desk.put_caret("opened the session")
    heard(desk, said)
    said.clear()
    desk.put_caret("Mira")
    desk.press("Right")
    assert heard(desk, said) == f"Official, draft: {OLSEN}"
    assert len(said) == 1
    desk.put_caret("opened the session")
    assert description(desk) == ""


def test_furniture_that_the_caret_comes_into_is_said(
    desk: Desk, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    document = desk.window.session.document
    assert document is not None
    desk.workspace.apply(SetFurniture(document.id, (desk.span("Harbour Council meets"),)))
    desk.put_caret("Председатель")
    heard(desk, said)
    said.clear()
    desk.put_caret("Council meets")
    assert heard(desk, said).startswith("Furniture")
    assert description(desk).startswith("Furniture")


def test_a_release_that_is_opened_is_said_by_its_title(desk: Desk, said: list[str]) -> None:
    document = desk.window.session.document
    assert document is not None
    desk.window.open_document(document.id)
    desk.bot.waitUntil(lambda: heard(desk, said).endswith("suggestions."))
    assert " ".join(said).startswith("Opened “Harbour Council meets”, 0 tags.")


def test_a_refusal_is_said_at_once(desk: Desk, said: list[str]) -> None:
    desk.press("X")
    assert said[-1].endswith("!")


def test_why_a_value_is_wrong_is_said_once_it_is_typed(desk: Desk, said: list[str]) -> None:
    desk.tag("340 буёв", "S")
    desk.write("value", "lots")
    desk.press("Tab")
    assert f"{desk.beside('value')}!" in said


def test_what_is_found_is_said_with_the_words_around_it(desk: Desk, said: list[str]) -> None:
    desk.press("Ctrl+F")
    desk.type_in("fairways")
    assert "statement on safe fairways, and Secretary" in said[-1]
    desk.type_in("qq")
    assert said[-1] == "Not found"


def test_a_label_says_other_words_and_no_others(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(naming, "announce", lambda _, words: told.append(words))
    label = SpokenLabel()
    qtbot.addWidget(label)
    for words in ("Not read.", "Not read.", "", "Two files."):
        label.setText(words)
    assert told == ["Not read.", "Two files."]


def test_the_rows_of_the_list_say_where_in_the_text_they_stand(desk: Desk) -> None:
    tag = desk.tag(OLSEN, "O")
    told = {
        found.text(QAccessible.Text.Description)
        for found in below(interface(desk.window.table))
        if found.role() == QAccessible.Role.Cell
    }
    assert f"Characters {tag.start}–{tag.end}" in told
