"""Large libraries for the bench, written by bulk SQL: documents with the triggers' index, a log."""

import hashlib
import random
import sqlite3
from bisect import bisect
from contextlib import closing
from itertools import accumulate
from pathlib import Path

import orjson

from annotator.store.projectfile import connect
from annotator.workspace import Workspace, new_id
from tests.bench import data

_SYLLABLES = "ba co de fi gu ha in jo ka le mi no or pe qua ri so ta um ve wi xa yo ze".split()
_ENGLISH = "the of and to in council security report river police minister decision study".split()
_RUSSIAN = "и в на совет совета советов решение решений безопасности министр министра реки".split()
_VOCABULARY = 30_000
_STEEPNESS = 1.05
_ABOUT, _REPEATED = 560, 1.4
_RUSSIAN_EVERY = 5
_PER_COMMIT = 500
_BODIES = 800


def _spelled(number: int) -> str:
    """The same made-up word for a number, short for small ones."""
    word = ""
    number += len(_SYLLABLES)
    while number:
        number, at = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[at]
    return word


class Words:
    """Texts whose words are about as frequent as in real releases, so that their index is as large.

    Of 165 real releases of 5.0 KB one has 751 words, 321 different ones, and together they have
    11,100; of as many of these 5.1 KB, 788, 281 and 16,000.
    """

    def __init__(self, seed: int = 5) -> None:
        self._dice = random.Random(seed)
        made = [_spelled(number) for number in range(_VOCABULARY)]
        self._latin = [*_ENGLISH, *made]
        self._cyrillic = [*_RUSSIAN, *(word.translate(_LETTERS) for word in made)]
        self._made: dict[tuple[int, bool], list[list[str]]] = {}
        self._sums = list(accumulate(1 / (rank + 2) ** _STEEPNESS for rank in range(_VOCABULARY)))

    def text(self, size: int, *, russian: bool = False) -> str:
        """About `size` bytes in paragraphs, of the words that this release is about."""
        dice, words = self._dice, self._cyrillic if russian else self._latin
        about = [words[self._drawn()] for _ in range(_ABOUT)]
        parts: list[str] = []
        length = 0
        while length < size:
            drawn = (about[int(dice.random() ** _REPEATED * _ABOUT)] for _ in range(9))
            number = f" {dice.randint(1, 2_100)}" if len(parts) % 4 == 0 else ""
            parts.append(" ".join(drawn).capitalize() + f"{number}.")
            length += len(parts[-1].encode()) + 1
        return "\n\n".join(" ".join(parts[at : at + 6]) for at in range(0, len(parts), 6))

    def release(self, number: int, size: int, *, russian: bool = False) -> str:
        """A text for a number, put together from two of some hundred: quick for many."""
        made = self._made.setdefault((size, russian), [])
        if len(made) < _BODIES:
            made.append(self.text(size, russian=russian).split("\n\n"))
        first, second = made[number % len(made)], made[number * 7 % len(made)]
        return "\n\n".join((*first[::2], *second[1::2]))

    def _drawn(self) -> int:
        return bisect(self._sums, self._dice.random() * self._sums[-1])


_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопкрстувшхыз")


def shelf(path: Path, documents: int, *, size: int = 5_200, tags: int = 0) -> Path:
    """A project of so many releases, every fifth Russian, with so many tags each."""
    Workspace.create(path, author="Bench").close()
    words = Words()
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for number in range(1, documents + 1):
            _put(connection, number, words, size, tags)
            if number % _PER_COMMIT == 0:
                connection.commit()
        connection.commit()
        connection.execute("PRAGMA optimize")
    return path


def _put(connection: sqlite3.Connection, number: int, words: Words, size: int, tags: int) -> None:
    russian = number % _RUSSIAN_EVERY == 0
    text = f"Release {number}\n\n" + words.release(number, size, russian=russian)
    digest = hashlib.sha256(text.encode()).digest()
    connection.execute(
        "INSERT INTO content (n, sha256, text) VALUES (?, ?, ?)", (number, digest, text)
    )
    year, month = f"20{number % 20:02}", f"{number % 12 + 1:02}"
    connection.execute(
        "INSERT INTO document (n, id, content_n, source_name, title, publisher, source_address, "
        "language, published_on, event_date, furniture) "
        "VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?, '[]')",
        (
            number,
            _id(),
            number,
            f"release-{number}.txt",
            f"Release {number * 7_919 % 100_000} of the {words.text(30)}".replace("\n", " "),
            f"Publisher {number % 40}",
            "ru" if russian else "en",
            f"{year}-{month}-11",
            f"{year}-{month}-{number % 28 + 1:02}",
        ),
    )
    for at in range(tags):
        made = data.tag_at("", text, 20 + at * 40, ("official", "decision", "statistic")[at % 3])
        span = made.spans[0]
        fields = {key: [held.value] for key, held in made.fields.items()}
        connection.execute(
            "INSERT INTO annotation (id, document_n, start, kind, spans, quote, author_n, fields, "
            "state, uncertain) VALUES (?, ?, ?, ?, json_array(json_array(?, ?)), ?, 1, json(?), "
            "'draft', 0)",
            (
                _id(), number, span.start, made.kind, span.start, span.end,
                text[span.start : span.end], orjson.dumps(fields).decode(),
            ),
        )  # fmt: skip


def _id() -> bytes:
    return bytes.fromhex(new_id().replace("-", ""))


def lengthen_log(path: Path, revisions: int) -> None:
    """Add so many revisions like the newest one; the log is long then, and not a chain."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(
            "WITH RECURSIVE more (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM more WHERE k < ?) "
            "INSERT INTO revision (number, at, author_n, verb, mode, target, content_n, changes, "
            "hash) SELECT number + k, at + k, author_n, 'fill in', 'do', NULL, "
            "1 + k % (SELECT count(*) FROM content), changes, randomblob(32) "
            "FROM more JOIN (SELECT * FROM revision ORDER BY number DESC LIMIT 1)",
            (revisions,),
        )
        connection.commit()
