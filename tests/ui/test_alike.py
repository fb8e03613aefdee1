"""Tag all like this: looked at, ticked, tagged in one act, taken back in one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton

from annotator.model.records import Acceptance
from annotator.ui.learning.alike import AlikeDialog
from tests.builders import draft
from tests.ui.desk import Desk, named

TEXT = "Chair Voss spoke.\nThen Chair Voss left, and later Chair Voss came back.\n"
OTHER = "A note.\nChair Voss was there; Chair Vosser was not.\n"


@pytest.fixture
def tagged(make_desk: Callable[..., Desk]) -> Desk:
    """A release with its first mention tagged, and a second release with another."""
    desk = make_desk(text=TEXT)
    desk.begin()
    desk.workspace.import_draft(draft(OTHER, "note.txt", title="A note"))
    desk.tag("Chair Voss", "O")
    desk.window.form.focus_first()
    desk.write("person", "Anna Voss")
    desk.press("Tab")
    desk.window.pane.focus_text()
    return desk


def opened(desk: Desk) -> AlikeDialog:
    desk.press("Ctrl+L")
    dialog = desk.dialog(AlikeDialog)
    looked(desk, dialog)
    return dialog


def looked(desk: Desk, dialog: AlikeDialog) -> None:
    desk.bot.waitUntil(lambda: dialog._job is None)


def rows(dialog: AlikeDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(str(model.index(row, column).data()).strip() for column in range(1, 5))
        for row in range(model.rowCount())
    ]


def note(dialog: AlikeDialog) -> str:
    return named(dialog, QLabel, "What was found").text()


def test_the_places_are_shown_with_what_stands_around_them(tagged: Desk) -> None:
    dialog = opened(tagged)
    assert rows(dialog) == [
        ("Chair Voss spoke. Then", "Chair Voss", "left, and later Chair Voss came back.",
         "Harbour Council meets"),
        ("Chair Voss spoke. Then Chair Voss left, and later", "Chair Voss", "came back.",
         "Harbour Council meets"),
    ]  # fmt: skip
    assert dialog.table.hasFocus()
    tagged.dismiss(dialog)


def test_enter_tags_them_in_one_act_marked_as_bulk(tagged: Desk) -> None:
    opened(tagged)
    tagged.press("Return")
    tagged.activate()
    assert tagged.quotes() == ["Chair Voss"] * 3
    assert [one.acceptance for one in tagged.stored] == [
        Acceptance.PLAIN, Acceptance.BULK, Acceptance.BULK,
    ]  # fmt: skip
    assert {one.value("person") for one in tagged.stored} == {"Anna Voss"}
    assert {one.origin for one in tagged.stored} == {"manual"}
    assert "Tagged 2 passages" in tagged.message
    tagged.window.pane.focus_text()
    tagged.press("Ctrl+Z")
    assert tagged.quotes() == ["Chair Voss"]


def test_space_unticks_and_only_what_is_ticked_is_tagged(tagged: Desk) -> None:
    dialog = opened(tagged)
    tagged.press("Down", "Space", "Return")
    tagged.activate()
    assert len(tagged.stored) == 2
    assert tagged.stored[1].start == tagged.span("Chair Voss", nth=1).start
    assert dialog.model.count == 1


def test_nothing_ticked_is_nothing_to_tag(tagged: Desk) -> None:
    dialog = opened(tagged)
    tagged.press("Ctrl+A", "Space")
    assert not dialog._do.isEnabled()
    tagged.press("Space")
    assert dialog._do.isEnabled()
    assert dialog._do.text().startswith("Tag 2 passages")
    tagged.dismiss(dialog)


def test_the_whole_library_is_looked_through(tagged: Desk) -> None:
    dialog = opened(tagged)
    named(dialog, QRadioButton, "In the whole library").click()
    looked(tagged, dialog)
    assert [row[3] for row in rows(dialog)][-1] == "A note"
    assert len(rows(dialog)) == 3
    tagged.press("Return")
    tagged.activate()
    assert [line.tags for line in tagged.workspace.listed(0, 9)] == [3, 1]
    tagged.window.pane.focus_text()
    tagged.press("Ctrl+Z")
    assert [line.tags for line in tagged.workspace.listed(0, 9)] == [1, 0]
    assert tagged.workspace.check() == []


def test_words_that_stand_nowhere_else_say_so(tagged: Desk) -> None:
    tagged.tag("came back", "O")
    tagged.window.pane.focus_text()
    dialog = opened(tagged)
    assert "nowhere else" in note(dialog)
    assert not dialog._do.isEnabled()
    tagged.dismiss(dialog)


def test_without_a_selection_there_is_nothing_to_look_for(tagged: Desk) -> None:
    tagged.window.session.select(None)
    tagged.press("Ctrl+L")
    assert "Select a tag or a suggestion first" in tagged.message


def test_a_place_where_a_suggestion_was_dismissed_is_not_ticked(
    make_desk: Callable[..., Desk],
) -> None:
    desk = make_desk(text=TEXT.replace("Chair Voss", "President Anna Voss"))
    desk.begin()
    desk.window.suggestions.start()
    desk.bot.waitUntil(lambda: desk.window.suggestions.count > 1)
    desk.window.pane.focus_text()
    desk.press("Tab", "X", "Tab")
    dialog = opened(desk)
    model = dialog.model
    ticks = [
        model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount())
    ]
    assert ticks == [Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.Checked]
    assert rows(dialog)[0][3].startswith("dismissed before")
    named(dialog, QPushButton, "Cancel").click()
    desk.activate()
