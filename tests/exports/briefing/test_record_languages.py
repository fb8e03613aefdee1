"""The full record in Russian, on Letter, and with a handling mark."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from annotator.model.errors import UserError
from annotator.model.snapshot import no_progress
from tests.exports import docx_text
from tests.exports.briefing.library import first, library, second
from tests.exports.briefing.test_templates import WORD
from tests.exports.snapshots import MemorySnapshot, with_own_kind


def record(folder: Path, snapshot: MemorySnapshot, **options: str) -> Path:
    target = folder / "record.docx"
    WORD.write(snapshot, target, options, no_progress)
    return target


def test_a_russian_record_says_all_its_own_words_in_russian(tmp_path: Path) -> None:
    target = record(tmp_path, library(first()), language="ru", paper="Letter")
    assert [str(error) for error in OpenXmlValidator().validate(target).errors] == []
    assert [str(finding) for finding in check(target)] == []
    assert docx_text.paragraphs(target, "Heading2") == [
        "Решения",
        "Статистика",
        "Должностные лица",
    ]
    assert docx_text.paragraphs(target, "BoxList") == [
        "1 решение, проверено.",
        "3 показателя, всё проверено.",
        "1 должностное лицо, проверено.",
    ]
    assert "Таблица 3. Статистика в порядке текста: 3, всё проверено." in docx_text.paragraphs(
        target, "Caption"
    )
    decisions = docx_text.tables(target)[1]
    assert decisions[0] == ["Документ", "Предмет", "Орган", "Статус", "Дата", "Цитата"]
    assert decisions[1][0::3] == ["план", "принято"]
    assert decisions[1][4] == "5\u00a0мая 2019\u00a0г."
    figures = docx_text.tables(target)[2]
    assert [row[0] for row in figures] == [
        "Значение",
        "400",
        "12,5\u00a0т",
        "900\u00a0000\u00a0EUR",
    ]
    own = {*docx_text.paragraphs(target, "Fact"), *docx_text.paragraphs(target, "FactLast")}
    own |= set(docx_text.paragraphs(target, "TableHead"))
    english = [text for text in own if re.search("[A-Za-z]{4}", text.partition("\t")[0])]
    assert english == []
    notes = docx_text.notes(target)
    assert notes[1].startswith("River Council press service, 5\u00a0мая 2019\u00a0г., абз. 2")
    assert "Проверено." in notes[1]
    assert notes[3].startswith("River") or notes[3].startswith("Там же")


def test_a_russian_record_has_its_language_paper_and_properties(tmp_path: Path) -> None:
    target = record(tmp_path, library(first()), language="ru", paper="Letter")
    page = docx.Document(str(target)).sections[0]
    assert page.page_width is not None
    assert round(page.page_width.mm) == 216
    with zipfile.ZipFile(target) as package:
        assert b'<w:lang w:val="ru-RU"' in package.read("word/styles.xml")
        assert b"<dc:language>ru-RU</dc:language>" in package.read("docProps/core.xml")


def test_a_kind_of_the_project_keeps_its_own_words(tmp_path: Path) -> None:
    target = record(tmp_path, with_own_kind(), language="ru")
    english = record(tmp_path, with_own_kind())
    own = docx_text.paragraphs(english, "Heading2")[-1]
    assert docx_text.paragraphs(target, "Heading2")[-1] == own


def test_a_record_bears_its_mark_and_refuses_higher_ones(tmp_path: Path) -> None:
    held = replace(second(), document=replace(second().document, handling="SECRET"))
    marked = library(first(), held)
    with pytest.raises(UserError, match=r"“River Council meets in Ludza” carry a higher handling"):
        record(tmp_path, marked)
    assert not (tmp_path / "record.docx").exists()
    target = record(tmp_path, marked, mark="SECRET")
    assert docx_text.paragraphs(target, name="word/header1.xml") == ["Briefing · River\tSECRET"]
    assert "Handling\tSECRET" in docx_text.paragraphs(target, "Fact")
    assert any("SECRET" in line for line in docx_text.paragraphs(target, "SourceLine"))
