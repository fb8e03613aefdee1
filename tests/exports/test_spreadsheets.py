"""Tables for a spreadsheet: numbers that compute, and texts that never do."""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.snapshot import SnapshotDocument, no_progress
from exports import spreadsheets
from exports.spreadsheets import CsvTables, Workbooks, guarded
from tests.exports.snapshots import MemorySnapshot, harbour, release, tag, with_own_kind

HOSTILE = ["=1+1", "+7", "-5", "@SUM(A1)", "\t=1", "\r=1", "'quoted'", "=cmd|' /C calc'!A0"]


def titled(title: str) -> MemorySnapshot:
    [held] = harbour().held
    document = replace(held.document, title=title)
    return replace(harbour(), held=(SnapshotDocument(document, held.text, held.annotations),))


def csv_rows(snapshot: MemorySnapshot, folder: Path, name: str) -> list[dict[str, str]]:
    """A table of the CSV export as a spreadsheet program reads it."""
    target = folder / "tables.zip"
    CsvTables().write(snapshot, target, {}, no_progress)
    with zipfile.ZipFile(target) as package:
        text = package.read(f"{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet(snapshot: MemorySnapshot, folder: Path, name: str) -> list[dict[str, Any]]:
    """A sheet of the workbook as another library reads it."""
    target = folder / "tables.xlsx"
    Workbooks().write(snapshot, target, {}, no_progress)
    head, *rows = openpyxl.load_workbook(target)[name].values
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_csv_holds_every_statistic_with_its_number_and_quote(tmp_path: Path) -> None:
    figures = {row["quote"]: row for row in csv_rows(harbour(), tmp_path, "statistics")}
    figure = figures["more than 29.1 tons"]
    assert (figure["comparator"], figure["value"], figure["unit"]) == (">", "29.1", "tonne")
    assert figure["uncertain"] == "false"


def test_a_workbook_has_numbers_as_numbers(tmp_path: Path) -> None:
    figures = {row["quote"]: row for row in sheet(harbour(), tmp_path, "statistics")}
    assert figures["more than 29.1 tons"]["value"] == pytest.approx(29.1)
    assert figures["about USD 7.5 million"]["value"] == 7_500_000
    assert isinstance(figures["546"]["uncertain"], bool)


def test_large_figures_have_their_thousands_apart_and_offsets_have_not(tmp_path: Path) -> None:
    sheet(harbour(), tmp_path, "statistics")
    head, *rows = openpyxl.load_workbook(tmp_path / "tables.xlsx")["statistics"].rows
    names = [cell.value for cell in head]
    shown = {
        row[names.index("quote")].value: {
            name: cell.number_format for name, cell in zip(names, row, strict=True)
        }
        for row in rows
    }
    assert shown["about USD 7.5 million"]["value"] == "#,##0"
    assert shown["about USD 7.5 million"]["start"] == "General"
    assert shown["more than 29.1 tons"]["value"] == "General"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_computes_and_every_text_comes_back(tmp_path: Path, text: str) -> None:
    [row] = csv_rows(titled(text), tmp_path, "documents")
    assert row["title"][0] == "'"
    assert row["title"][1:] == text
    [row] = sheet(titled(text), tmp_path, "documents")
    assert row["title"].replace("_x000D_", "\r") == text


@given(text=st.text(max_size=20))
def test_guarding_can_be_taken_back(text: str) -> None:
    made = guarded(text)
    assert made.removeprefix("'") == text
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_quotes_with_line_ends_emoji_and_cyrillic_come_back(tmp_path: Path) -> None:
    text = 'Совет 🚢 “принял”\nрешение, "важное"; конец.'
    held = release(text, [tag(text, "decision", text)], title="Совет")
    snapshot = replace(harbour(), held=(held,))
    assert [row["quote"] for row in csv_rows(snapshot, tmp_path, "decisions")] == [text]
    assert [row["quote"] for row in sheet(snapshot, tmp_path, "decisions")] == [text]


def test_a_kind_of_one_s_own_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    assert "measure" in sheet(with_own_kind(), tmp_path, "sanction_tags")[0]


def test_what_a_sheet_cannot_hold_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "_CELL", 10)
    monkeypatch.setattr(spreadsheets, "_ROWS", 2)
    report = Workbooks().write(harbour(), tmp_path / "t.xlsx", {}, no_progress)
    assert any("a cell holds 10 characters" in line for line in report.left_out)
    assert any(
        "rows of statistics were left out: a sheet holds 2" in line for line in report.left_out
    )
