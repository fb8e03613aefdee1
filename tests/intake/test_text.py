"""Plain text: read in its encoding, normalised once, refused where it is none."""

import unicodedata

import pytest

from annotator.intake import text
from annotator.model.errors import UserError
from tests.intake.corpus import corpus_bytes, needs_corpus

ASCII_FOR = str.maketrans(
    {"…": ".", "–": "-", "—": "-", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"'}
)


def test_line_ends_become_lf_and_letters_are_composed() -> None:
    draft = text.read("Sale\u0301\r\nsecond\rthird".encode(), "a.txt")
    assert draft.text == "Salé\nsecond\nthird"
    assert (draft.encoding, draft.source_name) == ("utf-8", "a.txt")


def test_no_break_spaces_soft_hyphens_and_emoji_stay() -> None:
    words = "29.1\u00a0tons of co\u00adoperation 🙂 zero\u200bwidth"
    assert text.read(words.encode(), "a.txt").text == words


def test_the_encoding_can_be_forced() -> None:
    assert text.read("Зас".encode("cp866"), "a.txt", "cp866").text == "Зас"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "an empty file"),
        (b" \n\t ", "an empty file"),
        (b"\xef\xbb\xbf \n", "nothing but blanks"),
        (b"\0" * 900, "only NUL bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0", "not text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_plain_line(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as refusal:
        text.read(data, "a.txt")
    assert "\n" not in str(refusal.value)


def test_a_stray_control_character_is_shown_and_does_not_shift_the_text() -> None:
    words = "The heads of state met. " * 20
    draft = text.read(f"{words}\0{words}".encode(), "a.txt")
    assert draft.text == f"{words}\ufffd{words}"


def test_bytes_without_a_meaning_are_counted_in_a_note() -> None:
    draft = text.read("Совет ".encode() * 20 + b"\xff", "a.txt")
    assert draft.notes == ("1 byte has no meaning in this encoding, shown as \ufffd",)


def test_words_decoded_wrongly_before_are_noted_and_stay() -> None:
    draft = text.read("His naivetÃ© is known.".encode(), "a.txt")
    assert draft.text == "His naivetÃ© is known."
    assert draft.notes == ("decoded wrongly before it was saved: “naivetÃ©”",)


@needs_corpus
@pytest.mark.parametrize(
    ("name", "twin", "encoding"),
    [
        ("76796-cp866", "76796", "cp866"),
        ("76809-utf8sig", "76809", "utf-8-sig"),
        ("76813-utf16", "76813", "utf-16"),
        ("76825-koi8r", "76825", "koi8-r"),
        ("76863-cp1251", "76863", "windows-1251"),
    ],
)
def test_the_corpus_comes_out_equal_to_its_utf8_twin(name: str, twin: str, encoding: str) -> None:
    draft = text.read(corpus_bytes(f"raw/messy/kremlin-ru-{name}.txt"), name)
    wanted = unicodedata.normalize("NFC", corpus_bytes(f"igo/kremlin-ru-{twin}.txt").decode())
    assert draft.encoding == encoding
    if encoding == "koi8-r":  # it lacks dashes and quotation marks: its maker wrote ASCII
        wanted, found = wanted.translate(ASCII_FOR), draft.text.translate(ASCII_FOR)
        assert found.split() == wanted.split()
    else:
        assert draft.text == wanted
