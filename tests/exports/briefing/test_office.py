"""LibreOffice, where it is installed, opens the briefings and makes a PDF of them."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from annotator.model.errors import StoreError
from exports.briefing.office import converter
from tests.exports.briefing.library import library
from tests.exports.briefing.test_templates import WORD, made

convert = converter()
pytestmark = pytest.mark.skipif(convert is None, reason="LibreOffice is not installed")


def test_the_pdf_says_what_the_briefing_says(tmp_path: Path) -> None:
    assert convert is not None
    pdf = convert(made(tmp_path, library(), template="tracker", text="Bell & Sons <crews>."))
    pages = pypdfium2.PdfDocument(pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    assert "Bell & Sons <crews>." in words
    assert "Entry into force" in words
    assert "DRAFT" in words


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    assert convert is not None
    with pytest.raises(StoreError, match=r"LibreOffice could not make nowhere\.pdf"):
        convert(tmp_path / "nowhere.docx")
    assert WORD.to_pdf() is not None
