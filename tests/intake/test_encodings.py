"""Encodings: the bytes of a text are read as what they were written as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.intake.encodings import decoded, detected
from annotator.model.errors import UserError

RUSSIAN = "Главы государств утвердили план совместных учений на 2020 год."
CYRILLIC = ["windows-1251", "koi8-r", "cp866", "iso-8859-5"]


@pytest.mark.parametrize("encoding", [*CYRILLIC, "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        RUSSIAN.upper(),
        "Глава МИД Киргизии",
        "Совещание прошло 28.11.2019 (Bishkek, the CSTO summit of the heads of state).",
    ],
)
def test_russian_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text
    assert detected(text.encode(encoding)) == encoding


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, "The ministers met in Bishkek."])
def test_utf16_is_found_without_a_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Le président a reçu la délégation à l’Élysée",
        "Der Außenminister für Österreich äußerte sich",
        "a “frank” exchange – it’s over",
        "naïve",
    ],
)
def test_western_european_letters_are_windows_1252(text: str) -> None:
    found = decoded(text.encode("windows-1252"))
    assert (found.text, found.encoding) == (text, "windows-1252")


def test_a_language_of_central_europe_is_left_to_the_general_detector() -> None:
    text = "Prezydent spotkał się z żołnierzami w Łodzi, gdzie ogłosił nową strategię obronną."
    assert decoded(text.encode("windows-1250")).text == text


def test_one_broken_byte_does_not_make_utf8_something_else() -> None:
    data = RUSSIAN.encode() + b" \xff " + RUSSIAN.encode()
    found = decoded(data)
    assert found.encoding == "utf-8"
    assert found.lost == 1
    assert found.text == f"{RUSSIAN} \ufffd {RUSSIAN}"


def test_a_forced_encoding_is_used_as_it_is() -> None:
    assert decoded("Зас".encode("koi8-r"), "koi8-r").text == "Зас"


def test_an_unknown_encoding_is_refused_with_an_example() -> None:
    with pytest.raises(UserError, match="no text encoding"):
        decoded(b"text", "klingon")


@given(st.binary(max_size=300))
def test_any_bytes_have_some_reading(data: bytes) -> None:
    decoded(data)
