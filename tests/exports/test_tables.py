"""A project as tables: Parquet with its card, and SQLite with views, read back by others."""

import hashlib
import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]

from annotator.model.errors import UserError
from annotator.model.records import FieldValue, Official, Tenure
from annotator.model.snapshot import SnapshotDocument, no_progress
from exports import parquet
from exports.parquet import CARD, ParquetTables
from exports.sqlite import SqliteTables
from exports.tables import Tables
from tests.exports.snapshots import MemorySnapshot, harbour, with_own_kind

pq = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")


def with_people() -> MemorySnapshot:
    """The harbour release with a person in the registry, whom one tag names."""
    [held] = harbour().held
    person = Official("o1", "Mara Lindqvist", ("Линдквист", "M. Lindqvist"))
    post = Tenure("t1", "o1", "Secretary General", "Harbour League", "2023")
    tags = tuple(
        replace(tag, fields={**tag.fields, "person": FieldValue("Mara Lindqvist", None, "o1")})
        if tag.kind == "official"
        else tag
        for tag in held.annotations
    )
    held = SnapshotDocument(held.document, held.text, tags)
    return replace(harbour(), held=(held,), officials=(person,), tenures=(post,))


def with_value(text: str) -> MemorySnapshot:
    """The harbour release, its statistics all with this value."""
    [held] = harbour().held
    tags = tuple(
        replace(tag, fields={**tag.fields, "value": FieldValue(text)})
        for tag in held.annotations
        if tag.kind == "statistic"
    )
    return replace(harbour(), held=(SnapshotDocument(held.document, held.text, tags),))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The Parquet export, unpacked."""
    target = tmp_path / "tables.zip"
    ParquetTables().write(with_people(), target, {}, no_progress)
    with zipfile.ZipFile(target) as package:
        package.extractall(tmp_path / "tables")
    return tmp_path / "tables"


def rows(archive: Path, name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = pq.read_table(archive / f"{name}.parquet").to_pylist()
    return listed


def test_parquet_holds_figures_as_exact_decimals_with_their_quotes(archive: Path) -> None:
    figures = {row["quote"]: row for row in rows(archive, "statistics")}
    assert figures["more than 29.1 tons"]["value"] == Decimal("29.1")
    assert figures["more than 29.1 tons"]["comparator"] == ">"
    [document] = rows(archive, "documents")
    assert all(row["document"] == document["id"] for row in figures.values())


def test_parquet_leads_from_a_mention_to_the_person_and_the_post(archive: Path) -> None:
    assert {row["person_id"] for row in rows(archive, "mentions")} == {"o1"}
    assert rows(archive, "officials")[0]["aliases"] == "Линдквист; M. Lindqvist"
    assert rows(archive, "posts")[0]["role"] == "Secretary General"


def test_the_card_names_every_file_with_its_hash_and_every_column(archive: Path) -> None:
    card = json.loads((archive / CARD).read_text(encoding="utf-8"))
    assert card["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    named = {one["contentUrl"]: one["sha256"] for one in card["distribution"]}
    there = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in archive.glob("*.parquet")
    }
    assert named == there
    for records in card["recordSet"]:
        columns = pq.read_schema(archive / f"{records['name']}.parquet").names
        assert [one["source"]["extract"]["column"] for one in records["field"]] == columns


def test_the_card_is_linked_data_that_another_reader_expands(archive: Path) -> None:
    card = json.loads((archive / CARD).read_text(encoding="utf-8"))
    [expanded] = jsonld.expand(card)
    assert expanded["@type"] == ["https://schema.org/Dataset"]
    sets = expanded["http://mlcommons.org/croissant/recordSet"]
    assert {one["https://schema.org/name"][0]["@value"] for one in sets} >= {"documents"}


def test_a_number_that_parquet_cannot_hold_is_left_out_and_said(tmp_path: Path) -> None:
    number = "0.12345678901"
    report = ParquetTables().write(with_value(number), tmp_path / "tables.zip", {}, no_progress)
    assert all(f"The value {number} of statistics" in line for line in report.left_out)
    assert len(report.left_out) == 3


def test_without_pyarrow_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "exports.parquet.files", None)
    with pytest.raises(UserError, match=r"pip install press-annotator\[parquet\]"):
        ParquetTables().write(harbour(), tmp_path / "tables.zip", {}, no_progress)
    assert parquet.CARD == CARD


# --- SQLite ------------------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Path:
    target = tmp_path / "tables.sqlite"
    SqliteTables().write(with_people(), target, {}, no_progress)
    return target


def ask(database: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def test_figures_can_be_compared_and_summed(database: Path) -> None:
    assert ask(database, "SELECT value FROM statistics WHERE value > 1000000") == [(7500000,)]
    assert ask(database, "SELECT quote FROM statistics WHERE unit = 'tonne'") == [
        ("more than 29.1 tons",)
    ]


def test_views_join_a_tag_with_its_release(database: Path) -> None:
    [(release, event)] = ask(
        database, "SELECT DISTINCT release, event_date FROM decisions_with_source"
    )
    [held] = harbour().held
    assert (release, event) == (held.document.title, held.document.event_date)


def test_views_count_the_mentions_of_a_person(database: Path) -> None:
    mentions = sum(tag.kind == "official" for tag in harbour().held[0].annotations)
    assert ask(database, "SELECT name, mentions, releases FROM officials_mentioned") == [
        ("Mara Lindqvist", mentions, 1)
    ]
    assert ask(database, "SELECT name, role FROM posts_held") == [
        ("Mara Lindqvist", "Secretary General")
    ]


def test_every_view_of_a_project_with_kinds_of_its_own_can_be_read(tmp_path: Path) -> None:
    target = tmp_path / "own.sqlite"
    SqliteTables().write(with_own_kind(), target, {}, no_progress)
    views = ask(target, "SELECT name FROM sqlite_master WHERE type = 'view'")
    assert ("sanction_tags_with_source",) in views
    for (view,) in views:
        ask(target, f'SELECT * FROM "{view}"')


def test_a_field_that_cannot_be_read_is_empty_and_said() -> None:
    tables = Tables(with_value("about thirty"))
    [*_] = [row for held in with_value("about thirty").held for row in tables.rows(held)]
    assert all("the field “value”" in line for line in tables.left_out)
    assert tables.left_out


def test_each_row_has_a_value_for_each_column() -> None:
    for snapshot in (with_people(), with_own_kind()):
        tables = Tables(snapshot)
        widths = {table.name: len(table.columns) for table in tables.tables}
        assert len(widths) == len(tables.tables)
        made = [*tables.registry(), *(row for held in snapshot.held for row in tables.rows(held))]
        assert all(len(row) == widths[name] for name, row in made)
        assert all(
            len({column.name for column in table.columns}) == len(table.columns)
            for table in tables.tables
        )
