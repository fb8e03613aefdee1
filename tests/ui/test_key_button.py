"""Buttons that show their key."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.assets import resources
from annotator.ui.key_button import KeyButton
from annotator.ui.palettes import LIGHT
from annotator.ui.stylesheet import style_sheet

Made = Callable[[str], KeyButton]


@pytest.fixture
def make(qtbot: QtBot) -> Made:
    """Makes a button as the program dresses it."""

    def make(text: str) -> KeyButton:
        made = KeyButton(text)
        made.setStyleSheet(style_sheet(LIGHT, resources() / "icons"))
        made.ensurePolished()
        qtbot.addWidget(made)
        return made

    return make


@pytest.fixture
def button(make: Made) -> KeyButton:
    return make("Accept  Enter")


def _columns(picture: QImage) -> list[int]:
    """Where anything stands, from left to right, inside the frame."""
    ground = picture.pixelColor(6, picture.height() // 2)
    rows = range(6, picture.height() - 6)
    inside = range(6, picture.width() - 6)
    return [x for x in inside if any(picture.pixelColor(x, y) != ground for y in rows)]


def test_its_name_is_what_it_does(button: KeyButton) -> None:
    assert button.accessibleName() == "Accept"
    assert button.text() == "Accept  Enter"


def test_its_name_follows_the_words(button: KeyButton) -> None:
    button.setText("Next   Tab")
    assert button.accessibleName() == "Next"
    button.setText("Close")
    assert button.accessibleName() == ""  # Qt then tells the text


def test_a_name_of_its_own_stays(button: KeyButton) -> None:
    button.setAccessibleName("Accept the suggestion")
    button.setText("Accept  X")
    assert button.accessibleName() == "Accept the suggestion"


def test_without_a_key_it_is_like_any_other_button(qtbot: QtBot) -> None:
    ours, plain = KeyButton("Close it"), QPushButton("Close it")
    for one in (ours, plain):
        qtbot.addWidget(one)
        one.resize(plain.sizeHint())
    assert ours.sizeHint() == plain.sizeHint()
    assert ours.grab().toImage() == plain.grab().toImage()


def test_the_key_has_room_beside_the_words(button: KeyButton, make: Made) -> None:
    bare = make("Accept")
    assert button.sizeHint().width() > bare.sizeHint().width() + 30
    assert button.minimumSizeHint() == button.sizeHint()


def test_words_and_key_stand_in_the_middle(button: KeyButton) -> None:
    for width in (button.sizeHint().width(), 240):
        button.resize(width, 28)
        found = _columns(button.grab().toImage())
        assert found[0] > 8
        assert abs(found[0] - (width - 1 - found[-1])) <= 2


def test_an_icon_stands_before_the_words(button: KeyButton) -> None:
    red = QPixmap(10, 10)
    red.fill(QColor("red"))
    button.setIcon(QIcon(red))
    button.resize(button.sizeHint())
    picture = button.grab().toImage()
    reds = [
        x
        for x in range(picture.width())
        if picture.pixelColor(x, picture.height() // 2) == QColor("red")
    ]
    assert reds
    assert reds[-1] < picture.width() / 2
    assert _columns(picture)[0] == reds[0]


def test_a_button_that_is_off_is_drawn_paler(button: KeyButton) -> None:
    button.resize(button.sizeHint())
    on = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != on
