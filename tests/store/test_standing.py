"""What a bulk import counts and queues by itself is what the triggers would have."""

import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

from annotator.model.annotated import Annotated
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import Document, State
from annotator.model.text import digest
from annotator.workspace import Workspace

TEXT = "The Council of Portville adopted a statement."
ORIGINS = (("manual", None), ("suggested:rule", None), ("suggested:rule", 0.3),
           ("suggested:rule", 0.6), ("suggested:rule", 0.9), ("imported:brat", 0.3))  # fmt: skip


def tags(*states: State) -> list[PlainTag]:
    """A tag in each state, of each origin, certain and not."""
    return [
        ("", "decision", [[35, 44]], "statement", "", {"instrument": ["statement"]}, str(state),
         origin, sure, doubt, "", "", "")
        for state, (origin, sure), doubt in product(states, ORIGINS, (False, True))
    ]  # fmt: skip


def imported(path: Path) -> list[Any]:
    """The triggers of a new project, into which releases with tags in all states are taken."""
    workspace = Workspace.create(path, author="Ada")
    before = of(path, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    releases = []
    for number, states in enumerate(((), tuple(State), (State.DRAFT,), (State.CHANGED,))):
        text = f"{TEXT} Number {number}."
        document = Document("", digest(text), f"release-{number}.txt")
        releases.append(PlainDocument(document, text, tags(*states)))
    workspace.import_annotated(Annotated("all", releases, len(releases)))
    workspace.close()
    return before


def of(path: Path, *statements: str) -> list[Any]:
    """The rows that the last of the statements gives; nothing is kept."""
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(one).fetchall() for one in statements][-1]


def test_standings_and_queue_are_as_the_triggers_make_them(tmp_path: Path) -> None:
    path = tmp_path / "all.pressdb"
    imported(path)
    anew = (
        "CREATE TEMP TABLE kept AS SELECT * FROM annotation",
        "DELETE FROM annotation",
        "INSERT INTO annotation SELECT * FROM kept",
    )
    for table, order in (("standing", "document_n"), ("queue", "annotation_n")):
        rows = f"SELECT * FROM {table} ORDER BY {order}"
        assert of(path, rows) == of(path, *anew, rows)
        assert len(of(path, rows)) > 3


def test_the_triggers_are_there_again(tmp_path: Path) -> None:
    path = tmp_path / "all.pressdb"
    before = imported(path)
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    assert of(path, sql) == before
