"""Every file of the corpus' raw folder gives the right words or the right plain line."""

import json
from collections import Counter
from pathlib import Path

import pytest

from annotator.intake import reader
from annotator.model.errors import UserError
from annotator.model.text import normalised
from tests.intake.corpus import FOLDER, needs_corpus

REFUSED = {
    "messy/senate-01mar2007kennedy3.txt": "only NUL bytes",
    "pdf/image-only.pdf": "a scan without a text layer",
    "pdf/lktreasury-en-2021-08-31-8845d1.pdf": "a scan without a text layer",
    "pdf/locked-open-password.pdf": "password-protected",
}
NOT_RELEASES = (".json", ".ann", ".collector.txt")
# Share of the twin's words that have to be there. The collector's text of a Word file that is
# called .pdf has the letterhead's words in another order, some of them joined.
LEAST = {"pdf/lktreasury-en-2019-04-12-bb91dd.pdf": 0.9}


def raw_files() -> list[str]:
    if FOLDER is None:
        return []
    files = sorted(path for path in (FOLDER / "raw").rglob("*") if path.is_file())
    names = [path.relative_to(FOLDER / "raw").as_posix() for path in files]
    return [name for name in names if not name.endswith(NOT_RELEASES)]


def twin_of(path: Path) -> str | None:
    """The words that somebody else has of the file: the text its sidecar names, or itself."""
    assert FOLDER is not None
    sidecar = path.with_name(path.name + ".json")
    named = json.loads(sidecar.read_text("utf-8")).get("text_file") if sidecar.exists() else None
    if named:
        return (FOLDER / str(named)).read_text("utf-8")
    beside = FOLDER / "igo" / f"{path.stem}.txt"
    return beside.read_text("utf-8") if beside.exists() else None


def words(text: str) -> Counter[str]:
    marks = str.maketrans({"–": "-", "—": "-", "«": '"', "»": '"', "…": ".", "„": '"', "“": '"'})
    return Counter(word.strip(",.") for word in normalised(text).translate(marks).split())


@needs_corpus
@pytest.mark.parametrize("name", [name for name in raw_files() if name not in REFUSED])
def test_the_file_gives_its_words(name: str) -> None:
    assert FOLDER is not None
    path = FOLDER / "raw" / name
    draft = reader.read(path.read_bytes(), path.name)
    assert "lorem" in name or draft.metadata["language"].value
    assert len(draft.text.split()) >= 30
    twin = twin_of(path)
    if twin is not None:
        wanted = words(twin)
        kept = sum((wanted & words(draft.text)).values())
        assert kept >= LEAST.get(name, 0.975) * sum(wanted.values())


@needs_corpus
@pytest.mark.parametrize(("name", "reason"), REFUSED.items())
def test_the_file_is_refused_in_one_plain_line(name: str, reason: str) -> None:
    assert FOLDER is not None
    path = FOLDER / "raw" / name
    with pytest.raises(UserError, match=reason) as refusal:
        reader.read(path.read_bytes(), path.name)
    assert "\n" not in str(refusal.value)


RUSSIAN = {
    "kremlin-ru-76796-cp866": "cp866",
    "kremlin-ru-76809-utf8sig": "utf-8-sig",
    "kremlin-ru-76813-utf16": "utf-16",
    "kremlin-ru-76825-koi8r": "koi8-r",
    "kremlin-ru-76863-cp1251": "windows-1251",
}
# KOI8-R has none of these; whoever made the file put ASCII in their place.
NOT_IN_KOI8 = str.maketrans({"–": "-", "—": "-", "…": ".", "«": '"', "»": '"', "“": '"', "”": '"'})


@needs_corpus
@pytest.mark.parametrize(("name", "encoding"), RUSSIAN.items())
def test_a_re_encoded_text_equals_its_twin_to_the_letter(name: str, encoding: str) -> None:
    assert FOLDER is not None
    path = FOLDER / "raw" / "messy" / f"{name}.txt"
    draft = reader.read(path.read_bytes(), path.name)
    twin = twin_of(path)
    assert twin is not None
    wanted = normalised(twin)
    if encoding == "koi8-r":
        wanted = wanted.translate(NOT_IN_KOI8)
    assert draft.encoding == encoding
    assert draft.text == wanted
