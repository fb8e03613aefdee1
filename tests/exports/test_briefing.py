"""The Word briefing: that it is sound, holds the model's words, and leads back to every quote."""

import re
import runpy
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

from annotator.model.errors import StoreError
from annotator.model.kinds import overlaid
from annotator.model.records import State, StateFilter
from annotator.model.snapshot import ExportReport, SnapshotDocument, no_progress
from exports.briefing import WordBriefing
from exports.briefing.content import columns_of, ordered
from tests.exports import docx_text
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

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "resources" / "templates" / "briefing.docx"
RUSSIAN = "Генеральный секретарь Мара Линдквист сообщила, что изъято более 29,1 тонны груза."
ARABIC = "وقال محمد علي باشا إن المجلس وافق على 546 مشروعا (Harbour Plan)."


def russian() -> SnapshotDocument:
    tags = (
        tag(
            RUSSIAN,
            "official",
            "Генеральный секретарь Мара Линдквист",
            {"person": "Мара Линдквист", "role": "Генеральный секретарь"},
        ),
        tag(
            RUSSIAN,
            "statistic",
            "более 29,1 тонны",
            {"comparator": ">", "value": "29.1", "unit": "tonne", "counted": "груза"},
        ),
    )
    return release(RUSSIAN, tags, id="ru", title="Сессия совета", language="ru")


def arabic() -> SnapshotDocument:
    person = tag(ARABIC, "official", "محمد علي باشا", {"person": "محمد علي باشا"})
    return release(ARABIC, (person,), id="ar", title="اجتماع المجلس", language="ar")


def awkward() -> SnapshotDocument:
    text = "A\x00B & <tag> \x0b \ud83d \ufffe sign: 12 items. " + "Unbreakable" * 60 + " end.\n"
    tags = (
        tag(text, "statistic", "12 items", {"value": "12", "counted": "items\x07 & <more>"}),
        tag(text, "decision", text[2:-1], {"title": "Unbreakable" * 30, "date": "whenever"}),
    )
    return release(text, tags, id="odd", title="Odd & <things>")


def whole() -> MemorySnapshot:
    """A project with everything that has ever gone wrong in a Word file."""
    own = with_own_kind()
    held = (harbour().held[0], russian(), arabic(), awkward(), *own.held, release("Nothing."))
    return replace(own, held=held)


def written(snapshot: MemorySnapshot, folder: Path, **options: str) -> tuple[Path, ExportReport]:
    target = folder / "briefing.docx"
    return target, WordBriefing(TEMPLATE).write(snapshot, target, options, no_progress)


def one(folder: Path, *held: SnapshotDocument) -> Path:
    return written(MemorySnapshot(held), folder)[0]


SNAPSHOTS = {
    "empty": MemorySnapshot(revised_at="", head=""),
    "harbour": harbour(),
    "own kind": with_own_kind(),
    "everything": whole(),
}


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


def test_sections_come_in_their_order_and_the_projects_own_kinds_last() -> None:
    kinds = with_own_kind().kinds
    assert [kind.key for kind in ordered(kinds)] == [
        "decision",
        "statistic",
        "official",
        "sanction",
    ]


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


def test_the_contents_lead_to_every_heading(tmp_path: Path) -> None:
    target, _ = written(replace(whole(), held=whole().held[:5]), tmp_path)
    headings = docx_text.paragraphs(target, "Heading1") + docx_text.paragraphs(target, "Heading2")
    listed = docx_text.paragraphs(target, "TOC1") + docx_text.paragraphs(target, "TOC2")
    assert sorted(filter(None, (line.split("\u2002")[-1] for line in listed))) == sorted(headings)
    names = {docx_text.value(item, "name") for item in docx_text.find_all(target, "bookmarkStart")}
    anchors = [docx_text.value(item, "anchor") for item in docx_text.find_all(target, "hyperlink")]
    assert {anchor for anchor in anchors if anchor != "None"} <= names
    codes = [item.text for item in docx_text.find_all(target, "instrText")]
    assert codes[0] is not None
    assert any(code and code.startswith(" TOC ") for code in codes)
    assert docx_text.find_all(target, "updateFields", "word/settings.xml") == []


def test_the_contents_of_many_releases_list_the_releases_only(tmp_path: Path) -> None:
    target, _ = written(whole(), tmp_path)
    assert docx_text.paragraphs(target, "TOC2") == []
    listed = [line for line in docx_text.paragraphs(target, "TOC1") if line]
    assert listed == docx_text.paragraphs(target, "Heading1")


def test_bookmarks_have_names_and_numbers_of_their_own(tmp_path: Path) -> None:
    target, _ = written(whole(), tmp_path)
    marks = docx_text.find_all(target, "bookmarkStart")
    assert len({docx_text.value(mark, "id") for mark in marks}) == len(marks)
    assert len({docx_text.value(mark, "name") for mark in marks}) == len(marks)


def test_words_carry_the_language_of_their_release(tmp_path: Path) -> None:
    found = docx_text.languages(one(tmp_path, russian(), arabic()))
    assert found["Генеральный секретарь Мара Линдквист"] == "ru-RU"
    assert found["Сессия совета"] == "ru-RU"
    assert found["محمد علي باشا"] == "ar-EG"


def test_text_that_runs_from_right_to_left_is_marked_so(tmp_path: Path) -> None:
    target = one(tmp_path, arabic())
    marked = [
        docx_text.text_of(run)
        for run in docx_text.find_all(target, "r")
        if run.find(f"{docx_text.W}rPr/{docx_text.W}rtl") is not None
    ]
    assert "محمد علي باشا" in marked
    assert "اجتماع المجلس" in marked
    assert docx_text.find_all(target, "bidi") != []


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


def test_the_file_carries_no_time_of_its_own(tmp_path: Path) -> None:
    target, _ = written(harbour(), tmp_path)
    with zipfile.ZipFile(target) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", ["briefing.docx", "page.docx"])
def test_the_templates_are_those_that_their_script_makes(tmp_path: Path, name: str) -> None:
    script = runpy.run_path(str(ROOT / "packaging" / "make_template.py"))
    script["make"](tmp_path / "made.docx", name)
    kept_file = TEMPLATE.with_name(name)
    with zipfile.ZipFile(kept_file) as kept, zipfile.ZipFile(tmp_path / "made.docx") as made:
        assert kept.namelist() == made.namelist()
        assert all(kept.read(name) == made.read(name) for name in kept.namelist())


def test_the_template_itself_is_a_sound_word_file() -> None:
    assert [str(error) for error in OpenXmlValidator().validate(TEMPLATE).errors] == []


@pytest.mark.parametrize("content", [None, b"no zip at all"])
def test_a_template_that_cannot_be_read_is_said(tmp_path: Path, content: bytes | None) -> None:
    template = tmp_path / "briefing.docx"
    if content is not None:
        template.write_bytes(content)
    with pytest.raises(StoreError, match="Install the program again"):
        WordBriefing(template).write(harbour(), tmp_path / "out.docx", {}, no_progress)
    assert not (tmp_path / "out.docx").exists()


def test_every_style_that_is_used_is_in_the_template(tmp_path: Path) -> None:
    target, _ = written(whole(), tmp_path)
    styles = docx_text.find_all(target, "style", "word/styles.xml")
    known = {docx_text.value(style, "styleId") for style in styles}
    used = {
        docx_text.value(item)
        for name in ("pStyle", "rStyle", "tblStyle")
        for part in ("word/document.xml", "word/footnotes.xml")
        for item in docx_text.find_all(target, name, part)
    }
    assert used <= known


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


def test_kinds_without_tags_have_no_section(tmp_path: Path) -> None:
    target, _ = written(replace(harbour(), kinds=overlaid({}), held=(russian(),)), tmp_path)
    assert docx_text.paragraphs(target, "Heading2") == ["Statistics", "Officials"]
