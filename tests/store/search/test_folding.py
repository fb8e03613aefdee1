"""Python folds words as the index's tokenizer does, so that what was found is marked."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.folding import folded, words_of

LETTERS = [
    chr(number)
    for block in ((0x41, 0x250), (0x370, 0x3D0), (0x400, 0x528), (0x1E00, 0x1F00))
    for number in range(*block)
    if chr(number).isalpha() and unicodedata.normalize("NFC", chr(number)) == chr(number)
]
UNLIKE = set("µĸŉſƀǠǡǢǣǮǯǼǽǾǿͿΐΰϏẛ") | {"ŀ", "Ŀ"}
"""Letters that no language of press releases writes, and that the tokenizer leaves or changes."""


@pytest.fixture
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(text, content = '', "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(texts, 'instance')")
        yield connection


def test_letters_fold_as_in_the_index_but_for_yo(index: sqlite3.Connection) -> None:
    rows = [(ord(letter), letter) for letter in LETTERS]
    index.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)
    told = dict(index.execute("SELECT doc, term FROM words"))
    differing = {
        letter: (folded(letter), told.get(ord(letter)))
        for letter in LETTERS
        if folded(letter) != told.get(ord(letter)) and letter not in UNLIKE | set("ёЁ")
    }
    assert differing == {}
    assert folded("Ёлка") == "елка"


@given(st.text("abcЖёÉßǅİ ́-_.2🚢", max_size=30))
def test_folding_keeps_the_length_and_stays(text: str) -> None:
    plain = folded(text)
    assert len(plain) == len(text)
    assert folded(plain) == plain


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words_of("Al-Qaida’s 29.4 t: Ёлка_1") == [
        "al",
        "qaida",
        "s",
        "29",
        "4",
        "t",
        "елка",
        "1",
    ]
