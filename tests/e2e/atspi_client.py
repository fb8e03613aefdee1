"""What a screen reader can do with the window; for the system's own Python with its Atspi binding.

Run as `/usr/bin/python3 atspi_client.py PASSAGE` on the accessibility bus of the program. Selects
PASSAGE, presses "Tag as official", writes into a field, reads the table; prints one line of JSON
with what came of it.
"""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

gi: Any = importlib.import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi: Any = importlib.import_module("gi.repository.Atspi")
GLib: Any = importlib.import_module("gi.repository.GLib")

Found = TypeVar("Found")
FOLDED = "Subscribe"
PATIENCE_MS, POLL_MS = 10_000, 20
NAMES = (
    "Documents",
    "Release text",
    "Entity form",
    "Annotations",
    "Tag as official",
    "Tag as decision",
    "Tag as statistic",
)


def until(look: Callable[[], Found]) -> Found | None:
    """What `look` gives as soon as that is something; the bus is served meanwhile."""
    loop = GLib.MainLoop()
    given: list[Found] = []

    def again() -> bool:
        try:
            given[:] = [look()]
        except GLib.Error:  # it went away while it was looked at
            given.clear()
        if given and given[0]:
            loop.quit()
            return False
        return True

    GLib.timeout_add(POLL_MS, again)
    GLib.timeout_add(PATIENCE_MS, loop.quit)
    loop.run()
    return given[0] if given else None


def below(found: Any) -> Iterator[Any]:
    yield found
    for at in range(found.get_child_count()):
        child = found.get_child_at_index(at)
        if child is not None:
            yield from below(child)


def named(top: Any, name: str, role: str = "") -> Any:
    return next(
        (
            found
            for found in below(top)
            if found.get_name() == name and role in ("", found.get_role_name())
        ),
        None,
    )


def program() -> Any:
    desktop = Atspi.get_desktop(0)
    children = (desktop.get_child_at_index(at) for at in range(desktop.get_child_count()))
    return next((one for one in children if one and "Annotator" in one.get_name()), None)


def press(found: Any) -> bool:
    names = [found.get_action_name(at) for at in range(found.get_n_actions())]
    return bool(found.do_action(names.index("Press")))


def texts(top: Any, role: str) -> list[str]:
    return [found.get_name() for found in below(top) if found.get_role_name() == role]


def has(found: Any, state: Any) -> bool:
    found.clear_cache()
    return bool(found.get_state_set().contains(state))


def select(text: Any, passage: str) -> bool:
    whole = text.get_text(0, text.get_character_count())
    start = whole.index(passage)
    end = start + len(passage)
    if text.get_n_selections():
        text.set_selection(0, start, end)
    else:
        text.add_selection(start, end)

    def stands() -> bool:
        if not text.get_n_selections():
            return False
        selection = text.get_selection(0)
        return (selection.start_offset, selection.end_offset) == (start, end)

    return bool(until(stands))


def write(field: Any, words: str) -> bool:
    length = field.get_character_count()
    if not (field.delete_text(0, length) and field.insert_text(0, words, len(words.encode()))):
        return False
    return bool(until(lambda: field.get_text(0, field.get_character_count()) == words))


def around(text: Any, passage: str) -> dict[str, object]:
    """The word, the line and the place on the screen of a passage's beginning."""
    whole = text.get_text(0, text.get_character_count())
    at = whole.index(passage)
    grain = Atspi.TextGranularity
    place = text.get_character_extents(at, Atspi.CoordType.SCREEN)
    middle = (place.x + place.width // 2, place.y + place.height // 2)
    return {
        "word": text.get_string_at_offset(at, grain.WORD).content,
        "line": text.get_string_at_offset(at, grain.LINE).content,
        "back": text.get_offset_at_point(*middle, Atspi.CoordType.SCREEN) - at,
    }


def labels(top: Any, role: str) -> list[str]:
    """The words of the labels that belong to what is of a role."""
    related = (
        relation
        for found in below(top)
        if found.get_role_name() == role
        for relation in found.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
    )
    return [relation.get_target(0).get_name() for relation in related]


def nameless(top: Any) -> list[str]:
    states = (Atspi.StateType.FOCUSABLE, Atspi.StateType.SHOWING)
    return [
        found.get_role_name()
        for found in below(top)
        if all(found.get_state_set().contains(state) for state in states) and not found.get_name()
    ]


def visit(passage: str) -> dict[str, object]:
    """Everything in the order in which somebody would do it."""
    top = until(program)
    text: Any = until(lambda: named(top, "Release text"))
    until(lambda: text.get_character_count() > 0)
    table = named(top, "Annotations")
    told: dict[str, object] = {
        "roles": {
            name: sorted(
                {found.get_role_name() for found in below(top) if found.get_name() == name}
            )
            for name in NAMES
        },
        "documents": texts(named(top, "Documents"), "table cell"),
        "text_focused": text.grab_focus() and until(lambda: has(text, Atspi.StateType.FOCUSED)),
        "place": around(text, passage),
        "folded": around(text, FOLDED)["word"],
        "selected": select(text, passage),
        "pressed": press(named(top, "Tag as official", "push button")),
        "described": until(text.get_description),
        "cells": until(lambda: texts(table, "table cell")),
    }
    role: Any = until(lambda: named(top, "Role", "text"))
    told["field_focused"] = role.grab_focus() and until(lambda: has(role, Atspi.StateType.FOCUSED))
    told["written"] = write(role, "Acting Chair of all")
    told["stored"] = until(
        lambda: any("Acting Chair of all" in cell for cell in texts(table, "table cell"))
    )
    told["nameless"] = nameless(top)
    told["choices"] = labels(top, "combo box")
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(visit(sys.argv[1]), ensure_ascii=False) + "\n")
