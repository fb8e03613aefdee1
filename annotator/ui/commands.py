"""The table of everything that the window can do."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.kinds import Kind
from annotator.ui.actions import ActionSpec, Reach
from annotator.ui.areas import step_area
from annotator.ui.assist.commands import assist_actions
from annotator.ui.briefing.commands import briefing_actions
from annotator.ui.dashboard.commands import dashboard_actions
from annotator.ui.findings.commands import finding_actions
from annotator.ui.intake.commands import intake_actions
from annotator.ui.learning.commands import learning_actions
from annotator.ui.library.commands import library_actions
from annotator.ui.registry.commands import registry_actions
from annotator.ui.review.commands import review_actions
from annotator.ui.search.commands import search_actions
from annotator.ui.sizing import next_size

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commands", words)


def command_table(window: "MainWindow") -> Iterator[ActionSpec]:
    """The window's fixed actions; those of the kinds come from `kind_table`."""
    for actions_of in FEATURES:
        yield from actions_of(window)


def _file_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    file = _tr("&File")
    yield ActionSpec(
        "open_project", _tr("Open project…"), ("Ctrl+Shift+O",), window.dialogs.open_project, file
    )
    yield ActionSpec("import", _tr("Import releases…"), ("Ctrl+O",), window.dialogs.imports, file)
    yield ActionSpec("export", _tr("Export…"), ("Ctrl+E",), window.dialogs.export, file)
    yield ActionSpec("codebook", _tr("Codebook…"), ("Ctrl+B",), window.dialogs.codebook, file)
    yield ActionSpec("check", _tr("Check project"), (), window.dialogs.check, file)
    yield ActionSpec(
        "delete_document", _tr("Delete this release"), (), window.delete_document, file
    )
    yield ActionSpec("quit", _tr("Quit"), ("Ctrl+Q",), window.close, file)


def _edit_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    session = window.session
    pane = window.pane
    edit = _tr("&Edit")
    yield ActionSpec("undo", _tr("Undo"), ("Ctrl+Z",), session.undo, edit)
    yield ActionSpec("redo", _tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), session.redo, edit)
    yield ActionSpec("find", _tr("Find in this release"), ("Ctrl+F",), pane.find_bar.open, edit)
    yield ActionSpec(
        "edit_release", _tr("Edit title and dates"), ("Ctrl+I",), pane.header.begin_edit, edit
    )
    yield ActionSpec("commands", _tr("Commands"), ("Ctrl+K",), window.dialogs.commands, edit)


def _tag_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    pane, editing = window.pane, window.editing
    text = Reach.TEXT
    tag = _tr("&Tag")
    yield ActionSpec("next", _tr("Next tag"), ("N",), lambda: window.step(1), tag, text)
    yield ActionSpec("previous", _tr("Previous tag"), ("P",), lambda: window.step(-1), tag, text)
    yield ActionSpec(
        "enter",
        _tr("Accept the suggestion, or fill in the tag at the caret"),
        ("Return", "Enter"),
        window.enter,
        tag,
        text,
    )
    yield ActionSpec(
        "take", _tr("Take the selection into the field"), ("T",), pane.give_to_form, tag, text
    )
    for number in range(1, 10):
        yield ActionSpec(
            f"field.{number}",
            _tr("Take the selection into field {number}, or go there").format(number=number),
            (f"Alt+{number}",),
            partial(pane.give_to_field, number),
            tag,
        )
    yield ActionSpec(
        "fragment",
        _tr("Add the selection as a fragment"),
        ("F",),
        lambda: editing.add_fragment(pane.view.selection()),
        tag,
        text,
    )
    yield ActionSpec(
        "remove_fragment",
        _tr("Take the fragment at the caret away"),
        ("Shift+F",),
        lambda: editing.remove_fragment(pane.view.caret()),
        tag,
        text,
    )
    yield ActionSpec("change_kind", _tr("Change kind…"), ("K",), window.change_kind, tag, text)
    yield ActionSpec(
        "uncertain", _tr("Uncertain or certain"), ("U",), editing.toggle_uncertain, tag, text
    )
    yield ActionSpec(
        "register", _tr("Add the person to the registry"), ("Ctrl+R",), window.register, tag
    )
    yield ActionSpec(
        "delete", _tr("Delete the tag"), ("Delete", "Backspace"), editing.delete, tag, text
    )


def _view_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    pane = window.pane
    view = _tr("&View")
    yield ActionSpec("zoom_in", _tr("Larger text"), ("Ctrl++", "Ctrl+="), pane.view.zoom_in, view)
    yield ActionSpec("zoom_out", _tr("Smaller text"), ("Ctrl+-",), pane.view.zoom_out, view)
    yield ActionSpec("zoom_reset", _tr("Text at 100 %"), ("Ctrl+0",), pane.view.zoom_reset, view)
    yield ActionSpec(
        "show_furniture", _tr("Show or fold furniture"), (), pane.toggle_furniture, view
    )
    yield ActionSpec("theme", _tr("Next palette"), ("Ctrl+Shift+L",), window.next_theme, view)
    yield ActionSpec(
        "window_size",
        _tr("Next size of the whole window"),
        (),
        partial(next_size, window),
        view,
    )


def _go_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    pane = window.pane
    go = _tr("&Go")
    yield ActionSpec(
        "go_documents", _tr("To the documents"), ("Ctrl+1",), window.library.focus_list, go
    )
    yield ActionSpec("go_text", _tr("To the text"), ("Ctrl+2",), pane.focus_text, go)
    yield ActionSpec("go_form", _tr("To the form"), ("Ctrl+3",), window.go_to_form, go)
    yield ActionSpec(
        "go_annotations", _tr("To the annotations"), ("Ctrl+4",), window.go_to_table, go
    )
    history = partial(window.tabs.show_page, "history")
    for by, action_id, words, key in (
        (1, "next_area", _tr("To the next part of the window"), "F6"),
        (-1, "previous_area", _tr("To the previous part of the window"), "Shift+F6"),
    ):
        yield ActionSpec(action_id, words, (key,), partial(step_area, window, by), go)
    yield ActionSpec("go_history", _tr("To the history"), ("Ctrl+H",), history, go)
    yield ActionSpec(
        "next_document",
        _tr("Next release"),
        ("Ctrl+PgDown",),
        lambda: window.open_next(1),
        go,
    )
    yield ActionSpec(
        "previous_document",
        _tr("Previous release"),
        ("Ctrl+PgUp",),
        lambda: window.open_next(-1),
        go,
    )


def _help_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    help_menu = _tr("&Help")
    yield ActionSpec("keys", _tr("Keys"), ("F1",), window.dialogs.keys, help_menu)
    yield ActionSpec("manual", _tr("Manual"), (), window.dialogs.manual, help_menu)
    yield ActionSpec(
        "sample", _tr("Import the sample release"), (), window.importer.import_sample, help_menu
    )
    yield ActionSpec("about", _tr("About Press Annotator"), (), window.dialogs.about, help_menu)


def _suggestion_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    menu, suggestions = _tr("S&uggestions"), window.suggestions
    for by, action_id, words, key in (
        (1, "next_suggestion", _tr("Next suggestion"), "Tab"),
        (-1, "previous_suggestion", _tr("Previous suggestion"), "Shift+Tab"),
    ):
        step = partial(window.step_suggestion, by)
        yield ActionSpec(action_id, words, (key,), step, menu, Reach.PAGE)
    yield ActionSpec(
        "dismiss", _tr("Dismiss the suggestion"), ("X",), suggestions.dismiss, menu, Reach.TEXT
    )
    yield ActionSpec(
        "accept_sure",
        _tr("Accept all sure ones of this kind in this release"),
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        suggestions.accept_sure,
        menu,
    )


def _boundary_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """The eight ways to move a boundary: which end, which way, how far."""
    ends = ((True, _tr("Start"), "Alt+Shift+"), (False, _tr("End"), "Alt+"))
    for start, end_name, keys in ends:
        for step, arrow, way in ((-1, "Left", _tr("left")), (1, "Right", _tr("right"))):
            for word, far, more in ((False, _tr("character"), ""), (True, _tr("word"), "Ctrl+")):
                yield ActionSpec(
                    f"boundary.{keys}{arrow}.{far}",
                    _tr("{end} a {far} {way}").format(end=end_name, far=far, way=way),
                    (f"{more}{keys}{arrow}",),
                    partial(window.editing.move_boundary, start=start, step=step, word=word),
                    _tr("&Boundary"),
                    Reach.TEXT,
                )


def kind_table(window: "MainWindow", kinds: tuple[Kind, ...]) -> Iterator[ActionSpec]:
    """Tagging as each kind, with words snapped and without."""
    menu = _tr("&Tag")
    for kind in kinds:
        name = kind.label.lower()
        yield ActionSpec(
            f"tag.{kind.key}",
            _tr("Tag as {kind}").format(kind=name),
            (kind.letter,),
            partial(window.tag, kind.key),
            menu,
            Reach.TEXT,
        )
        yield ActionSpec(
            f"tag_exactly.{kind.key}",
            _tr("Tag just the selection as {kind}").format(kind=name),
            (f"Alt+{kind.letter}",),
            partial(window.tag, kind.key, snap=False),
            menu,
            Reach.TEXT,
        )


FEATURES: tuple[Callable[["MainWindow"], Iterator[ActionSpec]], ...] = (
    _file_actions,
    _edit_actions,
    _tag_actions,
    _suggestion_actions,
    learning_actions,
    assist_actions,
    registry_actions,
    _boundary_actions,
    library_actions,
    search_actions,
    review_actions,
    briefing_actions,
    _view_actions,
    finding_actions,
    _go_actions,
    dashboard_actions,
    intake_actions,
    _help_actions,
)
"""Who gives actions, in the order of the menus; a feature in a package of its own adds a line."""
