"""What can be done with the registry, from the menu and by one key in its list."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import ActionSpec, Reach

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.registry.page import RegistryPage


def _tr(words: str) -> str:
    return QCoreApplication.translate("Registry", words)


def registry_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """The registry's page, and the acts of its list."""
    menu = _tr("Registr&y")
    yield ActionSpec(
        "go_registry", _tr("To the registry"), ("F8",), partial(go_to_registry, window), menu
    )
    yield ActionSpec(
        "register_all",
        _tr("Add everybody whom this release names"),
        ("Ctrl+Alt+R",),
        partial(_register_all, window),
        menu,
    )
    acts = (
        ("mentions", _tr("To the person's mentions"), ("Return", "Enter"), "focus_mentions"),
        ("search", _tr("Find a person"), ("/",), "focus_search"),
        ("merge", _tr("Merge the person with another"), ("M",), "merge"),
        ("split", _tr("Split the person in two"), ("S",), "split"),
        ("post", _tr("Add a post"), ("A",), "add_post"),
        ("posts", _tr("Correct the posts"), ("P",), "edit_posts"),
        ("names", _tr("Change the names"), ("N",), "edit_names"),
        ("delete", _tr("Take the person out of the registry"), ("Delete",), "delete"),
    )
    for key, words, keys, method in acts:
        act = partial(_on_page, window, methodcaller(method))
        yield ActionSpec(f"registry.{key}", words, keys, act, menu, Reach.REGISTRY)


def _register_all(window: "MainWindow") -> None:
    """Take everybody whom the tags of the open release name into the registry."""
    from annotator.ui.registry.registering import register_all

    window.form.flush()
    register_all(window.session)


def go_to_registry(window: "MainWindow") -> None:
    """Show the registry, at the person of the selected tag if there is one."""
    chosen = window.session.selected or window.suggestions.selected
    official = (
        next((held.official for held in chosen.fields.values() if held.official), None)
        if chosen
        else None
    )
    if official is None:
        _on_page(window, methodcaller("focus_list"))
    else:
        _on_page(window, methodcaller("show_official", official))


def _on_page(window: "MainWindow", act: "Callable[[RegistryPage], object]") -> None:
    """Do it on the page of the registry, which is shown."""
    from annotator.ui.registry.page import RegistryPage

    page = window.tabs.show_page("registry")
    if isinstance(page, RegistryPage):
        act(page)
