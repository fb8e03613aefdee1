"""Finding a person of the registry by the words of a text."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.records import Official, Tenure
from annotator.model.registry import folded, known_as, named_in, post_on
from annotator.model.spans import Span

OLSEN = Official("1", "Mira Olsen", ("M. Olsen", "Мира Ольсен"))
RUIZ = Official("2", "Ana Ruiz-Lindqvist")
LAVROV = Official("3", "Пётр Лавров")
ZAS = Official("4", "Zas")
ALL = (OLSEN, RUIZ, LAVROV, ZAS)


def names(words: str) -> list[tuple[str, str]]:
    """Who is named, and by which words."""
    return [(match.official.name, match.span.of(words)) for match in named_in(words, ALL)]


def test_a_person_is_found_by_name_alias_and_surname() -> None:
    assert names("Acting Chair Mira Olsen") == [("Mira Olsen", "Mira Olsen")]
    assert names("председатель Мира Ольсен") == [("Mira Olsen", "Мира Ольсен")]
    assert names("Ms Olsen") == [("Mira Olsen", "Olsen")]
    assert names("Zas spoke") == [("Zas", "Zas")]
    assert names("Somebody else") == []


def test_case_and_accents_do_not_matter_but_whole_words_do() -> None:
    assert names("ANA RUÍZ-LINDQVIST") == [("Ana Ruiz-Lindqvist", "ANA RUÍZ-LINDQVIST")]
    assert names("петр лавров") == [("Пётр Лавров", "петр лавров")]
    assert names("Zasova, Olsens and MiraOlsen") == []


def test_a_later_whole_word_counts_behind_one_that_is_only_a_part() -> None:
    assert named_in("Zasova and Zas", ALL)[0].span == Span(11, 14)


def test_full_names_stand_before_surnames_and_longer_words_before_shorter() -> None:
    assert [name for name, _ in names("Olsen met Zas and Пётр Лавров")] == [
        "Пётр Лавров",
        "Zas",
        "Mira Olsen",
    ]


@given(st.text())
def test_folding_keeps_the_length_so_that_offsets_stay(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_a_name_is_known_only_as_a_whole() -> None:
    assert known_as(" мира  ольсен ", ALL) is OLSEN
    assert known_as("Olsen", ALL) is None


def test_a_post_fits_the_date_as_far_as_both_are_known() -> None:
    first = Tenure("a", "1", "Secretary", start="2015", end="2018-05")
    second = Tenure("b", "1", "Chair", start="2018-06-01")
    other = Tenure("c", "2", "Chair")
    held = (first, second, other)
    assert post_on("2017-03-04", held, "1") is first
    assert post_on("2018-05-31", held, "1") is first
    assert post_on("2018-06-01", held, "1") is second
    assert post_on("2018", held, "1") is second
    assert post_on("", held, "1") is second
    assert post_on("2014", held, "1") is None
    assert post_on("2014", held, "2") is other
