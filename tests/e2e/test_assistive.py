"""The window over the real accessibility bus, as a screen reader meets it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.model.ops import SetFurniture
from annotator.model.spans import Span
from annotator.workspace import Workspace
from tests.builders import RELEASE, draft, project

ROOT = Path(__file__).parents[2]
CLIENT = Path(__file__).with_name("atspi_client.py")
SYSTEM_PYTHON = "/usr/bin/python3"
PASSAGE = "Acting Chair Mira Olsen"
NAVIGATION = "Subscribe to our letter"
TEXT = NAVIGATION + "\n" + RELEASE.replace("🚢", "")
"""Without emoji before the passage: the bridge counts Qt's positions, the client characters."""

_JOURNEY = '"$1" -m annotator --project "$2" & program=$!; "$3" "$4" "$5"; kill $program; wait'


def _is_here() -> bool:
    programs = ("xvfb-run", "dbus-run-session", SYSTEM_PYTHON)
    if not all(shutil.which(program) for program in programs):
        return False
    binding = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", binding], capture_output=True, check=False)
    return asked.returncode == 0 and Path("/usr/libexec/at-spi-bus-launcher").exists()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the client found and did, and then the tags as they are stored."""
    if not _is_here():
        pytest.skip("no Xvfb, D-Bus session or Atspi binding here")
    folder = tmp_path_factory.mktemp("bus")
    with project(folder) as workspace:
        made = workspace.import_draft(draft(TEXT, title="Harbour Council meets"))
        workspace.apply(SetFurniture(made.id, (Span(0, len(NAVIGATION)),)))
        path = workspace.path
    home = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "dbus-run-session", "--")
    journey = ("sh", "-c", _JOURNEY, "sh", sys.executable, path, SYSTEM_PYTHON, CLIENT, PASSAGE)
    done = subprocess.run(
        [*screen, *map(str, journey)],
        env={
            **os.environ,
            **home,
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        },
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=90,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(lines[0])
    workspace = Workspace(path)
    (listed,) = workspace.listed(0, 2)
    found["tags"] = workspace.open_document(listed.document.id).annotations
    workspace.close()
    return found


def test_the_fixed_names_are_on_the_bus_in_their_roles(told: dict[str, Any]) -> None:
    roles = {
        "Documents": "table",
        "Release text": "text",
        "Entity form": "panel",
        "Annotations": "table",
        "Tag as official": "push button",
        "Tag as decision": "push button",
        "Tag as statistic": "push button",
    }
    for name, role in roles.items():
        assert role in told["roles"][name]


def test_a_selection_made_over_the_bus_is_tagged_by_pressing_the_button(
    told: dict[str, Any],
) -> None:
    assert told["selected"]
    assert told["pressed"]
    assert [(tag.kind, tag.quote) for tag in told["tags"]] == [("official", PASSAGE)]


def test_words_lines_and_places_are_told_also_of_what_is_folded(told: dict[str, Any]) -> None:
    assert told["place"]["word"] == "Acting"
    assert "Acting Chair Mira Olsen" in told["place"]["line"]
    assert told["place"]["back"] == 0
    assert told["folded"] == "Subscribe"


def test_the_tag_that_was_made_is_the_description_of_the_text(told: dict[str, Any]) -> None:
    assert told["described"] == f"Official, draft: {PASSAGE}"


def test_lists_of_choices_have_their_labels(told: dict[str, Any]) -> None:
    assert {"Status", "Mention", "Kind of annotations"} <= set(told["choices"])


def test_a_field_written_over_the_bus_is_stored(told: dict[str, Any]) -> None:
    assert told["written"]
    assert told["stored"]
    assert told["tags"][0].value("role") == "Acting Chair of all"


def test_text_and_fields_take_the_focus(told: dict[str, Any]) -> None:
    assert told["text_focused"]
    assert told["field_focused"]


def test_documents_and_annotations_are_read_out(told: dict[str, Any]) -> None:
    assert told["documents"][0].startswith("Harbour Council meets")
    assert told["cells"][:2] == ["Official", PASSAGE]


def test_nothing_that_takes_the_focus_is_without_a_name(told: dict[str, Any]) -> None:
    assert told["nameless"] == []
