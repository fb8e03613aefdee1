"""A search that finds nothing offers the words of the library that are nearest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.errors import Cancelled
from annotator.model.search import corrected
from annotator.workspace import Workspace
from annotator.workspace.searching import Near, searching
from tests.builders import draft, project

TEXTS = (
    "The Security Council met in Portville. Its councils met too.",
    "The harbour council counted ammunition.",
    "Председатель Совета Пётр Лавров сообщил об изъятии боеприпасов.",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Workspace]:
    with project(tmp_path) as workspace:
        for number, text in enumerate(TEXTS):
            workspace.import_draft(draft(text, f"{number}.txt", publisher="ISAF"))
        yield workspace


def near(workspace: Workspace, text: str, *, growing: bool = False) -> tuple[Near, ...]:
    with searching(workspace.path) as search:
        return search.near(text, growing=growing)


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("counsil", "council", 2),  # another letter
        ("amunition", "ammunition", 1),  # one too few
        ("secutiry", "security", 1),  # two slips in a long word
        ("hrabour", "harbour", 1),  # two letters have changed places
        ("xecurity", "security", 1),  # the first letter
        ("Counsil harbuor", "Council harbour", 1),  # both words, capitals as they were
        ("publisher:ISFA", "publisher:ISAF", 3),
        ("преседатель", "председатель", 1),
        ("Петр Лаврав", "Петр Лавров", 1),  # only the word that nobody has
        ("harbour -counsil hrabour", "harbour -counsil harbour", 1),  # not what is unwanted
    ],
)
def test_the_nearest_words_of_the_library_are_offered(
    library: Workspace, typed: str, meant: str, count: int
) -> None:
    assert near(library, typed)[:1] == (Near(meant, count),)


@pytest.mark.parametrize(
    "typed",
    [
        "council ammunition portville",  # all words are known, but nowhere together
        "cat",  # too short for a slip
        "zzzzqqqq",
        "counsil zzzzqqqq",  # one of the words has nothing near
        "1234567",
        "kind:statistic",
    ],
)
def test_nothing_is_offered_where_it_would_not_help(library: Workspace, typed: str) -> None:
    assert near(library, typed) == ()


def test_what_is_offered_finds_something(library: Workspace) -> None:
    assert near(library, "title:counsil") == ()


def test_a_word_that_is_still_being_typed_is_known_by_its_beginning(library: Workspace) -> None:
    assert near(library, "secur", growing=True) == ()
    assert near(library, "hrabour coun", growing=True) == (Near("harbour coun", 1),)


def test_looking_for_near_words_can_be_ended(library: Workspace) -> None:
    def stop() -> None:
        raise Cancelled("Stopped.")

    with searching(library.path) as search, pytest.raises(Cancelled):
        search.near("counsil", check=stop)


def test_words_are_exchanged_in_the_capitals_they_were_written_in() -> None:
    words = {"isfa": "isaf", "петр": "пётр"}
    assert corrected("ISFA isfa Isfa “isfas” Пётр", words) == "ISAF isaf Isaf “isfas” Пётр"
