"""Every quote of the full record has its note, and leads back to its release."""

from pathlib import Path

import pytest

from tests.exports import docx_text
from tests.exports.briefing.record import one, written
from tests.exports.snapshots import (
    RELEASE,
    harbour,
    release,
    tag,
)


def test_every_quote_stands_whole_in_a_table_and_has_its_note(tmp_path: Path) -> None:
    target, report = written(harbour(), tmp_path)
    cells = [cell for table in docx_text.tables(target) for row in table for cell in row]
    for annotation in harbour().held[0].annotations:
        assert any(f"“{annotation.quote}”" in cell for cell in cells)
    references = docx_text.find_all(target, "footnoteReference")
    assert [docx_text.value(item, "id") for item in references] == ["1", "2", "3", "4", "5"]
    assert report.notes == {"source notes": 5}


def test_a_note_names_publisher_date_paragraph_context_and_state(tmp_path: Path) -> None:
    target, _ = written(harbour(), tmp_path)
    found = docx_text.notes(target)
    assert found[1] == "Harbour League press service, 14 March 2024, ¶ 2. Verified."
    assert found[2] == (
        "Harbour League press service, 14 March 2024, ¶ 4: “As a result, more than 29.1 tons of "
        "contraband, as well as 546 boats, were seized.” Verified."
    )
    assert found[3].endswith("were seized.” Draft, not verified. Marked uncertain.")
    assert "¶ 5: “The Council approved a budget of about USD 7.5 million for 2025." in found[4]


def test_figures_of_one_paragraph_share_a_note_that_is_repeated_by_a_field(
    tmp_path: Path,
) -> None:
    tags = [tag(RELEASE, "statistic", quote) for quote in ("29.1 tons", "546")]
    target = one(tmp_path, release(RELEASE, tags))
    assert len(docx_text.notes(target)) == 1
    codes = [item.text for item in docx_text.find_all(target, "instrText")]
    assert " NOTEREF _RefNote000001 \\f \\h " in codes
    names = [docx_text.value(item, "name") for item in docx_text.find_all(target, "bookmarkStart")]
    assert "_RefNote000001" in names


def test_a_quote_over_several_paragraphs_names_them_all(tmp_path: Path) -> None:
    quote = RELEASE[RELEASE.index("Secretary") : RELEASE.index(", were seized")]
    apart = ("Mara Lindqvist", "a budget")
    tags = [tag(RELEASE, "decision", quote), tag(RELEASE, "decision", apart)]
    target = one(tmp_path, release(RELEASE, tags))
    assert [text.partition(". ")[0] for text in docx_text.notes(target).values()] == [
        "release.txt, ¶ 3, 4",
        "Ibid., ¶ 3, 5",
    ]
    assert any("Mara Lindqvist … a budget" in text for text in docx_text.paragraphs(target))


def test_the_source_line_and_its_link_lead_to_the_release(tmp_path: Path) -> None:
    target, _ = written(harbour(), tmp_path)
    assert docx_text.paragraphs(target, "SourceLine") == [
        (
            "Harbour League press service · event of 12 March 2024 · published 14 March 2024 · "
            "English · https://press.example/league/12?lang=en&id=7"
        )
    ]
    links = [
        (item.get("Target"), item.get("TargetMode"))
        for item in docx_text.part(target, "word/_rels/document.xml.rels")
        if item.get("TargetMode")
    ]
    assert links == [("https://press.example/league/12?lang=en&id=7", "External")]


@pytest.mark.parametrize("address", ["page 7 of the gazette", "javascript:alert(1)", "http://[bad"])
def test_an_address_that_is_none_of_the_web_is_no_link(tmp_path: Path, address: str) -> None:
    target = one(tmp_path, release(RELEASE, title="T", source_address=address))
    assert docx_text.paragraphs(target, "SourceLine") == [address]
    relations = docx_text.part(target, "word/_rels/document.xml.rels")
    assert [item for item in relations if item.get("TargetMode")] == []
