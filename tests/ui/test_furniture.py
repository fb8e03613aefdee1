"""Furniture by hand: marked with a key, folded, left out, and brought back with the same key."""

from annotator.model.spans import Span
from tests.ui.desk import Desk


def furniture(desk: Desk) -> tuple[Span, ...]:
    document = desk.window.session.document
    assert document is not None
    return document.furniture


def test_what_is_selected_becomes_furniture_and_folds(desk: Desk) -> None:
    span = desk.select("Harbour Council meets in Portville 🚢")
    desk.press("G")
    assert furniture(desk) == (span,)
    assert desk.window.pane.view.folded
    desk.press("Ctrl+Z")
    assert furniture(desk) == ()


def test_without_a_selection_it_is_the_paragraph_at_the_caret(desk: Desk) -> None:
    desk.put_caret("Председатель")
    desk.press("G")
    [span] = furniture(desk)
    assert span.of(desk.text).startswith("Председатель")
    assert span.of(desk.text).endswith("буёв.")


def test_the_same_key_brings_a_part_of_it_back(desk: Desk) -> None:
    desk.put_caret("Председатель")
    desk.press("G")
    desk.window.pane.toggle_furniture()
    part = desk.select("Совета гавани" if "Совета гавани" in desk.text else "Совета")
    desk.press("G")
    assert len(furniture(desk)) == 2
    assert not any(one.overlaps(part) for one in furniture(desk))


def test_it_says_how_many_tags_exports_leave_out(desk: Desk) -> None:
    desk.select("340")
    desk.press("S")
    desk.put_caret("Председатель")
    desk.press("G")
    assert "leave 1 tag in furniture out" in desk.window.status.message.text()
