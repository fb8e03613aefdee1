"""The Word files that briefings are written into."""

import runpy
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from annotator.model.errors import StoreError
from annotator.model.snapshot import no_progress
from exports.briefing import WordBriefing
from tests.exports import docx_text
from tests.exports.briefing.record import ROOT, TEMPLATE, whole, written
from tests.exports.snapshots import (
    harbour,
)


@pytest.mark.parametrize("name", ["briefing.docx", "page.docx"])
def test_the_templates_are_those_that_their_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
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
