"""Suggestions in the window: seen, gone through, accepted, dismissed, and never counted as tags."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from annotator.model.ops import CreateOfficial, SetFurniture
from annotator.model.records import Acceptance, Official
from annotator.model.suggestion import LIKELY_FROM, SURE_FROM, Band, band_of
from annotator.ui.pending import Pending
from annotator.workspace import new_id
from tests.builders import OTHER_RELEASE, draft, span_of
from tests.ui.desk import Desk, named

CHAIR = "Acting Chair Mira Olsen"


def left(desk: Desk) -> list[str]:
    return [one.quote for one in desk.window.suggestions.pending]


def chosen(desk: Desk) -> Pending:
    selected = desk.window.suggestions.selected
    assert selected is not None
    return selected


def status(desk: Desk) -> str:
    return desk.window.status._tags.text()


def table(desk: Desk) -> list[tuple[str, str]]:
    """Quote and state of each row of the list."""
    model = desk.window.annotations.model
    last = model.columnCount() - 1
    return [
        (str(model.index(row, 1).data()), str(model.index(row, last).data()))
        for row in range(model.rowCount())
    ]


def test_bands_are_told_by_the_score() -> None:
    assert [band_of(score) for score in (1.0, SURE_FROM, LIKELY_FROM, 0.0)] == [
        Band.SURE,
        Band.SURE,
        Band.LIKELY,
        Band.UNSURE,
    ]


def test_nothing_is_suggested_before_the_first_paint(desk: Desk) -> None:
    assert desk.window.suggestions.count == 0
    assert status(desk) == ""


def test_suggestions_are_marks_of_their_own_and_no_tags(proposed: Desk) -> None:
    assert CHAIR in left(proposed)
    assert proposed.stored == ()
    assert proposed.window.session.count == 0
    marks = proposed.window.pane.view._scene.marks
    shown = [marks.get(one.id) for one in proposed.window.suggestions.pending]
    assert all(mark is not None and mark.suggestion for mark in shown)


def test_the_status_line_counts_tags_and_what_is_left(proposed: Desk) -> None:
    count = len(left(proposed))
    assert status(proposed) == f"0 tags · {count} suggestions left"
    proposed.press("Tab", "Return")
    assert status(proposed) == f"1 tag · {count - 1} suggestions left"


def test_the_list_shows_suggestions_in_italics_with_their_band(proposed: Desk) -> None:
    assert [quote for quote, _ in table(proposed)] == [
        " ".join(quote.split()) for quote in left(proposed)
    ]
    assert {state for _, state in table(proposed)} <= {band.value for band in Band}
    model = proposed.window.annotations.model
    assert model.index(0, 1).data(Qt.ItemDataRole.FontRole).italic()
    first = proposed.window.suggestions.pending[0]
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == first.reason
    assert proposed.window.annotations._title.text() == "Annotations · 0"


def test_tab_and_shift_tab_go_through_them_and_round_the_ends(proposed: Desk) -> None:
    quotes = left(proposed)
    walked = []
    for _ in range(len(quotes) + 1):
        proposed.press("Tab")
        walked.append(chosen(proposed).quote)
    assert walked == [*quotes, quotes[0]]
    proposed.press("Shift+Tab")
    assert chosen(proposed).quote == quotes[-1]


def test_tab_begins_at_the_caret(proposed: Desk) -> None:
    proposed.put_caret("signed the plan")
    proposed.press("Tab")
    assert chosen(proposed).start >= proposed.span("signed the plan").start


def test_without_suggestions_tab_leaves_the_text(desk: Desk) -> None:
    desk.window.pane.focus_text()
    desk.press("Tab")
    assert not desk.window.pane.view.hasFocus()


def test_enter_accepts_and_selects_the_next(proposed: Desk) -> None:
    first, second, *_ = left(proposed)
    proposed.press("Tab", "Return")
    assert proposed.quotes() == [first]
    assert proposed.stored[0].origin.startswith("suggested:")
    assert chosen(proposed).quote == second
    assert proposed.window.pane.view.hasFocus()


def test_everything_is_accepted_by_enter_alone(proposed: Desk) -> None:
    quotes = left(proposed)
    proposed.press("Tab", *["Return"] * len(quotes))
    assert sorted(proposed.quotes()) == sorted(quotes)
    assert proposed.window.suggestions.count == 0
    assert proposed.window.suggestions.selected is None
    assert "No suggestions are left" in proposed.message
    assert status(proposed) == f"{len(quotes)} tags"


def test_what_is_said_of_one_release_does_not_stand_under_the_next(proposed: Desk) -> None:
    proposed.press("Tab", *["Return"] * len(left(proposed)))
    assert "No suggestions are left" in proposed.message
    other = proposed.workspace.import_draft(draft(OTHER_RELEASE, "dyke.txt"))
    proposed.window.open_document(other.id)
    assert "No suggestions are left" not in proposed.message


def test_what_is_dismissed_stays_dismissed(proposed: Desk) -> None:
    _, second, *rest = left(proposed)
    proposed.press("Tab", "X")
    assert left(proposed) == [second, *rest]
    assert chosen(proposed).quote == second
    assert proposed.stored == ()
    proposed.reopen()
    proposed.window.suggestions.start()
    proposed.bot.waitUntil(lambda: proposed.window.suggestions.count > 0)
    assert left(proposed) == [second, *rest]


def test_undo_brings_a_suggestion_back(proposed: Desk) -> None:
    quotes = left(proposed)
    proposed.press("Tab", "Return", "X", "Ctrl+Z", "Ctrl+Z")
    assert left(proposed) == quotes
    assert proposed.stored == ()
    proposed.press("Ctrl+Shift+Z")
    assert proposed.quotes() == quotes[:1]
    assert left(proposed) == quotes[1:]


def test_a_passage_tagged_by_hand_is_no_longer_suggested(proposed: Desk) -> None:
    proposed.tag("Mira Olsen", "O")
    assert CHAIR not in left(proposed)
    proposed.window.pane.focus_text()
    proposed.press("Ctrl+Z")
    assert CHAIR in left(proposed)


def test_a_passage_tagged_by_hand_gets_what_was_proposed_for_it(proposed: Desk) -> None:
    made = proposed.tag("Mira Olsen", "O")
    assert (made.value("person"), made.value("role")) == ("Mira Olsen", "Acting Chair")
    assert made.origin == "manual"


def test_a_post_that_is_proposed_nowhere_is_filled_in_once_a_person_tags_it(desk: Desk) -> None:
    text = "The Dyke Board met. The President had a talk with permanent members.\n"
    document = desk.workspace.import_draft(draft(text, "dyke.txt"))
    desk.window.open_document(document.id)
    with desk.bot.waitSignal(desk.window.suggestions.read):
        desk.window.suggestions.start()
    assert "President" not in left(desk)
    made = desk.tag("President", "O")
    assert made.value("role") == "President"


def test_a_passage_for_which_nothing_is_proposed_is_left_to_its_own_words(proposed: Desk) -> None:
    made = proposed.tag("Portville", "O")
    assert made.value("role") == ""


def test_the_form_shows_a_suggestion_with_what_speaks_for_it(proposed: Desk) -> None:
    proposed.window.suggestions.select(f"suggestion:official:{_place(proposed, CHAIR)}")
    form = proposed.window.form
    assert form.head.title.text() == "Official"
    assert "suggested" in form.head.state.text()
    assert form.head.reason.isVisible()
    assert "Acting Chair" in form.head.reason.text()
    assert proposed.shown("role") == "Acting Chair"
    assert not form._buttons.delete.isVisible()


def _place(desk: Desk, words: str) -> str:
    span = desk.span(words)
    return f"{span.start}-{span.end}"


def test_the_form_s_buttons_accept_and_dismiss(proposed: Desk) -> None:
    first, second, third, *_ = left(proposed)
    proposed.press("Tab")
    named(proposed.window.form, QPushButton, "Accept").click()
    assert proposed.quotes() == [first]
    named(proposed.window.form, QPushButton, "Dismiss").click()
    assert second not in left(proposed)
    assert chosen(proposed).quote == third


def test_editing_a_field_accepts_with_the_change(proposed: Desk) -> None:
    proposed.window.suggestions.select(f"suggestion:official:{_place(proposed, CHAIR)}")
    proposed.window.form.focus_first()
    proposed.write("role", "Chair")
    proposed.press("Tab")
    assert proposed.selected.quote == CHAIR
    assert proposed.selected.value("role") == "Chair"
    assert proposed.selected.value("person") == "Mira Olsen"
    assert proposed.selected.origin.startswith("suggested:")
    assert CHAIR not in left(proposed)
    assert proposed.row("body").control.hasFocus()


def test_moving_a_boundary_accepts_with_the_change(proposed: Desk) -> None:
    proposed.window.suggestions.select(f"suggestion:official:{_place(proposed, CHAIR)}")
    proposed.window.pane.focus_text()
    proposed.press("Ctrl+Alt+Shift+Right")
    assert proposed.selected.quote == "Chair Mira Olsen"
    assert proposed.selected.acceptance is Acceptance.CHANGED
    assert CHAIR not in left(proposed)
    proposed.press("Ctrl+Alt+Shift+Left")
    assert proposed.selected.quote == CHAIR
    proposed.press("Ctrl+Z", "Ctrl+Z")
    assert proposed.stored == ()
    assert CHAIR in left(proposed)


def test_words_of_the_text_taken_into_a_field_accept_with_them(proposed: Desk) -> None:
    proposed.window.suggestions.select(f"suggestion:official:{_place(proposed, CHAIR)}")
    proposed.window.form.focus_first()
    proposed.go_to("body")
    body = proposed.select("Harbour Council")
    proposed.press("T")
    assert proposed.selected.quote == CHAIR
    assert proposed.selected.fields["body"].span == body
    assert CHAIR not in left(proposed)


def test_a_field_takes_the_selection_by_its_number_and_the_text_keeps_the_focus(
    proposed: Desk,
) -> None:
    proposed.window.suggestions.select(f"suggestion:official:{_place(proposed, CHAIR)}")
    body = proposed.select("Harbour Council")
    proposed.press("Alt+3")
    assert proposed.selected.quote == CHAIR
    assert proposed.selected.fields["body"].span == body
    assert proposed.window.pane.view.hasFocus()
    proposed.window.pane.view.set_caret(0)
    proposed.press("Alt+2")
    assert proposed.row("role").control.hasFocus()
    proposed.press("Alt+9")
    assert proposed.row("role").control.hasFocus()


def test_a_field_s_number_needs_a_tag_or_a_suggestion(proposed: Desk) -> None:
    proposed.press("Alt+1")
    assert "Select a tag or a suggestion first" in proposed.message


def test_a_person_of_the_registry_is_referred_to_when_accepted(proposed: Desk) -> None:
    official = Official(new_id(), "Mira Olsen")
    proposed.workspace.apply(CreateOfficial(official))
    proposed.window.suggestions.select(f"suggestion:official:{_place(proposed, CHAIR)}")
    proposed.window.suggestions.accept()
    assert proposed.stored[0].official == official.id


def test_what_is_decided_while_a_release_is_read_stays_decided(desk: Desk) -> None:
    desk.tag(CHAIR, "O")
    desk.window.suggestions.start()
    desk.window.suggestions._send()
    desk.select("340")
    desk.press("S")
    desk.bot.waitUntil(lambda: desk.window.suggestions.count > 0)
    assert {CHAIR, "340"}.isdisjoint(left(desk))


def test_a_tag_and_a_suggestion_are_never_selected_together(proposed: Desk) -> None:
    proposed.press("Tab", "Return")
    assert proposed.window.session.selected is None
    proposed.press("N")
    assert proposed.selected.quote == proposed.quotes()[0]
    assert proposed.window.suggestions.selected is None
    assert proposed.window.form._buttons.delete.isVisible()
    proposed.press("Tab")
    assert proposed.window.session.selected is None
    assert proposed.window.form._buttons.accept.isVisible()


def test_n_and_p_go_through_tags_only(proposed: Desk) -> None:
    proposed.press("N")
    assert "no tags yet" in proposed.message
    assert proposed.window.suggestions.selected is None


def test_all_sure_ones_of_a_kind_are_accepted_in_one_step(proposed: Desk) -> None:
    pending = proposed.window.suggestions.pending
    proposed.window.suggestions.select(
        next(one.id for one in pending if one.kind == "statistic" and one.band is Band.SURE)
    )
    sure = [one.quote for one in pending if one.kind == "statistic" and one.band is Band.SURE]
    proposed.press("Ctrl+Shift+Return")
    assert proposed.quotes() == sure
    assert f"Accepted {len(sure)} sure suggestions of the kind Statistic" in proposed.message
    assert proposed.workspace.history(1)[0].verb == "accept many"
    first = proposed.stored[0].start
    behind = [one.quote for one in proposed.window.suggestions.pending if one.start >= first]
    assert chosen(proposed).quote == behind[0], "the first left behind where one was"
    proposed.press("Ctrl+Z")
    assert proposed.stored == ()
    assert left(proposed) == [one.quote for one in pending]


def test_accepting_all_sure_ones_needs_a_kind(proposed: Desk) -> None:
    proposed.press("Ctrl+Shift+Return")
    assert "Select a suggestion first" in proposed.message
    assert proposed.stored == ()


def test_dismissing_needs_a_selection(proposed: Desk) -> None:
    proposed.press("X")
    assert "No suggestion is selected" in proposed.message


def test_another_release_has_its_own_suggestions(proposed: Desk) -> None:
    before = left(proposed)
    other = proposed.workspace.import_draft(draft(OTHER_RELEASE, "dyke.txt"))
    proposed.press("Tab")
    proposed.window.open_document(other.id)
    assert proposed.window.suggestions.count == 0
    assert proposed.window.suggestions.selected is None
    proposed.bot.waitUntil(lambda: proposed.window.suggestions.count > 0)
    assert set(left(proposed)).isdisjoint(before)


def test_new_furniture_takes_its_suggestions_away(proposed: Desk) -> None:
    document = proposed.window.session.document
    assert document is not None
    line = span_of("The fund receives about $ 7.5 million, of which 30% is spent on crews")
    proposed.workspace.apply(SetFurniture(document.id, (line,)))
    proposed.bot.waitUntil(lambda: "about $ 7.5 million" not in left(proposed))
    assert CHAIR in left(proposed)


def test_a_kind_whose_suggestions_are_listed_can_be_chosen(proposed: Desk) -> None:
    panel = proposed.window.annotations
    panel._filter.setCurrentIndex(panel._filter.findData("official"))
    kinds = {one.quote for one in proposed.window.suggestions.pending if one.kind == "official"}
    assert {quote for quote, _ in table(proposed)} == kinds


def test_a_row_selects_its_suggestion(proposed: Desk) -> None:
    proposed.window.table.selectRow(1)
    assert chosen(proposed).quote == left(proposed)[1]
    assert proposed.window.table.selectionModel().currentIndex().row() == 1


def test_exports_and_checks_of_the_window_know_nothing_of_them(proposed: Desk) -> None:
    from annotator.model.snapshot import no_progress

    exporters = {one.key: one for one in proposed.services.exporters}
    target = Path(proposed.folder / "out.json")
    for key in ("json", "docx"):
        with proposed.workspace.snapshot() as snapshot:
            report = exporters[key].write(snapshot, target, {}, no_progress)
        assert report.annotations == 0
    with proposed.workspace.snapshot() as snapshot:
        exporters["json"].write(snapshot, target, {}, no_progress)
    assert json.loads(target.read_bytes())["documents"][0]["annotations"] == []
    assert proposed.workspace.check() == []
    assert [line.tags for line in proposed.workspace.listed(0, 1)] == [0]
