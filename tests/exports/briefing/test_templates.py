"""Every template in both languages: sound, complete, and with a source behind each statement."""

import re
import zipfile
from pathlib import Path

import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from annotator.model.briefing import Briefing, Row, Sentence
from annotator.model.errors import AnnotatorError, UserError
from annotator.model.snapshot import no_progress
from exports.briefing import WordBriefing
from exports.briefing.english import ENGLISH
from exports.briefing.package import Template
from exports.briefing.russian import RUSSIAN
from exports.briefing.setting import write
from exports.briefing.templates import MAKERS, TEMPLATES
from tests.exports import docx_text
from tests.exports.briefing.library import first, library, second
from tests.exports.snapshots import MemorySnapshot, release, tag, with_own_kind

ROOT = Path(__file__).resolve().parents[3]
TEMPLATE = ROOT / "resources" / "templates" / "briefing.docx"
WORD = WordBriefing(TEMPLATE)


def composed(snapshot: MemorySnapshot | None = None, **options: str) -> Briefing:
    return WORD.compose(snapshot or library(), {"template": "digest", **options}, no_progress)


def made(folder: Path, snapshot: MemorySnapshot | None = None, **options: str) -> Path:
    target = folder / "out.docx"
    WORD.write(snapshot or library(), target, {"template": "digest", **options}, no_progress)
    return target


def rows(briefing: Briefing, section: str) -> list[str]:
    return [one.text for one in briefing.statements() if one.key.startswith(section)]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("status", ["draft", "final"])
def test_every_template_passes_both_audits(
    tmp_path: Path, template: str, language: str, status: str
) -> None:
    paper = "Letter" if language == "ru" else "A4"
    target = made(
        tmp_path, template=template, language=language, status=status, paper=paper, mark="OFFICIAL"
    )
    assert [str(error) for error in OpenXmlValidator().validate(target).errors] == []
    assert [str(finding) for finding in check(target)] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_empty_project_gives_a_sound_briefing_that_says_so(
    tmp_path: Path, template: str
) -> None:
    target = made(tmp_path, MemorySnapshot(revised_at="", head=""), template=template)
    assert [str(error) for error in OpenXmlValidator().validate(target).errors] == []
    assert "nothing recorded yet" in " ".join(docx_text.paragraphs(target, "Subtitle"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_same_snapshot_gives_the_same_bytes(tmp_path: Path, template: str) -> None:
    made(tmp_path, template=template)
    once = (tmp_path / "out.docx").read_bytes()
    made(tmp_path, template=template)
    assert (tmp_path / "out.docx").read_bytes() == once


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_statement_has_a_source_or_says_that_it_was_counted(template: str) -> None:
    for one in composed(template=template).statements():
        quiet = one.key.startswith("sources/") or one.key.startswith("registry/")
        remark = one.key.rpartition("/")[2] in ("nothing", "rule", "none")
        assert one.sources or one.counted or quiet or remark, one.key


def test_a_note_tells_publisher_title_date_place_quote_state_and_address(tmp_path: Path) -> None:
    target = made(tmp_path, library(first()), template="event")
    note = docx_text.notes(target)[1]
    assert note == (
        "River Council press service, “River Council meets in Orsk”, 5 May 2019, "
        "https://press.example/d1?a=1&b=2, ¶ 2: “the River Council adopted a Plan on safe "
        "fairways for 2019-2021”. Verified. Annex\u00a01"
    )
    with zipfile.ZipFile(target) as package:
        links = package.read("word/_rels/footnotes.xml.rels").decode()
    assert "https://press.example/d1?a=1&amp;b=2" in links


def test_a_note_of_a_release_that_was_named_leads_to_the_note_that_names_it(
    tmp_path: Path,
) -> None:
    target = made(tmp_path, library(first(), second()), template="statistics")
    found = docx_text.notes(target)
    assert found[3].startswith("River Council press service, 5 May 2019, see note\u00a01, ¶ 3: “")
    links = docx_text.find_all(target, "hyperlink", "word/footnotes.xml")
    assert "_RefNote000001" in {docx_text.value(one, "anchor") for one in links}


def test_notes_and_annex_lead_to_each_other(tmp_path: Path) -> None:
    target = made(tmp_path)
    count = len(docx_text.notes(target))
    names = {docx_text.value(item, "name") for item in docx_text.find_all(target, "bookmarkStart")}
    forth = {
        docx_text.value(item, "anchor")
        for item in docx_text.find_all(target, "hyperlink", "word/footnotes.xml")
    }
    back = {docx_text.value(item, "anchor") for item in docx_text.find_all(target, "hyperlink")}
    for number in range(1, count + 1):
        assert f"_Annex{number:06d}" in names & forth
        assert f"_RefNote{number:06d}" in names & back


def test_the_annex_holds_every_quote_that_is_cited(tmp_path: Path) -> None:
    entries = " ".join(docx_text.paragraphs(made(tmp_path), "AnnexEntry"))
    for source in composed().sources.values():
        assert source.quote in entries


def test_comparators_are_never_lost() -> None:
    said = [one.text for one in composed(library(second()), template="event").statements()]
    assert any("Contraband: more than 29.1 tonnes" in text for text in said)
    assert any("> 29.1 t" in text for text in said)
    for text in said:
        assert "29.1" not in text or re.search(r"more than 29\.1|> 29\.1", text)
    russian = composed(library(second()), template="event", language="ru")
    assert any("более 29,1\u00a0т" in one.text for one in russian.statements())


def test_what_is_said_keeps_ampersands_and_angles(tmp_path: Path) -> None:
    target = made(tmp_path, text='Bell & Sons <crews> "as told"', template="profile")
    assert any('Bell & Sons <crews> "as told"' in text for text in docx_text.paragraphs(target))


def test_pairs_that_cannot_be_compared_say_why() -> None:
    briefing = composed(library(first(), second()), template="statistics")
    assert rows(briefing, "comparison/d") == ["boats | 400 (2018) | 500 (2019) | +25%"]
    assert rows(briefing, "not_compared") == [
        (
            "contraband | 12.5 t (2018) | > 29.1 t (2019) | one is a bound or an estimate "
            "(12.5 t; > 29.1 t)"
        ),
        "grants | EUR 900,000 (2018) | USD 750,000 (2019) | different units (EUR; USD)",
    ]


def test_a_tracker_tells_status_and_next_step() -> None:
    found = rows(composed(template="tracker"), "tracker/d")
    assert found[0].endswith("plan | adopted, 5 May 2019 | Entry into force")
    assert found[1].endswith("budget | approved, 6 May 2020 | Implementation")


def test_a_profile_is_about_the_chosen_official_in_all_scripts() -> None:
    briefing = composed(template="profile", officials="Лена Восс")
    assert briefing.title == "Official’s profile: Lena Voss"
    assert rows(briefing, "registry") == ["Chair | River Council | 1 Jan 2019 | elected"]
    assert len(rows(briefing, "posts/")) == 3
    assert any("сообщила" in text for text in rows(briefing, "statements/"))


def test_a_family_name_is_enough_and_who_is_not_found_is_told() -> None:
    briefing = composed(template="profile", officials="voss; Petrov")
    assert briefing.title == "Official’s profile: Lena Voss"
    told = "Nobody of the name “Petrov” is tagged in these releases."
    assert briefing.left_out.count(told) == 1


def test_a_chronology_goes_by_day() -> None:
    days = [text.partition(" | ")[0] for text in rows(composed(template="chronology"), "chron")]
    assert days == ["5 May 2019", "6 May 2020", "6 May 2021"]


def test_the_period_and_the_releases_can_be_chosen() -> None:
    assert composed(first="2020-01-01").documents == 2
    assert composed(first="2020", last="2020").documents == 1
    assert composed(releases="d1, d3.txt").documents == 2
    with pytest.raises(UserError, match="None of the chosen releases"):
        composed(releases="elsewhere")
    with pytest.raises(UserError, match="The period can't be read"):
        composed(first="soon")


def test_sections_come_as_asked_for() -> None:
    briefing = composed(sections="annex, decisions")
    assert [section.key for section in briefing.sections] == ["annex", "decisions"]
    with pytest.raises(UserError, match="There is no section “poems”"):
        composed(sections="poems")
    with pytest.raises(UserError, match="named twice"):
        composed(sections="annex,annex")


def test_the_full_record_refuses_what_it_would_not_heed(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="The full record has no option “officials”"):
        WORD.write(library(), tmp_path / "out.docx", {"officials": "Voss"}, no_progress)


def test_a_draft_has_its_watermark_and_a_final_briefing_none(tmp_path: Path) -> None:
    target = made(tmp_path, mark="OFFICIAL USE")
    with zipfile.ZipFile(target) as package:
        assert b'string="DRAFT"' in package.read("word/header1.xml")
    assert docx_text.paragraphs(target, name="word/header1.xml") == [
        "Periodic digest: River\tOFFICIAL USE · DRAFT"
    ]
    final = made(tmp_path, library(first(), second()), status="final")
    with zipfile.ZipFile(final) as package:
        assert b"DRAFT" not in package.read("word/header1.xml")


def test_a_long_mark_is_never_cut_and_stays_on_one_line_with_the_title(tmp_path: Path) -> None:
    mark = "OFFICIAL USE – NOT FOR DISTRIBUTION OUTSIDE THE SECRETARIAT"
    target = made(tmp_path, mark=mark, title="A title that goes on and on " * 5)
    (head,) = docx_text.paragraphs(target, name="word/header1.xml")
    assert head.endswith(f"\t{mark} · DRAFT")
    assert len(head) <= 102


def test_a_final_briefing_takes_verified_tags_only() -> None:
    briefing = composed(status="final")
    assert all(source.state == "verified" for source in briefing.sources.values())
    assert briefing.left_out == (
        (
            "In “Совет реки собрался в Орске”, 1 tag was left out: a final briefing takes verified "
            "tags only."
        ),
    )


def test_charts_are_native_with_their_figures_and_words_for_them(tmp_path: Path) -> None:
    target = made(tmp_path, library(first(), second()), template="statistics")
    with zipfile.ZipFile(target) as package:
        chart = package.read("word/charts/chart1.xml").decode()
        assert package.read("word/embeddings/chart1.xlsx")[:2] == b"PK"
        body = package.read("word/document.xml").decode()
    assert "<c:v>400</c:v>" in chart
    assert 'descr="Column chart of boats by period: 2018 400; 2019 500."' in body


def test_a_chart_leads_to_the_notes_that_its_figures_have_already(tmp_path: Path) -> None:
    target = made(tmp_path, template="tracker")
    captions = docx_text.paragraphs(target, "Caption")
    assert captions[1] == "Chart 1. Decisions recorded, by body1–3"
    assert len(docx_text.notes(target)) == 3
    alone = made(tmp_path, template="tracker", sections="by_body")
    assert docx_text.paragraphs(alone, "Caption") == ["Chart 1. Decisions recorded, by body, , "]


def between_tables(target: Path) -> list[str]:
    body = docx_text.part(target, "word/document.xml")[0]
    found = [one for one in body if one.tag == f"{docx_text.W}p"]
    return [docx_text.text_of(one) for one in found if docx_text.style_of(one) != "Figure"]


def test_no_paragraph_between_the_tables_is_empty(tmp_path: Path) -> None:
    for template in TEMPLATES:
        assert all(between_tables(made(tmp_path, template=template))), template
    ends_with_a_table = made(tmp_path, template="event", sections="people")
    assert between_tables(ends_with_a_table)[-1] == ""  # Word needs one there


def test_addresses_in_the_list_of_sources_are_links(tmp_path: Path) -> None:
    target = made(tmp_path, sections="releases,sources")
    body = docx_text.part(target, "word/document.xml")
    linked = [docx_text.text_of(one) for one in body.iter(f"{docx_text.W}hyperlink")]
    assert linked.count("https://press.example/d1?a=1&b=2") == 1


def test_a_workbook_behind_a_chart_holds_no_formula(tmp_path: Path) -> None:
    import openpyxl  # type: ignore[import-untyped]

    from annotator.model.briefing import Chart, Series
    from exports.briefing.charts import workbook

    chart = Chart("k", "c", "d", ("=1+1", "b"), (Series("=x", (None, None)),))
    (tmp_path / "b.xlsx").write_bytes(workbook(chart))
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").active
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"


def test_headings_are_levels_tables_have_heads_and_words_their_language(tmp_path: Path) -> None:
    target = made(tmp_path)
    headings = docx_text.paragraphs(target, "Heading1")
    assert headings[:2] == ["Releases", "Decisions by body"]
    tables = docx_text.find_all(target, "tbl")
    assert len(docx_text.find_all(target, "tblHeader")) == len(tables)
    assert all(docx_text.value(item) for item in docx_text.find_all(target, "tblDescription"))
    assert docx_text.languages(target)["соглашение о безопасности"] == "ru-RU"
    russian = made(tmp_path, language="ru")
    with zipfile.ZipFile(russian) as package:
        assert b'<w:lang w:val="ru-RU"' in package.read("word/styles.xml")
        assert b"<dc:language>ru-RU</dc:language>" in package.read("docProps/core.xml")


def test_letter_and_a4_have_their_size_and_the_same_line_length(tmp_path: Path) -> None:
    import docx

    widths = []
    for paper, size in (("A4", (210.0, 297.0)), ("Letter", (215.9, 279.4))):
        page = docx.Document(str(made(tmp_path, paper=paper))).sections[0]
        assert page.page_width is not None
        assert page.page_height is not None
        assert page.left_margin is not None
        assert page.right_margin is not None
        assert (round(page.page_width.mm, 1), round(page.page_height.mm, 1)) == size
        widths.append(page.page_width - page.left_margin - page.right_margin)
    assert widths[0] == widths[1]


def test_kinds_of_the_project_have_their_table(tmp_path: Path) -> None:
    target = made(tmp_path, with_own_kind(), template="event")
    assert "Rami Okoye" in " ".join(docx_text.paragraphs(target))


def test_a_word_that_is_lost_on_the_way_stops_the_export(tmp_path: Path) -> None:
    class Losing(Template):
        def _filled(self, name, content, filling):  # type: ignore[no-untyped-def]
            for chunk in super()._filled(name, content, filling):
                yield chunk.replace(b"fairways", b"")

    with (
        (tmp_path / "x.docx").open("w+b") as file,
        pytest.raises(AnnotatorError, match="could not be found in the Word file"),
    ):
        write(file, composed(), Losing(TEMPLATE.with_name("page.docx")))


def test_characters_that_word_cannot_hold_are_replaced_and_said(tmp_path: Path) -> None:
    text = "The \x01 Board signed 7 plans.\n"
    tags = [tag(text, "decision", "\x01 Board signed", {"title": "a\ufffe"})]
    report = WORD.write(
        MemorySnapshot((release(text, tags, title="Plans"),)),
        tmp_path / "out.docx",
        {"template": "tracker", "sections": "tracker"},
        no_progress,
    )
    assert report.left_out == (
        (
            "In “Decision tracker: Harbour League”, 2 characters that a Word file can't hold were "
            "written as U+FFFD."
        ),
    )


def test_both_languages_have_the_same_phrases_with_the_same_places() -> None:
    assert set(ENGLISH) == set(RUSSIAN)
    for key, words in ENGLISH.items():
        assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", RUSSIAN[key])), key
    assert all(f"section.{key}" in ENGLISH for key in MAKERS)


def test_statements_have_keys_of_their_own() -> None:
    for template in TEMPLATES:
        keys = [one.key for one in composed(template=template).statements()]
        assert len(keys) == len(set(keys)), template


def test_a_sentence_and_a_row_know_their_words() -> None:
    found = list(composed(template="event").statements())
    assert any(isinstance(one, Row) for one in found)
    assert any(isinstance(one, Sentence) for one in found)
