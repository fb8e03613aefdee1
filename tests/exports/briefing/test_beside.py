"""The return check beside the sentences: the title, and the quotes of annex and notes."""

import io
import zipfile
from pathlib import Path

import pytest

from annotator.model.returning import Fate, Verdict, beside
from annotator.model.snapshot import no_progress
from exports.briefing.returning import read_back
from tests.exports.briefing.library import first, library, second
from tests.exports.briefing.test_returning import NAMES
from tests.exports.briefing.test_templates import WORD

QUOTES = {one.quote: True for held in (first(), second()) for one in held.annotations}
TITLE = "Boats of 2018"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sent") / "briefing.docx"
    options = {"template": "digest", "title": TITLE}
    WORD.write(library(first(), second()), target, options, no_progress)
    return target


def check(sent: Path, target: Path, part: str, old: str, new: str) -> tuple[Verdict, ...]:
    """What is told of the file in which words of a part were changed."""
    with (
        zipfile.ZipFile(io.BytesIO(sent.read_bytes())) as held,
        zipfile.ZipFile(target, "w") as made,
    ):
        for name in held.namelist():
            content = held.read(name)
            if name == f"word/{part}.xml":
                before, _, after = content.decode().rpartition(old)
                content = f"{before}{new}{after}".encode()
            made.writestr(name, content)
    return beside(TITLE, QUOTES, read_back(target), NAMES)


def test_what_nobody_changed_is_not_told(sent: Path) -> None:
    assert beside(TITLE, QUOTES, read_back(sent), NAMES) == ()


def test_a_changed_quote_of_the_annex_is_told(sent: Path, tmp_path: Path) -> None:
    quote = "more than 29.1 tonnes"
    (found,) = check(sent, tmp_path / "b.docx", "document", quote, "more than 92.1 tonnes")
    assert (found.fate, found.before) == (Fate.UNSUPPORTED, f"“{quote}”")
    assert found.reason == "the annex quotes it otherwise"


def test_a_changed_quote_of_a_note_is_told(sent: Path, tmp_path: Path) -> None:
    (found,) = check(sent, tmp_path / "b.docx", "footnotes", "safe fairways", "unsafe fairways")
    assert found.before == "“the River Council adopted a Plan on safe fairways for 2019-2021”"
    assert found.reason == "its note quotes it otherwise"


def test_a_changed_title_is_told_as_a_sentence_is(sent: Path, tmp_path: Path) -> None:
    (found,) = check(sent, tmp_path / "b.docx", "document", TITLE, "Boats of 2019")
    assert (found.fate, found.after) == (Fate.NUMBER, "Boats of 2019")


def test_a_note_that_shows_two_of_many_quotes_is_not_asked_for_the_rest(sent: Path) -> None:
    hidden = dict.fromkeys(QUOTES, False)
    returned = read_back(sent)
    assert beside(TITLE, hidden, returned, NAMES) == ()


def test_an_annex_that_was_cut_off_is_no_change_of_its_quotes(tmp_path: Path) -> None:
    target = tmp_path / "short.docx"
    options = {"template": "digest", "title": TITLE, "sections": "releases"}
    WORD.write(library(first(), second()), target, options, no_progress)
    shown = {one.quote: True for one in first().annotations if one.kind == "decision"}
    assert beside(TITLE, shown, read_back(target), NAMES) == ()
