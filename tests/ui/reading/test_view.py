"""The release as it is read: selected, walked through and searched in code points."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QFontInfo, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.model.kinds import STATISTIC
from annotator.model.spans import Span
from annotator.ui.palettes import LIGHT
from annotator.ui.reading import Mark, ReleaseView
from tests.ui.reading.samples import FURNITURE, RELEASE, span_of

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("quote", ["7\u00a0500 crowns", "😀 The", "Анну Линд", "שרה לוי"])
def test_a_selected_passage_is_told_in_code_points(view: ReleaseView, quote: str) -> None:
    view.select(span_of(quote))
    assert view.selection() == span_of(quote)
    assert view.caret() == span_of(quote).end


def test_nothing_is_selected_in_a_new_text(view: ReleaseView) -> None:
    view.select(span_of("Anna Lind"))
    view.set_document("Another release.")
    assert view.selection() is None
    assert view.caret() == 0


@pytest.mark.parametrize("text", ["", "\n", "a", "\n\na\n", "😀"])
def test_any_text_can_be_shown(view: ReleaseView, text: str) -> None:
    view.set_document(text)
    view.viewport().repaint()
    view.set_caret(len(text))
    assert view.caret() == len(text)
    assert view.text == text


def test_what_is_copied_keeps_its_no_break_space(view: ReleaseView) -> None:
    view.select(span_of("7\u00a0500"))
    assert view.createMimeDataFromSelection().text() == "7\u00a0500"


def test_the_selection_and_the_caret_are_announced(view: ReleaseView) -> None:
    told: list[object] = []
    view.selection_changed.connect(told.append)
    view.caret_moved.connect(told.append)
    view.select(span_of("Anna Lind"))
    view.set_caret(0)
    assert set(told) == {span_of("Anna Lind"), span_of("Anna Lind").end, None, 0}


def test_the_caret_walks_over_code_points_and_selects_with_shift(view: ReleaseView) -> None:
    view.set_caret(RELEASE.index("😀"))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.caret() == RELEASE.index("😀") + 1
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT | CTRL)
    assert view.selection() == span_of(" The ")


def test_home_end_and_page_keys_move_the_caret(view: ReleaseView) -> None:
    view.set_document("\n".join(f"Paragraph {number}." for number in range(200)))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.caret() == len("Paragraph 0.")
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.caret() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    below = view.caret()
    assert below > len("Paragraph 0.") * 5
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.caret() < below
    QTest.keyClick(view, Qt.Key.Key_End, CTRL)
    assert view.caret() == len(view.text)


def test_letters_are_left_to_the_windows_shortcuts(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = ReleaseView(LIGHT)
    QVBoxLayout(window).addWidget(view)
    view.set_document(RELEASE)
    pressed: list[str] = []
    for letter in ("O", "D", "S"):
        QShortcut(QKeySequence(letter), window, lambda letter=letter: pressed.append(letter))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.setFocus()
    for key in (Qt.Key.Key_O, Qt.Key.Key_D, Qt.Key.Key_S):
        QTest.keyClick(view, key)
    assert pressed == ["O", "D", "S"]


def test_a_passage_far_down_is_brought_into_view(view: ReleaseView) -> None:
    text = "\n".join(f"Paragraph {number} says something." for number in range(2000))
    view.set_document(text)
    span = span_of("Paragraph 1500", text)
    view.reveal(span)
    view.set_caret(span.start)
    assert view.viewport().rect().contains(view.cursorRect())


def test_assistive_technology_reads_the_text_and_its_name(view: ReleaseView) -> None:
    reader = QAccessible.queryAccessibleInterface(view)
    assert reader.text(QAccessible.Text.Name) == "Release text"
    words = reader.textInterface()
    assert words.characterCount() == len(RELEASE) + 1  # Qt counts the emoji as two
    start = RELEASE.index("Anna") + 1
    assert words.text(start, start + 9) == "Anna Lind"
    view.set_caret(RELEASE.index("Anna"))
    assert words.cursorPosition() == start


def test_down_and_up_do_not_stop_at_the_gap_between_paragraphs(view: ReleaseView) -> None:
    above, below = RELEASE.index("Совет"), RELEASE.index("ראש")
    view.set_caret(above)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert below <= view.caret() < RELEASE.index("The next session")
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert above <= view.caret() < below - 1


# --- furniture -------------------------------------------------------------------------------


def test_furniture_is_folded_and_the_caret_begins_behind_it(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    assert view.folded
    assert view.caret() == RELEASE.index("😀")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        QTest.keyClick(view, key)
        assert view.caret() >= FURNITURE.end


def test_the_paragraph_that_the_caret_leaves_first_is_painted_anew(
    view: ReleaseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    painted: list[int] = []
    monkeypatch.setattr(view, "redraw", painted.extend)
    left = view._scene.blocks.at(view.caret())
    view.set_caret(len(RELEASE))
    assert left in painted


def test_a_click_on_the_fold_shows_what_is_folded(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    fold = view.block_rect(0).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=fold)
    assert not view.folded


def test_what_is_revealed_is_unfolded(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    view.reveal(span_of("Subscribe"))
    assert not view.folded


def test_folding_moves_a_caret_that_would_be_hidden(view: ReleaseView) -> None:
    view.set_caret(3)
    view.set_furniture([FURNITURE])
    assert view.caret() == RELEASE.index("😀")
    view.set_folded(folded=False)
    assert not view.folded


def test_part_of_a_paragraph_does_not_fold(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[span_of("Anna Lind")])
    assert not view.folded


# --- finding ---------------------------------------------------------------------------------


def test_finding_minds_neither_case_nor_no_break_spaces(view: ReleaseView) -> None:
    assert view.find_span("7 500 CROWNS") == span_of("7\u00a0500 crowns")
    cyrillic = RELEASE.index("7 500")
    assert view.find_span("7 500", from_=span_of("Совет").start) == Span(cyrillic, cyrillic + 5)
    assert view.find_span("") is None


# --- marks -----------------------------------------------------------------------------------


def test_a_mark_outside_the_text_is_refused(view: ReleaseView) -> None:
    with pytest.raises(ValueError, match="outside"):
        view.upsert_mark(Mark("k", STATISTIC, (Span(0, len(RELEASE) + 1),)))


def test_a_caret_in_furniture_at_the_end_stands_before_it(view: ReleaseView) -> None:
    foot = Span(span_of("The next session").start, len(RELEASE))
    view.set_caret(len(RELEASE))
    view.set_furniture([foot])
    assert view.folded
    assert view.caret() == foot.start - 1


def test_a_selection_that_reaches_a_fold_goes_round_it(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    view.set_caret(RELEASE.index("council"))
    QTest.keyClick(view, Qt.Key.Key_Home, SHIFT | CTRL)
    assert view.selection() == span_of("😀 The ")


def test_selecting_what_is_folded_shows_it(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    view.select(span_of("Subscribe"))
    assert not view.folded
    assert view.selection() == span_of("Subscribe")


@pytest.mark.parametrize("boundary", list(QAccessible.TextBoundaryType))
@pytest.mark.parametrize("words", ["Harbour", "Subscribe", "council"])
def test_words_and_lines_of_what_is_folded_are_told(
    view: ReleaseView, boundary: QAccessible.TextBoundaryType, words: str
) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    cursor = view.textCursor()
    assert not cursor.visualNavigation()  # such a cursor would look for its end for ever
    at = view._scene.text_map.to_qt(RELEASE.index(words))
    cursor.setPosition(at)
    start, end = QAccessible.qAccessibleTextBoundaryHelper(cursor, boundary)
    assert start <= at < end
    assert view.folded


def test_a_caret_that_assistive_technology_puts_into_a_fold_shows_it(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    text = found.textInterface()
    assert text is not None
    text.setCursorPosition(3)
    assert not view.folded
    assert view.caret() == 3


@pytest.mark.parametrize("words", ["Harbour", "Subscribe", "council", "Совет", "where the towns"])
def test_where_a_letter_stands_is_told_in_pixels_of_the_screen(
    view: ReleaseView, words: str
) -> None:
    view.viewport().repaint()
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    text = found.textInterface()
    assert text is not None
    at = RELEASE.index(words)
    place = text.characterRect(view._scene.text_map.to_qt(at))
    inside = view.viewport().mapFromGlobal(place.center())
    assert view.code_point_at(QPointF(inside)) == at
    assert text.offsetAtPoint(place.center()) == view._scene.text_map.to_qt(at)


@pytest.mark.parametrize("percent", [50, 67, 90, 100, 110, 150, 300])
def test_the_size_of_the_text_is_told_in_points_and_drawn_in_whole_pixels(
    view: ReleaseView, percent: int
) -> None:
    view.set_zoom(percent)
    told, drawn = view.document().defaultFont(), view._layout.metrics.font
    assert told.pointSizeF() * view.logicalDpiY() / 72 == pytest.approx(drawn.pixelSize())
    assert QFontInfo(told).pixelSize() == drawn.pixelSize()


def test_walking_with_keys_leaves_no_cursor_that_skips_folds(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
        assert not view.textCursor().visualNavigation()
    assert view.folded


def test_a_new_mark_is_painted_alone_whatever_was_painted_before(
    view: ReleaseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(f"Paragraph {number} with words." for number in range(12))
    view.set_document(text)
    view.viewport().repaint()
    for at in (0, len(text) // 2, len(text)):
        view.set_caret(at)
    view.viewport().repaint()
    painted: list[int] = []
    monkeypatch.setattr(view._painter, "_paint_block", lambda _, block: painted.append(block))
    view.upsert_mark(Mark("k", STATISTIC, (Span(0, 9),)))
    view.repaint_now()
    assert 0 in painted
    assert len(painted) <= 3
