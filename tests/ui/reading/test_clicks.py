"""Clicks on overlapping marks, and the third of three."""

from annotator.model.kinds import STATISTIC
from annotator.model.spans import Span
from annotator.ui.reading.clicks import TripleClick, next_of
from annotator.ui.reading.marks import Mark

MARKS = [Mark(key, STATISTIC, (Span(0, 5),)) for key in ("slim", "wide", "widest")]


def test_clicks_go_through_the_marks_and_round_again() -> None:
    chosen, seen = None, []
    for _ in range(4):
        chosen = next_of(MARKS, chosen)
        seen.append(chosen)
    assert seen == ["slim", "wide", "widest", "slim"]


def test_a_click_beside_the_chosen_mark_takes_the_smallest_there() -> None:
    assert next_of(MARKS, "elsewhere") == "slim"
    assert next_of([], "elsewhere") is None


def test_a_press_soon_after_a_double_click_at_its_place_makes_three() -> None:
    clicks = TripleClick(interval=400, slack=10)
    clicks.doubled(1000, (50, 50))
    assert clicks.completed_by(1200, (53, 50))
    assert not clicks.completed_by(1300, (53, 50))


def test_a_late_or_distant_press_is_a_new_one() -> None:
    clicks = TripleClick(interval=400, slack=10)
    clicks.doubled(1000, (50, 50))
    assert not clicks.completed_by(1500, (50, 50))
    clicks.doubled(1000, (50, 50))
    assert not clicks.completed_by(1200, (90, 50))
