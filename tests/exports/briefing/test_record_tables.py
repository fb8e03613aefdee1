"""The tables of the full record: their columns and rows, and how they break over pages."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

from tests.exports import docx_text
from tests.exports.briefing.record import (
    one,
    whole,
    written,
)
from tests.exports.snapshots import (
    RELEASE,
    harbour,
    release,
    tag,
    with_own_kind,
)


def test_figures_keep_comparator_and_unit_and_stand_to_the_right(tmp_path: Path) -> None:
    target, _ = written(harbour(), tmp_path)
    table = docx_text.tables(target)[2]
    assert table[0] == ["Figure", "Counted", "Period", "Quote"]
    assert [row[0] for row in table[1:]] == ["> 29.1 t", "546", "≈ USD 7,500,000"]
    figures = docx_text.paragraphs(target, "TableFigure")
    assert {"> 29.1 t", "546", "≈ USD 7,500,000"} <= set(figures)


def test_a_kind_of_the_project_gets_the_same_table_as_a_built_in_one(tmp_path: Path) -> None:
    target, _ = written(with_own_kind(), tmp_path)
    table = docx_text.tables(target)[1]
    assert table[0] == ["Target", "Amount", "Ships", "Until", "Reason"]
    assert table[1] == ["Rami Okoye", "> EUR 2,500,000", "3", "30 June 2025", "smuggling"]
    assert table[2][0].startswith("“The League froze assets")
    assert {"> EUR 2,500,000", "3"} <= set(docx_text.paragraphs(target, "TableFigure"))
    assert "Sanctions" in docx_text.paragraphs(target, "Heading2")


def test_mentions_of_one_person_in_one_post_make_one_row_with_all_quotes(
    tmp_path: Path,
) -> None:
    mara = {"person": "Mara Lindqvist", "role": "Secretary General"}
    later = RELEASE.rindex("Mara Lindqvist")
    first = tag(RELEASE, "official", "Secretary General Mara Lindqvist", mara)
    again = tag(RELEASE, "official", "Mara Lindqvist", mara)
    second = replace(again, spans=(type(again.spans[0])(later, later + 14),))
    target = one(tmp_path, release(RELEASE, [first, second]))
    table = docx_text.tables(target)[1]
    assert len(table) == 2
    assert table[1][2].startswith("“Secretary General Mara Lindqvist”")
    assert "“Mara Lindqvist”" in table[1][2]
    assert len(docx_text.notes(target)) == 2


def test_columns_in_which_nothing_is_said_are_left_out(tmp_path: Path) -> None:
    target = one(tmp_path, release(RELEASE, [tag(RELEASE, "statistic", "546", {"value": "546"})]))
    assert docx_text.tables(target)[1][0] == ["Figure", "Quote"]


def test_an_annotation_without_any_field_still_shows_its_quote(tmp_path: Path) -> None:
    long = "On 12 March 2024 the Council of the Harbour League adopted a statement on safe shipping"
    for quote in ("546", long):
        target = one(tmp_path, release(RELEASE, [tag(RELEASE, "decision", quote)]))
        assert docx_text.tables(target)[1] == [["Quote"], [f"“{quote}”"]]


def test_tables_are_made_to_be_read_aloud_and_over_pages(tmp_path: Path) -> None:
    target, _ = written(whole(), tmp_path)
    tables = docx_text.find_all(target, "tbl")
    assert len(docx_text.find_all(target, "tblHeader")) == len(tables)
    assert len(docx_text.find_all(target, "tblCaption")) == len(tables)
    assert all(docx_text.value(item) for item in docx_text.find_all(target, "tblDescription"))
    captions = docx_text.paragraphs(target, "Caption")
    assert [text.partition(".")[0] for text in captions] == [
        f"Table {number}" for number in range(1, len(tables) + 1)
    ]
    for row in docx_text.find_all(target, "tr"):
        assert row.find(f"{docx_text.W}trPr/{docx_text.W}cantSplit") is not None


def test_captions_stay_with_their_tables_but_for_those_with_many_notes(tmp_path: Path) -> None:
    # LibreOffice leaves pages half empty where it has to keep a caption with such a table.
    few = [tag(RELEASE, "decision", "546", {"title": "a"})]
    assert "keepNext" not in captions_of(one(tmp_path, release(RELEASE, few)))
    text = "".join(f"Crew {number} counted {number} boats.\n" for number in range(10, 20))
    many = [tag(text, "statistic", f"{number} boats") for number in range(10, 20)]
    assert 'keepNext w:val="0"' in captions_of(one(tmp_path, release(text, many)))


def captions_of(target: Path) -> str:
    with zipfile.ZipFile(target) as package:
        body = package.read("word/document.xml").decode()
    return "".join(re.findall(r'<w:pPr><w:pStyle w:val="Caption"/>.*?</w:pPr>', body)[1:])


def test_a_row_that_may_need_more_than_a_page_may_be_cut(tmp_path: Path) -> None:
    text = "a very long clause " * 900
    target = one(tmp_path, release(text, [tag(text, "decision", text.strip())]))
    assert len(docx_text.find_all(target, "tr")) > len(docx_text.find_all(target, "cantSplit"))
