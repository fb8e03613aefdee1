"""Encodings: the bytes of a text are read as what they were written as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.intake.encodings import declared, decoded, detected
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


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("Prezydent spotkał się z żołnierzami, gdzie ogłosił nową strategię obronną.",
         ("windows-1250", "iso-8859-2")),
        ("Ministr dopravy Jiří Dvořák řekl, že příští rok přibudou další autobusy.",
         ("windows-1250", "iso-8859-2")),
        ("A miniszter szerint a városok új buszokat vásároltak jövő évre, ez több őszi előny.",
         ("windows-1250",)),
        ("Ulaştırma Bakanı, şehirler için otobüs alındığını söyledi.", ("windows-1254",)),
        ("Ο Υπουργός Μεταφορών δήλωσε ότι αγοράστηκαν λεωφορεία για τις πόλεις.", ("cp1253",)),
        ("قال وزير النقل إن الحكومة اشترت حافلات للمدن وإن البرنامج مستمر.", ("cp1256",)),
        ("Міністр повідомив, що у 2021 році для міст країни придбано автобуси.",
         ("windows-1251", "koi8-u")),
        ("Für die Städte wurden Busse gekauft, größer und schöner, sagte Jürgen Müller.",
         ("cp850", "mac-roman")),
        ("Главы государств утвердили план на 2020 год.", ("mac-cyrillic",)),
        ("Le ministre a déclaré à l’Assemblée que le projet a été achevé.", ("mac-roman",)),
    ],
)  # fmt: skip
def test_other_languages_are_read_in_their_encodings(text: str, encodings: tuple[str, ...]) -> None:
    for encoding in encodings:
        assert decoded(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("written", "said", "believed"),
    [
        ("koi8-r", "koi8-r", "koi8-r"),
        ("windows-1251", "koi8-r", None),
        ("windows-1251", "iso-8859-1", None),
        ("utf-8", "windows-1251", None),
        ("windows-1251", "utf-8", None),
        ("windows-1251", "klingon", None),
    ],
)
def test_a_declared_charset_is_believed_where_the_bytes_fit(
    written: str, said: str, believed: str | None
) -> None:
    assert declared(RUSSIAN.encode(written), said) == believed


def test_latin1_means_windows_1252_as_in_browsers() -> None:
    assert declared("“frank”".encode("cp1252"), "ISO-8859-1") == "windows-1252"


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
