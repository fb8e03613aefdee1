"""Word files of 1997 to 2003: every word that a reader sees, and no others."""

import pytest

from annotator.intake import reader
from annotator.model.errors import UserError
from tests.intake import samples
from tests.intake.corpus import corpus_bytes, needs_corpus

HIDDEN, DELETED = b"\x3c\x08\x01", b"\x00\x08\x01"
IN_TABLE, ROW_END = b"\x16\x24\x01", b"\x17\x24\x01"


def test_paragraphs_signs_and_fields_are_read_as_they_are_shown() -> None:
    text = "Министры\rone\x0btwo\r\x13 PAGE \x14 4\x15 of\x1e5\x01\r\x13 DATE \x15end\x0cnext\r"
    draft = reader.read(samples.word97(text), "a.doc")
    assert draft.text == "Министры\n\none\ntwo\n\n4 of\u20115\n\nend\n\nnext"


def test_hidden_and_deleted_words_are_left_out() -> None:
    text = "seen hidden deleted words\r"
    runs = ((0, 5, b""), (5, 12, HIDDEN), (12, 20, DELETED), (20, 26, b""))
    assert reader.read(samples.word97(text, characters=runs), "a.doc").text == "seen words"


def test_rows_of_tables_are_told_by_their_properties() -> None:
    text = "before\ra\x07\x07\x07b\rc\x07d\x07\x07after\r"
    kinds = {"\r": IN_TABLE, "\x07": IN_TABLE}
    ends = [at for at, char in enumerate(text) if char in "\r\x07"]
    says = []
    start = 0
    for at in ends:
        held = b"" if text[start:at] in ("before", "after") else kinds[text[at]]
        says.append((start, at + 1, ROW_END if at in (10, 17) else held))
        start = at + 1
    draft = reader.read(samples.word97(text, paragraphs=tuple(says)), "a.doc")
    assert draft.text == "before\n\na\t\nb c\td\n\nafter"


def test_notes_follow_under_their_numbers_and_headers_are_furniture() -> None:
    stories = ["Words\x02 and more.\r", "\x02 below\r", "Letterhead\r1\rLetterhead\r", "", "",
               "", "A box\r"]  # fmt: skip
    data = samples.word97("".join(stories), tuple(map(len, stories)))
    draft = reader.read(data, "a.doc")
    assert draft.text == "Letterhead\n\nWords[1] and more.\n\nA box\n\n[1] below"
    assert [span.of(draft.text) for span in draft.furniture] == ["Letterhead"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (samples.word97("x\r", flags=0x0100), "password-protected"),
        (samples.word97("x\r", version=0x65), "a Word file of before 1997"),
        (samples.word97("\r"), "without text"),
        (samples.compound({"WordDocument": b"x"}), "a damaged Word file"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        reader.read(data, "a.doc")


@needs_corpus
def test_an_old_file_gives_the_words_of_its_newer_twin() -> None:
    old, new = (
        reader.read(corpus_bytes(f"raw/office/lorem-ipsum{suffix}"), f"a{suffix}").text
        for suffix in (".doc", ".docx")
    )
    assert old == new
