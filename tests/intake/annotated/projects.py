"""Projects with everything that a dataset has to bring back, and what they hold by table."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from annotator.model.ops import (
    Accept,
    AcceptMany,
    AddFragment,
    AddTenure,
    CreateOfficial,
    MarkUncertain,
    SaveKind,
    SetFields,
    SetFurniture,
)
from annotator.model.records import FieldValue, Official, Tenure
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.workspace import Workspace, new_id
from tests.builders import OTHER_RELEASE, draft, own_kind, span_of, tag

_JSON = ("fields", "provenance", "furniture", "spans")


def fill(workspace: Workspace) -> None:
    """Tags of every sort: fragments, evidence, doubt, officials, posts, what can't be read."""
    workspace.apply(SaveKind(own_kind()))
    harbour = workspace.import_draft(
        draft(title="Harbour Council meets", publisher="Harbour", published_on="2021-05-05")
    )
    dyke = workspace.import_draft(draft(OTHER_RELEASE, "dyke.txt"))
    workspace.apply(SetFurniture(harbour.id, (Span(0, 5),)))
    mira = Official(new_id(), "Mira Olsen", ("M. Olsen", "Мира Ольсен"), "of Portville")
    workspace.apply(CreateOfficial(mira))
    person = tag(harbour, "Acting Chair Mira Olsen", person="Mira Olsen", role="Acting Chair")
    workspace.apply(person)
    place = span_of("Mira Olsen")
    workspace.apply(SetFields(person.id, {"person": FieldValue("Mira Olsen", place, mira.id)}))
    workspace.apply(
        AddTenure(Tenure(new_id(), mira.id, "Acting Chair", "Council", "2021", "", "", person.id))
    )
    weight = tag(
        harbour, "более 12,5 тонны", "statistic", value="12.5", comparator=">", unit="tonne"
    )
    workspace.apply(weight)
    workspace.apply(MarkUncertain(weight.id, True))
    workspace.apply(AddFragment(weight.id, span_of("340 буёв")))
    workspace.apply(
        tag(harbour, "👩‍✈️👨🏽‍✈️", "vessel", crew="about three", tonnage="> 2.5 million EUR")
    )
    money = span_of("about $ 7.5 million")
    proposed = Suggestion(
        "statistic", money, {"value": FieldValue("7500000")}, rule="numbers", score=0.875
    )
    workspace.apply(AcceptMany((Accept(new_id(), harbour.id, proposed),)))
    workspace.apply(tag(dyke, "3 million euros", "statistic", text=OTHER_RELEASE, value="3000000"))


def rows(path: Path) -> dict[str, list[Any]]:
    """Everything in a project by table and id, but for the log and this project's own member."""
    tables = {
        "document": "document.*, content.sha256, content.text",
        "annotation": "annotation.*",
        "official": "*",
        "tenure": "*",
        "codebook": "*",
    }
    held: dict[str, list[Any]] = {}
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in tables.items():
            joined = " JOIN content ON content.n = content_n" if table == "document" else ""
            found = connection.execute(f"SELECT {columns} FROM {table}{joined} ORDER BY id")
            names = [column[0] for column in found.description]
            held[table] = [
                {
                    name: json.loads(value) if name in _JSON and value else value
                    for name, value in zip(names, row, strict=True)
                    if name != "n" and not name.endswith("_n")
                }
                for row in found
            ]
    return held


def verbs(workspace: Workspace) -> list[str]:
    """The acts of a project's history, newest first."""
    return [revision.verb for revision in workspace.history(100)]
