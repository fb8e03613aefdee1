"""The mouse on the page: words, paragraphs, marks, menus."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.model.kinds import DECISION, OFFICIAL, STATISTIC
from annotator.model.spans import Span
from annotator.ui.reading import Mark, ReleaseView
from tests.ui.reading.samples import RELEASE, span_of

LEFT = Qt.MouseButton.LeftButton
FIGURE = Mark("figure", STATISTIC, (span_of("7\u00a0500 crowns"),))
CLAUSE = Mark("clause", DECISION, (span_of("The council approved 7\u00a0500 crowns"),))
PERSON = Mark("person", OFFICIAL, (span_of("שרה לוי"),))


def place_of(view: ReleaseView, code_point: int) -> QPoint:
    """A place in the viewport on the character at a code point."""
    view.set_caret(code_point)
    near = view.cursorRect().center()
    for x in range(near.x() - 12, near.x() + 13):
        if view.code_point_at(QPointF(x, near.y())) == code_point:
            return QPoint(x + 1, near.y())
    raise AssertionError(f"nothing is drawn for {code_point}")


@pytest.fixture
def clicked(view: ReleaseView) -> list[str]:
    """Keys of the marks that clicks chose; the view selects each, as the window does."""
    keys: list[str] = []
    view.mark_clicked.connect(keys.append)
    view.mark_clicked.connect(view.select_mark)
    view.set_marks([FIGURE, CLAUSE, PERSON])
    return keys


def test_clicks_go_through_the_marks_that_overlap(view: ReleaseView, clicked: list[str]) -> None:
    place = place_of(view, RELEASE.index("crowns"))
    for _ in range(3):
        QTest.mouseClick(view.viewport(), LEFT, pos=place)
        QTest.mouseMove(view.viewport(), place + QPoint(0, 1))
    assert clicked == ["figure", "clause", "figure"]
    assert view.selected_mark == "figure"


def test_a_mark_in_writing_from_right_to_left_is_hit(view: ReleaseView, clicked: list[str]) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=place_of(view, RELEASE.index("לוי")))
    assert clicked == ["person"]


def test_a_click_beside_the_text_chooses_nothing(view: ReleaseView, clicked: list[str]) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(5, 200))
    assert not clicked


def test_dragging_selects_and_chooses_no_mark(view: ReleaseView, clicked: list[str]) -> None:
    start, end = place_of(view, RELEASE.index("7\u00a0")), place_of(view, RELEASE.index("for Anna"))
    QTest.mousePress(view.viewport(), LEFT, pos=start - QPoint(2, 0))
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, pos=end)
    selected = view.selection()
    assert selected
    assert "500 crowns" in selected.of(RELEASE)
    assert not clicked


def test_a_double_click_takes_the_word_and_a_third_the_paragraph(view: ReleaseView) -> None:
    place = place_of(view, RELEASE.index("council"))
    QTest.mouseClick(view.viewport(), LEFT, pos=place)
    QTest.mouseDClick(view.viewport(), LEFT, pos=place)
    assert view.selection() == span_of("council")
    QTest.mouseClick(view.viewport(), LEFT, pos=place)
    assert view.selection() == span_of(RELEASE.split("\n")[2])


def test_a_double_click_takes_a_number_whole(view: ReleaseView) -> None:
    view.set_document("More than 29.1 tons.")
    QTest.mouseDClick(view.viewport(), LEFT, pos=place_of(view, 13))
    assert view.selection() == Span(10, 14)


def test_the_menu_is_asked_for_at_the_mouse_and_at_the_caret(view: ReleaseView) -> None:
    view.set_marks([FIGURE])
    asked: list[tuple[int, list[str]]] = []
    view.context_menu_requested.connect(lambda _, at, keys: asked.append((at, keys)))
    at = RELEASE.index("crowns")
    place = place_of(view, at)
    view.set_caret(0)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
    assert asked == [(at, ["figure"]), (0, [])]


def test_a_resting_mouse_is_told_about_the_smallest_mark(
    view: ReleaseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _widget: shown.append(words))
    view.set_marks([FIGURE, CLAUSE])
    view.set_tooltip_provider(lambda key: f"about {key}")
    for quote in ("crowns", "Anna Lind"):
        place = place_of(view, RELEASE.index(quote))
        event = QHelpEvent(QHelpEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
    assert shown == ["about figure"]


def test_the_wheel_zooms_with_ctrl(view: ReleaseView) -> None:
    told: list[int] = []
    view.zoom_changed.connect(told.append)
    for turn in (120, -120):
        event = QWheelEvent(
            QPointF(100, 100),
            QPointF(100, 100),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)
    assert told == [110, 100]
