"""What leads through the full record: contents, bookmarks, languages and directions."""

from dataclasses import replace
from pathlib import Path

from tests.exports import docx_text
from tests.exports.briefing.record import arabic, one, russian, whole, written


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
