"""What assistive technology is told: every widget has a name, the important ones keep theirs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QWidget

from annotator.ui.session import Session
from tests.ui.desk import Desk, named

FIXED = {
    "Documents": QAccessible.Role.Table,
    "Release text": QAccessible.Role.EditableText,
    "Entity form": None,
    "Annotations": QAccessible.Role.Table,
    "Tag as official": QAccessible.Role.Button,
    "Tag as decision": QAccessible.Role.Button,
    "Tag as statistic": QAccessible.Role.Button,
}


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name_of(widget: QWidget) -> str:
    return interface(widget).text(QAccessible.Text.Name)


def below(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield found
    for at in range(found.childCount()):
        child = found.child(at)
        if child.isValid():
            yield from below(child)


def focusable(root: QWidget) -> list[QWidget]:
    """All visible widgets that Tab or a click gives the focus to, in dialogs too."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not _inside_a_view(widget)
    ]


def _inside_a_view(widget: QWidget) -> bool:
    """Headers and corners of a view are told through the view itself."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractItemView)


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in focusable(root)
        if not name_of(widget).strip()
    ]


@pytest.mark.parametrize("name", FIXED)
def test_the_fixed_names_are_found(desk: Desk, name: str) -> None:
    fitting = [
        found
        for found in below(interface(desk.window))
        if found.text(QAccessible.Text.Name) == name
    ]
    roles = {found.role() for found in fitting}
    assert FIXED[name] in roles or (FIXED[name] is None and roles), roles


@pytest.mark.parametrize("key", ["O", "D", "S"])
def test_every_focusable_widget_of_the_window_has_a_name(desk: Desk, key: str) -> None:
    desk.tag("Acting Chair Mira Olsen", key)
    assert len(focusable(desk.window)) > 12
    assert nameless(desk.window) == []


@pytest.mark.parametrize(
    "action",
    ["commands", "keys", "about", "codebook", "export", "check", "find", "edit_release"],
)
def test_every_focusable_widget_of_a_dialog_has_a_name(desk: Desk, action: str) -> None:
    desk.window.actions_[action].trigger()
    assert nameless(desk.window) == []


def test_every_focusable_widget_of_the_history_has_a_name(desk: Desk) -> None:
    desk.press("Ctrl+H")
    assert nameless(desk.window) == []


def test_tab_reaches_everything_from_the_library_to_the_annotations(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    desk.window.library.view.setFocus()
    seen = []
    for _ in range(60):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in seen:
            break
        seen.append(widget)
        desk.press("Tab")
    assert desk.window.pane.view in seen
    assert desk.window.table in seen
    controls = [row.control for row in desk.page.rows.values()]
    assert [one for one in seen if one in controls] == controls
    places = [seen.index(one) for one in (desk.window.pane.view, controls[0], desk.window.table)]
    assert places == sorted(places)


def test_the_release_tells_its_text_and_its_selection(desk: Desk) -> None:
    desk.select("Acting Chair Mira Olsen")
    text = interface(desk.window.pane.view).textInterface()
    assert text is not None
    assert "Acting Chair Mira Olsen" in text.text(0, text.characterCount())
    assert text.selectionCount() == 1
    end = text.cursorPosition()
    assert text.text(end - len("Acting Chair Mira Olsen"), end) == "Acting Chair Mira Olsen"


def test_a_selection_made_by_assistive_technology_is_tagged(desk: Desk) -> None:
    desk.window.pane.focus_text()
    text = interface(desk.window.pane.view).textInterface()
    assert text is not None
    whole = text.text(0, text.characterCount())
    at = whole.index("Пётр Лавров")
    text.setSelection(0, at, at + len("Пётр Лавров"))
    button = interface(named(desk.window.toolbar, QPushButton, "Tag as official"))
    actions = button.actionInterface()
    assert actions is not None
    actions.doAction("Press")  # the button is seen to go down, then up
    desk.bot.waitUntil(lambda: desk.quotes() == ["Пётр Лавров"])


def test_a_field_is_filled_by_assistive_technology_and_stored(desk: Desk) -> None:
    tag = desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Esc")
    found = interface(desk.row("role").control)
    editable = found.editableTextInterface()
    assert editable is not None
    editable.replaceText(0, 0, "Acting Chair")
    desk.bot.waitUntil(lambda: desk.workspace.annotation(tag.id).value("role") == "Acting Chair")


def test_a_long_text_is_filled_by_assistive_technology_and_stored(desk: Desk) -> None:
    tag = desk.tag("signed the plan for 2021–2023", "D")
    desk.press("Esc")
    found = interface(desk.row("title").control)
    editable = found.editableTextInterface()
    assert editable is not None
    text = found.textInterface()
    assert text is not None
    editable.replaceText(0, text.characterCount(), "The plan")
    desk.bot.waitUntil(lambda: desk.workspace.annotation(tag.id).value("title") == "The plan")


def test_the_cells_of_the_annotations_are_told_in_words(desk: Desk) -> None:
    desk.tag("340 буёв", "S")
    words = [
        found.text(QAccessible.Text.Name)
        for found in below(interface(desk.window.table))
        if found.role() == QAccessible.Role.Cell
    ]
    assert words[:2] == ["Statistic", "340 буёв"]
    assert "340" in words[2]


def test_the_documents_are_told_with_their_facts(desk: Desk) -> None:
    listed = interface(desk.window.library.view)
    words = [found.text(QAccessible.Text.Name) for found in below(listed)]
    assert any("Harbour Council meets" in one and "tags" in one for one in words)


def test_why_a_value_is_invalid_is_told_with_its_field(desk: Desk) -> None:
    desk.tag("340 буёв", "S")
    desk.write("value", "lots")
    desk.press("Tab")
    told = interface(desk.row("value").control).text(QAccessible.Text.Description)
    assert told == desk.beside("value")


def test_messages_are_told(desk: Desk) -> None:
    session: Session = desk.window.session
    session.said.emit("Something")
    found = interface(desk.window.status.message)
    assert "Something" in found.text(QAccessible.Text.Name) + found.text(QAccessible.Text.Value)
