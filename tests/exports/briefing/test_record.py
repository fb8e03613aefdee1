"""The full record in Word: it is sound, holds the words of its model, and says what it covers."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from annotator.model.kinds import overlaid
from annotator.model.records import State, StateFilter
from exports.briefing.content import columns_of, ordered
from tests.exports import docx_text
from tests.exports.briefing.record import (
    SNAPSHOTS,
    awkward,
    one,
    russian,
    whole,
    written,
)
from tests.exports.snapshots import (
    RELEASE,
    MemorySnapshot,
    harbour,
    harbour_tags,
    release,
    tag,
    with_own_kind,
    words,
)


@pytest.fixture(params=list(SNAPSHOTS.values()), ids=list(SNAPSHOTS))
def snapshot(request: pytest.FixtureRequest) -> MemorySnapshot:
    found: MemorySnapshot = request.param
    return found


def test_it_passes_the_schema_and_the_integrity_audit(
    tmp_path: Path, snapshot: MemorySnapshot
) -> None:
    target, _ = written(snapshot, tmp_path)
    assert [str(error) for error in OpenXmlValidator().validate(target).errors] == []
    assert [str(finding) for finding in check(target)] == []


def test_python_docx_reads_headings_tables_and_properties(tmp_path: Path) -> None:
    target, _ = written(harbour(), tmp_path)
    document = docx.Document(str(target))
    headings = [
        item.text
        for item in document.paragraphs
        if item.style and item.style.name and item.style.name.startswith("Heading")
    ]
    assert headings == [
        "Council of the Harbour League, Port Ansel",
        "Decisions",
        "Statistics",
        "Officials",
    ]
    assert len(document.tables) == 4
    page = document.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert page.page_width.mm == pytest.approx(210, abs=0.1)
    assert page.page_height.mm == pytest.approx(297, abs=0.1)
    properties = document.core_properties
    assert properties.title == "Harbour League"
    assert properties.subject == ("Briefing on 1 release: 1 decision, 3 statistics and 1 official")
    assert properties.author == "Press Annotator 0.1.0"
    assert properties.language == "en-GB"
    assert properties.created == datetime(2026, 11, 23, 10, 32, 11, tzinfo=UTC)


def expected_words(snapshot: MemorySnapshot) -> list[str]:
    """Every word that the model shows: titles, facts, table fields as shown, quotes."""
    found: list[str] = []
    for held in snapshot.documents():
        found += words(held.document.title) + words(held.document.publisher)
        for annotation in held.annotations:
            found += words(annotation.quote)
            for column in columns_of(snapshot.kinds[annotation.kind]):
                found += words(column.cell(annotation))
    return [
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", word)
        for word in found
    ]


def test_it_holds_every_word_of_the_model(tmp_path: Path, snapshot: MemorySnapshot) -> None:
    target, _ = written(snapshot, tmp_path)
    spoken = " ".join(docx_text.paragraphs(target))
    missing = [word for word in expected_words(snapshot) if word not in spoken]
    assert missing == []


def test_sections_come_in_their_order_and_the_projects_own_kinds_last() -> None:
    kinds = with_own_kind().kinds
    assert [kind.key for kind in ordered(kinds)] == [
        "decision",
        "statistic",
        "official",
        "sanction",
    ]


def test_kinds_without_tags_have_no_section(tmp_path: Path) -> None:
    target, _ = written(replace(harbour(), kinds=overlaid({}), held=(russian(),)), tmp_path)
    assert docx_text.paragraphs(target, "Heading2") == ["Statistics", "Officials"]


def test_the_title_page_says_what_it_covers_and_how_much_is_verified(tmp_path: Path) -> None:
    target, _ = written(harbour(), tmp_path)
    assert docx_text.paragraphs(target, "Title") == ["Harbour League"]
    lines = docx_text.paragraphs(target, "Fact") + docx_text.paragraphs(target, "FactLast")
    facts = dict(line.split("\t") for line in lines)
    assert facts == {
        "Covers": "1 release, 14 March 2024",
        "Data as of": "23 November 2026, 10:32 UTC",
        "Includes": "All tags, whether verified or not",
        "Verified": "2 of 5",
        "Handling": "none",
        "Made with": "Press Annotator 0.1.0",
    }
    assert docx_text.tables(target)[0] == [
        ["Kind", "Recorded", "Verified"],
        ["Decisions", "1", "1"],
        ["Statistics", "3", "1"],
        ["Officials", "1", "0"],
    ]


def test_the_title_can_be_given(tmp_path: Path) -> None:
    target, _ = written(harbour(), tmp_path, title="For the Minister & <staff>")
    assert docx_text.paragraphs(target, "Title") == ["For the Minister & <staff>"]
    (head,) = docx_text.paragraphs(target, "Header", "word/header1.xml")
    assert head == "Briefing · For the Minister & <staff>\tDRAFT · not all verified"


def test_only_a_briefing_of_verified_tags_is_no_draft(tmp_path: Path) -> None:
    held = harbour().held[0]
    tags = tuple(replace(item, state=State.VERIFIED) for item in held.annotations)
    snapshot = replace(
        harbour(), held=(replace(held, annotations=tags),), state=StateFilter.VERIFIED
    )
    target, _ = written(snapshot, tmp_path)
    (head,) = docx_text.paragraphs(target, "Header", "word/header1.xml")
    assert head == "Briefing · Harbour League\t"
    assert "Verified tags only" in " ".join(docx_text.paragraphs(target, "Fact"))


def test_a_release_in_which_nothing_is_recorded_says_so(tmp_path: Path) -> None:
    target = one(tmp_path, release("Nothing."))
    assert "Nothing is recorded for this release." in docx_text.paragraphs(target, "Box")
    assert docx_text.paragraphs(target, "SourceLine") == ["Source not recorded"]


def test_an_empty_project_says_so(tmp_path: Path) -> None:
    target, _ = written(MemorySnapshot(revised_at="", head="", project=""), tmp_path)
    text = docx_text.paragraphs(target)
    assert "The project holds no release yet." in text
    assert "Data as of\tnothing recorded yet" in text
    assert docx_text.paragraphs(target, "Title") == ["Briefing"]


def test_what_word_cannot_hold_is_replaced_and_reported(tmp_path: Path) -> None:
    target, report = written(MemorySnapshot((awkward(),)), tmp_path)
    assert any("items\ufffd & <more>" in text for text in docx_text.paragraphs(target))
    assert any(
        re.fullmatch(
            r"In “Odd & <things>”, \d characters that a Word file can't hold were "
            r"written as U\+FFFD\.",
            sentence,
        )
        for sentence in report.left_out
    )


def test_a_field_that_cannot_be_read_is_shown_as_typed_and_reported(tmp_path: Path) -> None:
    target, report = written(MemorySnapshot((awkward(),)), tmp_path)
    assert any("whenever" in row for table in docx_text.tables(target) for row in table)
    assert any("is shown as it was typed: “whenever” is not a date" in s for s in report.left_out)


def test_an_annotation_outside_the_codebook_is_reported(tmp_path: Path) -> None:
    held = release(RELEASE, [tag(RELEASE, "rumour", "546", {}), *harbour_tags()], title="T")
    _, report = written(MemorySnapshot((held,)), tmp_path)
    assert report.left_out == (
        "In “T”, “546” was left out: its kind “rumour” is not in the codebook.",
    )
    assert report.annotations == 5


def test_the_file_carries_no_time_of_its_own(tmp_path: Path) -> None:
    target, _ = written(harbour(), tmp_path)
    with zipfile.ZipFile(target) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    target, _ = written(whole(), tmp_path)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "txt:Text",
            "--outdir",
            str(tmp_path),
            str(target),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = (tmp_path / "briefing.txt").read_text(encoding="utf-8", errors="replace")
    assert "Генеральный секретарь Мара Линдквист" in text
    assert "Council of the Harbour League, Port Ansel" in text
