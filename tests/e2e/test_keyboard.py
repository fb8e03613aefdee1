"""A good part of the CSTO release annotated with key events alone, then exported."""

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.assets import resources
from annotator.ui.exporting import ExportDialog
from tests.intake.corpus import FOLDER, needs_corpus
from tests.ui.desk import Desk

RELEASE = (FOLDER or Path()) / "csto-2019-bishkek.txt"

JOURNEY: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "O",
        "Prime Minister of the Republic of Armenia Nikol Pashinyan",
        {"person": "Nikol Pashinyan", "role": "Prime Minister", "body": "Republic of Armenia"},
    ),
    (
        "O",
        "President of the Republic of Belarus Alexander Lukashenko",
        {"person": "Alexander Lukashenko", "role": "President", "body": "Republic of Belarus"},
    ),
    (
        "O",
        "President of the Russian Federation Vladimir Putin",
        {"person": "Vladimir Putin", "role": "President", "body": "Russian Federation"},
    ),
    (
        "O",
        "CSTO Acting Secretary General Valery Semerikov",
        {
            "person": "Valery Semerikov",
            "role": "Acting Secretary General",
            "body": "CSTO",
            "status": "acting",
        },
    ),
    ("O", "V. Semerikov", {"person": "Valery Semerikov", "type": "named"}),
    ("S", "more than 20", {"comparator": ">", "value": "20", "counted": "issues"}),
    ("S", "several tens of thousands", {"low": "20000", "high": "99999"}),
    (
        "D",
        (
            "CSTO Collective Security Council approved a List of additional measures aimed at "
            "reducing tension in the Tajik-Afghan border"
        ),
        {"instrument": "list", "status": "approved", "action": "approve"},
    ),
    (
        "D",
        (
            "The CSC approved an action plan to celebrate the 75th anniversary of Victory in the "
            "Great Patriotic War"
        ),
        {"instrument": "plan", "body": "CSC", "status": "approved"},
    ),
    ("D", "The CSC adopted decisions regarding amendments", {"instrument": "decision"}),
    ("S", "more than 29.1 tons", {"value": "29.1", "unit": "tonne", "counted": "drugs"}),
    ("S", "546", {"value": "546", "unit": "count", "counted": "firearms"}),
    ("S", "over 8 thousand", {"value": "8000", "counted": "ammunition", "period": "2019"}),
    ("S", "about $ 7.5 million", {"comparator": "~", "value": "7500000", "unit": "USD"}),
    ("D", "The Heads of states approved the Organization’s budget for 2020", {"date": "2019"}),
)
"""What is tagged, in reading order: the kind's key, the words, what is in the fields at the end."""

pytestmark = needs_corpus


def select_with_keys(desk: Desk, words: str) -> None:
    """Find the first of the words, then hold Shift and walk over the others."""
    desk.press("Ctrl+F", "Ctrl+A")
    beginning = words[:40]
    desk.type_in(beginning)
    desk.press("Esc", "Left")
    view = desk.window.pane.view
    for _ in words.split() + words.split():
        desk.press("Ctrl+Shift+Right")
        selected = view.selection()
        assert selected is not None
        if len(selected) >= len(words):
            break
    while (selected := view.selection()) and len(selected) > len(words):
        desk.press("Shift+Left")


def fill_in(desk: Desk, fields: dict[str, str]) -> None:
    """Tab through the form; what is right already is left as it is."""
    for key, value in fields.items():
        desk.go_to(key)
        if desk.shown(key) == value:
            continue
        control = desk.row(key).control
        if desk.row(key).field.choices:
            choices = ["", *(choice.key for choice in desk.row(key).field.choices)]
            desk.press("Home", *["Down"] * choices.index(value))
        else:
            desk.press("Ctrl+A")
            desk.type_in(value)
        assert control.hasFocus()
    desk.press("Esc")


def export_with_keys(desk: Desk, key: str) -> Path:
    """Ctrl+E, choose the format, write the file's name, Enter."""
    desk.press("Ctrl+E")
    dialog = desk.dialog(ExportDialog)
    keys = [dialog.format.itemData(row).key for row in range(dialog.format.count())]
    while not dialog.format.hasFocus():
        desk.press("Tab")
    desk.press("Home", *["Down"] * keys.index(key))
    target = desk.folder / f"journey.{key}"
    while not dialog.target.hasFocus():
        desk.press("Tab")
    desk.press("Ctrl+A")
    desk.type_in(str(target))
    QTest.keyClick(desk.focus, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: dialog._job is None and bool(dialog._report.text()))
    assert dialog._report.text().startswith("Wrote 1 release and 15 tags"), dialog._report.text()
    desk.press("Esc")
    desk.activate()
    return target


@pytest.fixture
def annotated(make_desk: Callable[..., Desk]) -> Desk:
    """The release with all tags of the journey, made without a mouse."""
    desk = make_desk(text=RELEASE.read_text(encoding="utf-8"))
    desk.begin()
    for key, words, fields in JOURNEY:
        select_with_keys(desk, words)
        desk.press(key)
        fill_in(desk, fields)
        assert desk.window.pane.view.hasFocus()
    return desk


def test_the_release_is_annotated_and_exported_without_a_mouse(annotated: Desk) -> None:
    desk = annotated
    assert {(tag.kind[0].upper(), tag.quote) for tag in desk.stored} == {
        (key, words) for key, words, _ in JOURNEY
    }
    by_quote = {tag.quote: tag for tag in desk.stored}
    for _, words, fields in JOURNEY:
        held = {key: by_quote[words].value(key) for key in fields}
        assert held == fields

    dataset = json.loads(export_with_keys(desk, "json").read_bytes())
    schema = json.loads((resources() / "schema" / "dataset-2.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(dataset)
    text = dataset["documents"][0]["text"]
    for tag in dataset["documents"][0]["annotations"]:
        for span in tag["spans"]:
            assert text[span["start"] : span["end"]] == span["quote"]

    with ZipFile(export_with_keys(desk, "docx")) as archive:
        briefing = archive.read("word/document.xml").decode()
    for _, words, _ in JOURNEY:
        assert words.replace("&", "&amp;") in briefing
    assert desk.workspace.check() == []


def test_every_act_of_the_journey_is_undone_by_key_after_a_restart(annotated: Desk) -> None:
    annotated.reopen()
    acts = annotated.workspace.history(500)
    for _ in range(len(acts) - 2):
        annotated.press("Ctrl+Z")
    assert annotated.stored == ()
    for _ in range(len(acts) - 2):
        annotated.press("Ctrl+Shift+Z")
    assert len(annotated.stored) == len(JOURNEY)
    assert annotated.workspace.check() == []
