"""What assistive technology is told of a window, and what is wrong with it: a rule a function."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget

_ROLE = QAccessible.Role
_DEEPEST = 24
_CELLS = frozenset({_ROLE.Cell, _ROLE.ListItem, _ROLE.TreeItem})
_BUTTONS = frozenset({_ROLE.Button, _ROLE.ButtonMenu, _ROLE.CheckBox, _ROLE.RadioButton})
_HEADS = frozenset({_ROLE.ColumnHeader, _ROLE.RowHeader})
_SIGNS = frozenset("…✕×⋯+-<>▲▼")


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name_of(found: QAccessibleInterface) -> str:
    return found.text(QAccessible.Text.Name).strip()


def below(found: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """It and everything in it; of a long table the first rows."""
    yield found
    for at in range(min(found.childCount(), 60) if depth < _DEEPEST else 0):
        child = found.child(at)
        if child.isValid():
            yield from below(child, depth + 1)


def _takes_focus_nameless(found: QAccessibleInterface) -> bool:
    silent = found.role() in (_ROLE.Client, _ROLE.Pane, _ROLE.StaticText)
    if silent and isinstance(widget := found.object(), QWidget):  # a click may focus a ground
        silent = not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(found.state().focusable) and not name_of(found) and not silent


def _is_called_by_its_key(found: QAccessibleInterface) -> bool:
    return found.role() in _BUTTONS and "  " in name_of(found)


def _is_called_by_a_sign(found: QAccessibleInterface) -> bool:
    return found.role() in _BUTTONS and bool(name_of(found)) and set(name_of(found)) <= _SIGNS


def _is_a_choice_without_label(found: QAccessibleInterface) -> bool:
    if found.role() is not _ROLE.ComboBox:
        return False
    labels = [name_of(one) for one, _ in found.relations(QAccessible.RelationFlag.Label)]
    return not any(labels)


def _is_a_nameless_head(found: QAccessibleInterface) -> bool:
    return found.role() in _HEADS and not name_of(found)


def _is_a_nameless_dialog(found: QAccessibleInterface) -> bool:
    return found.role() in (_ROLE.Dialog, _ROLE.PopupMenu) and not name_of(found)


def _hides_its_text(found: QAccessibleInterface) -> bool:
    """A label's name stands in the place of its text: who reads it hears the name alone."""
    label = found.object()
    if not isinstance(label, QLabel) or not label.accessibleName() or not label.text():
        return False
    return label.accessibleName() not in label.text()


RULES: dict[str, Callable[[QAccessibleInterface], bool]] = {
    "takes the focus and has no name": _takes_focus_nameless,
    "has its key in its name": _is_called_by_its_key,
    "is called by a sign": _is_called_by_a_sign,
    "is a list of choices without a label": _is_a_choice_without_label,
    "is a column without a name": _is_a_nameless_head,
    "is a dialog or a menu without a name": _is_a_nameless_dialog,
    "is a label whose name hides its text": _hides_its_text,
}


def _where(found: QAccessibleInterface) -> str:
    names: list[str] = []
    up: QAccessibleInterface | None = found
    while up is not None and up.isValid() and len(names) < 4:
        names.append(f"{up.role().name} {name_of(up)!r}")
        up = up.parent()
    return " in ".join(names)


def wrong(root: QWidget) -> list[str]:
    """What would be heard wrongly or not at all of the visible parts of a widget."""
    seen = (found for found in below(interface(root)) if not found.state().invisible)
    told = (
        f"{_where(found)} {words}"
        for found in seen
        for words, breaks in RULES.items()
        if breaks(found) and not (found.role() in _CELLS and breaks is _takes_focus_nameless)
    )
    return list(dict.fromkeys(told))
