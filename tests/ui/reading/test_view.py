"""The release as it is read: selected, marked and searched in code points."""

import pytest
from pytestqt.qtbot import QtBot

from annotator.model.kinds import DECISION, OFFICIAL, STATISTIC
from annotator.model.spans import Span
from annotator.ui.palettes import LIGHT
from annotator.ui.reading import Mark, ReleaseView

TEXT = (
    "Subscribe to our letter\n"
    "😀 The council approved 7\u00a0500 crowns for Anna Lind.\n"
    "Совет утвердил 7 500 крон."
)


def span_of(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


@pytest.fixture
def view(qtbot: QtBot) -> ReleaseView:
    view = ReleaseView(LIGHT)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.set_document(TEXT)
    return view


def test_a_selected_passage_is_told_in_code_points(view: ReleaseView) -> None:
    view.select(span_of("7\u00a0500 crowns"))
    assert view.selection() == span_of("7\u00a0500 crowns")
    assert view.caret() == span_of("7\u00a0500 crowns").end


def test_what_is_copied_keeps_its_no_break_space(view: ReleaseView) -> None:
    view.select(span_of("7\u00a0500"))
    assert view.createMimeDataFromSelection().text() == "7\u00a0500"


def test_finding_takes_a_no_break_space_for_a_blank_and_no_notice_of_case(
    view: ReleaseView,
) -> None:
    assert view.find_span("7 500 CROWNS") == span_of("7\u00a0500 crowns")


def test_marks_at_a_place_come_smallest_first(view: ReleaseView) -> None:
    view.set_marks(
        [
            Mark("whole", DECISION, (span_of("The council approved 7\u00a0500 crowns"),)),
            Mark("figure", STATISTIC, (span_of("7\u00a0500"),)),
            Mark("person", OFFICIAL, (span_of("Anna Lind"),)),
        ]
    )
    assert view.marks_at(TEXT.index("500")) == ["figure", "whole"]
    view.remove_mark("figure")
    assert view.marks_at(TEXT.index("500")) == ["whole"]
