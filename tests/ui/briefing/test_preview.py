"""The preview's page: the same notes as the Word file, in the briefing's own words."""

import re
from pathlib import Path

from annotator.model.snapshot import no_progress
from annotator.ui.briefing.preview import Preview
from tests.exports import docx_text
from tests.exports.briefing.library import library
from tests.exports.briefing.test_templates import WORD


def page(**options: str) -> str:
    return Preview(WORD.compose(library(), {"template": "tracker", **options}, no_progress)).html


def test_a_chart_leads_to_the_notes_of_its_figures_as_in_the_word_file(tmp_path: Path) -> None:
    (caption,) = re.findall(r'caption">(Decisions recorded[^/]*)</sup>', page())
    assert caption == "Decisions recorded, by body<sup>1–3"
    assert len(re.findall(r'class="note"', page())) == 3
    WORD.write(library(), tmp_path / "out.docx", {"template": "tracker"}, no_progress)
    assert len(docx_text.notes(tmp_path / "out.docx")) == 3


def test_a_draft_says_so_in_the_language_of_the_briefing() -> None:
    assert ">DRAFT<" in page()
    assert ">ПРОЕКТ<" in page(language="ru")
