"""The page keeps its place: laid out lazily, zoomed, narrowed, under a header."""

import random

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from annotator.model.spans import Span
from annotator.ui.reading import ReleaseView

RANDOM = random.Random(7)
LONG = "\n".join("word " * RANDOM.randint(0, 60) for _ in range(3000))


def top_of(view: ReleaseView, code_point: int) -> float:
    """Where the line of a code point stands in the viewport."""
    return view._row_of(code_point).top() - view.verticalScrollBar().value()


def first_seen(view: ReleaseView) -> int:
    """A code point near the top of what is seen."""
    left = view._layout.metrics.left
    for y in range(40, 600, 4):
        at = view.code_point_at(QPointF(left + 3, y))
        if at is not None:
            return at
    raise AssertionError("no text is seen")


def test_scrolling_back_line_by_line_never_jumps(view: ReleaseView) -> None:
    view.set_document(LONG)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    for _ in range(200):
        seen = first_seen(view)
        before = top_of(view, seen)
        bar.setValue(bar.value() - 20)
        assert abs(top_of(view, seen) - before - 20) <= 1


def test_looking_at_a_place_out_of_view_moves_nothing(view: ReleaseView) -> None:
    view.set_document(LONG)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    seen = first_seen(view)
    before = top_of(view, seen)
    for block in range(0, 3000, 97):
        view._layout.blockBoundingRect(view._layout.block(block))
    assert abs(top_of(view, seen) - before) <= 1


def test_a_text_read_to_its_end_ends_with_the_page(view: ReleaseView) -> None:
    view.set_document(LONG)
    bar = view.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.maximum())
    bottom = top_of(view, len(LONG)) + view._layout.metrics.line_height
    assert bottom + view._layout.metrics.below_text == pytest.approx(
        view.viewport().height(), abs=2
    )


@pytest.mark.parametrize("width", [420, 640, 1200])
def test_the_place_is_kept_in_a_window_of_another_width(view: ReleaseView, width: int) -> None:
    view.set_document(LONG)
    view.verticalScrollBar().setValue(40_000)
    view.viewport().repaint()
    block = view._layout.block_at(view.verticalScrollBar().value())
    view.resize(width, 600)
    assert abs(view._layout.block_at(view.verticalScrollBar().value()) - block) <= 1


def test_the_column_holds_about_75_characters(view: ReleaseView) -> None:
    view.resize(1000, 600)
    view.set_document("The members of the Council were informed of the results. " * 20)
    layout = view._layout.block(0).layout()
    lengths = [layout.lineAt(row).textLength() for row in range(layout.lineCount() - 1)]
    assert all(68 <= length <= 82 for length in lengths)


def test_the_column_stands_in_the_middle(view: ReleaseView) -> None:
    view.resize(1400, 600)
    metrics = view._layout.metrics
    left, right = metrics.page_left, view.viewport().width() - metrics.page_width
    assert abs(right - 2 * left) <= 1


def test_the_column_stands_in_the_same_place_however_long_the_release_is(
    view: ReleaseView,
) -> None:
    view.set_document("One line.")
    short = view._layout.metrics.left
    bar = view.verticalScrollBar()
    assert bar.isVisible()
    assert not bar.isEnabled()
    view.set_document("The Council met in the capital.\n" * 200)
    assert bar.isEnabled()
    assert view._layout.metrics.left == short


def test_zoom_goes_in_steps_within_its_bounds(view: ReleaseView) -> None:
    height = view._layout.metrics.line_height
    view.zoom_in()
    assert view.zoom == 110
    assert view._layout.metrics.line_height > height
    view.zoom_out()
    view.zoom_out()
    assert view.zoom == 90
    view.zoom_reset()
    assert (view.zoom, view._layout.metrics.line_height) == (100, height)
    for _ in range(20):
        view.zoom_in()
    assert view.zoom == 300
    for _ in range(20):
        view.zoom_out()
    assert view.zoom == 50


def test_what_is_read_stays_when_zoomed(view: ReleaseView) -> None:
    view.set_document(LONG)
    view.verticalScrollBar().setValue(40_000)
    block = view._layout.block_at(view.verticalScrollBar().value())
    view.set_zoom(200)
    assert abs(view._layout.block_at(view.verticalScrollBar().value()) - block) <= 1


def test_the_face_stays_whatever_the_application_gets(view: ReleaseView) -> None:
    font = view.font()
    font.setPixelSize(40)
    view.setFont(font)
    shown, wanted = QFontInfo(view.document().defaultFont()), view._layout.metrics.font
    assert (shown.family(), shown.pixelSize()) == (wanted.family(), wanted.pixelSize())


def test_the_header_stands_over_the_column_and_scrolls_with_it(view: ReleaseView) -> None:
    view.set_document(LONG)
    header = QWidget()
    box = QVBoxLayout(header)
    box.setContentsMargins(0, 0, 0, 0)
    title = QLabel("A title")
    title.setWordWrap(True)
    box.addWidget(title)
    view.set_header(header)
    metrics = view._layout.metrics
    assert (header.x(), header.width()) == (metrics.left, metrics.column)
    assert top_of(view, 0) >= header.geometry().bottom()
    view.verticalScrollBar().setValue(30)
    assert header.y() == metrics.header_top - 30


def test_a_header_that_needs_more_lines_gets_them(view: ReleaseView) -> None:
    view.set_document(LONG)
    header = QLabel("A title")
    header.setWordWrap(True)
    view.set_header(header)
    before = header.height()
    header.setText("A title that says it at length " * 9)
    QApplication.sendPostedEvents()
    assert header.height() > before
    assert top_of(view, 0) >= header.geometry().bottom()


def test_another_header_takes_the_place_of_the_first(view: ReleaseView) -> None:
    first, second = QLabel("First"), QLabel("Second")
    view.set_header(first)
    view.set_header(second)
    assert first.parent() is None
    assert second.isVisible()
    view.set_header(None)
    assert view._layout.metrics.header_height == 0


def test_a_line_of_a_megabyte_is_shown_and_selected_by_code_points(view: ReleaseView) -> None:
    text = "word 😀 " * 150_000
    view.set_document(text)
    span = Span(len(text) // 2, len(text) // 2 + 9_000)
    view.select(span)
    assert view.selection() == span
    view.reveal(span)
    view.viewport().repaint()
    assert len(view._layout._laid) < 50


def test_lines_far_from_view_are_let_go(view: ReleaseView) -> None:
    view.set_document("\n".join(["word"] * 3000))
    bar = view.verticalScrollBar()
    for value in range(0, bar.maximum(), 400):
        bar.setValue(value)
    assert len(view._layout._laid) <= 700
    bar.setValue(0)
    view.viewport().repaint()
    assert view._layout.block(0).layout().lineCount() == 1
