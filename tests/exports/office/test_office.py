"""Briefings in an office's own Word template: checked first, filled whole, or refused."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from annotator.model.errors import UserError
from annotator.model.snapshot import no_progress
from exports.office import OfficeBriefing
from exports.office.checking import problems_of
from exports.office.fields import tree
from tests.exports.docx_text import paragraphs
from tests.exports.snapshots import MemorySnapshot, harbour, with_own_kind

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "templates" / "office-sample.docx"
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A template with these paragraphs, as somebody writes them in Word."""

    def made(*paragraphs: str, header: str = "", style: str = "") -> Path:
        document = docx.Document()
        for words in paragraphs:
            document.add_paragraph(words)
        if header:
            document.sections[0].header.paragraphs[0].text = header
        if style:
            paragraph = document.add_paragraph("styled")
            paragraph.style = document.styles["Heading 1"]
        path = tmp_path / "office.docx"
        document.save(str(path))
        if style:
            rewrite(path, b'w:pStyle w:val="Heading1"', f'w:pStyle w:val="{style}"'.encode())
        return path

    return made


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Replace bytes in the document's text part."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def problems(template: Path, snapshot: MemorySnapshot | None = None) -> tuple[str, ...]:
    return problems_of(template, (snapshot or harbour()).kinds)


def written(template: Path, tmp_path: Path, snapshot: MemorySnapshot | None = None) -> str:
    """The text of the briefing made with the template."""
    target = tmp_path / "out.docx"
    options = {"template": str(template)}
    OfficeBriefing(SAMPLE).write(snapshot or harbour(), target, options, no_progress)
    return "\n".join(paragraphs(target))


def test_fields_and_loops_are_filled_with_tags_and_their_sources(
    make: Make, tmp_path: Path
) -> None:
    template = make(
        "{{ project }}",
        "{%p for d in documents %}",
        "{{ d.title }}: {{ d.event }}",
        "{%p for s in d.statistics %}",
        "{{ s.figure }} {{ s.counted }} [{{ s.source }}]",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    text = written(template, tmp_path)
    assert "Harbour League" in text
    assert "> 29.1 t contraband [" in text
    assert "¶ 4]" in text


def test_a_kind_of_the_project_s_own_has_its_list_and_its_fields(
    make: Make, tmp_path: Path
) -> None:
    template = make("{% for s in sanctions %}{{ s.target }} – {{ s.measure }};{% endfor %}")
    assert " – " in written(template, tmp_path, with_own_kind())
    assert "sanctions" in tree(with_own_kind().kinds).names


HOSTILE = "A & B < C > \"D\" 'E' {{ project }} {% raw %} &amp; 🚢 ]]> <w:p/>"


def test_no_text_is_lost_to_signs_that_xml_or_the_template_know(make: Make, tmp_path: Path) -> None:
    [held] = harbour().held
    hostile = replace(held, document=replace(held.document, title=HOSTILE))
    template = make("{% for d in documents %}{{ d.title }}{% endfor %}")
    assert HOSTILE in written(template, tmp_path, replace(harbour(), held=(hostile,)))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.text(min_size=1, max_size=40))
def test_any_title_comes_through_but_for_what_xml_does_not_have(
    make: Make, tmp_path: Path, title: str
) -> None:
    [held] = harbour().held
    other = replace(held, document=replace(held.document, title=title))
    template = make("{% for d in documents %}<{{ d.title }}>{% endfor %}")
    text = written(template, tmp_path, replace(harbour(), held=(other,)))
    kept = "".join(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", title).split())
    assert kept in "".join(text.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("{{ projekt }}",), "there is no field “projekt”. There are: data_of, decisions"),
        (
            ("{%p for d in documents %}", "{{ d.titel }}", "{%p endfor %}"),
            "there is no field “d.titel”. There are: address, decisions",
        ),
        (
            ("{%p for s in statistics %}", "{{ s.persons }}", "{%p endfor %}"),
            "there is no field “s.persons”",
        ),
        (("{%p for d in documents %}", "{{ d.title }}"), "not closed; add its end"),
        (("{%p endfor %}",), "an end without its beginning"),
        (("{{ project ",), "In the text: "),
        (("{% whatever %}",), "an instruction that there is not"),
    ],
)
def test_a_mistake_is_told_with_what_there_is(
    make: Make, words: tuple[str, ...], said: str
) -> None:
    [problem] = problems(make(*words))
    assert said in problem
    assert problem.startswith("In the text: ")


def test_all_mistakes_are_told_at_once_and_nothing_is_written(make: Make, tmp_path: Path) -> None:
    template = make("{{ one }}", "{{ two }}", header="{{ three }}", style="OfficeHeading")
    told = problems(template)
    assert [place.split(":")[0] for place in told[:3]] == ["In the text"] * 2 + ["In the header"]
    assert "The style “OfficeHeading” is used but not in the file." in told[3]
    target = tmp_path / "out.docx"
    options = {"template": str(template)}
    with pytest.raises(UserError) as caught:
        OfficeBriefing(SAMPLE).write(harbour(), target, options, no_progress)
    assert all(problem in str(caught.value) for problem in told)
    assert not target.exists()


def test_loops_conditions_and_set_names_are_no_mistakes(make: Make) -> None:
    template = make(
        "{% set n = documents|length %}{{ n }}",
        "{% for d in documents if d.title %}{{ loop.index }} {{ d.title|upper }}{% endfor %}",
        "{% if project %}{{ data_of }}{% else %}none{% endif %}",
    )
    assert problems(template) == ()


def test_a_file_that_is_no_word_file_is_told_as_such(tmp_path: Path) -> None:
    text, archive = tmp_path / "office.docx", tmp_path / "other.docx"
    text.write_text("no zip")
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("readme", "nothing")
    for path in (text, archive, tmp_path / "none.docx"):
        [problem] = problems(path)
        assert "can't be read" in problem
        assert "Choose a Word file" in problem


def test_a_template_can_do_nothing_but_fill(make: Make, tmp_path: Path) -> None:
    template = make("{{ project.__class__.__mro__ }}")
    with pytest.raises(UserError, match="can't be filled"):
        written(template, tmp_path)


def test_the_sample_is_sound_and_says_everything(tmp_path: Path) -> None:
    assert problems(SAMPLE) == ()
    text, target = written(SAMPLE, tmp_path), tmp_path / "out.docx"
    for tag in harbour().held[0].annotations:
        if tag.kind == "decision":
            assert tag.quote in text
    assert [str(error) for error in OpenXmlValidator().validate(target).errors] == []
    assert [str(finding) for finding in check(target)] == []
    held = io.BytesIO((tmp_path / "out.docx").read_bytes())
    assert "{" not in "".join(one.text for one in docx.Document(held).paragraphs)


def test_a_mark_goes_where_the_template_has_it_and_higher_ones_are_refused(
    make: Make, tmp_path: Path
) -> None:
    template, target = make("{{ mark }} for {{ project }}"), tmp_path / "out.docx"
    [held] = harbour().held
    secret = replace(held, document=replace(held.document, handling="SECRET"))
    snapshot = replace(harbour(), held=(secret,))
    options = {"template": str(template), "mark": "OFFICIAL"}
    with pytest.raises(UserError, match="carry a higher handling mark"):
        OfficeBriefing(SAMPLE).write(snapshot, target, options, no_progress)
    assert not target.exists()
    OfficeBriefing(SAMPLE).write(snapshot, target, options | {"mark": "SECRET"}, no_progress)
    assert paragraphs(target) == ["SECRET for Harbour League"]
