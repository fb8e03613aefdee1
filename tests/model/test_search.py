"""What is typed into the search box is read as it is meant, or refused with what to write."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import UserError
from annotator.model.search import All, Either, Fact, Not, Words, condition, number, parsed

FIELDS = frozenset({"value", "unit", "period", "role", "statistic.value", "decision.title"})


def word(text: str, place: str = "") -> Words:
    return Words(place, (text,))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("drugs", word("drugs")),
        ("drugs weapons", All((word("drugs"), word("weapons")))),
        ("drugs AND weapons", All((word("drugs"), word("weapons")))),
        ("a OR b c", Either((word("a"), All((word("b"), word("c")))))),
        ("(a OR b) c", All((Either((word("a"), word("b"))), word("c")))),
        ("a NOT b", All((word("a"), Not(word("b"))))),
        ("a -b", All((word("a"), Not(word("b"))))),
        ("NOT a", Not(word("a"))),
        ("secur*", Words("", ("secur",), prefix=True)),
        ('"Collective Security"', Words("", ("Collective", "Security"), exact=True)),
        ("«Коллективная безопасность»", Words("", ("Коллективная", "безопасность"), exact=True)),
        ('"still typing', Words("", ("still", "typing"), exact=True)),
        ("Al-Qaida", Words("", ("Al", "Qaida"))),
        ("15:30", Words("", ("15", "30"))),
        ("SHEET: drugs", All((word("SHEET"), word("drugs")))),
        ("publisher:ISAF", word("ISAF", "publisher")),
        ("Publisher:ISAF", word("ISAF", "publisher")),
        ('quote:"Stanislav Zas"', Words("quote", ("Stanislav", "Zas"), exact=True)),
        ("kind:statistic", Fact("kind", ":", "statistic")),
        ("value>1m", Fact("value", ">", "1m")),
        ("value>=1000", Fact("value", ">=", "1000")),
        ("value=5", Fact("value", ":", "5")),
        ("event:2019..2020-03", Fact("event", "..", "2019", "2020-03")),
        ("event:2019..", Fact("event", ">=", "2019")),
        ("published:..2019", Fact("published", "<=", "2019")),
        ('official:"Zas"', Fact("official", ":", "Zas")),
        ("decision.title:budget", Fact("decision.title", ":", "budget")),
    ],
)
def test_a_query_is_read_as_it_is_meant(text: str, node: object) -> None:
    assert parsed(text, FIELDS).node == node


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing to search for"),
        ("AND", "nothing before it"),
        ("a AND", "followed by nothing"),
        ("a OR OR b", "followed by nothing"),
        ("NOT", "followed by nothing"),
        ("(a", "no “)”"),
        ("a)", "no “(”"),
        ("()", "Nothing stands between"),
        ("—", "no letter and no digit"),
        ("colour:red", "no place to search in"),
        ("publisher>5", "holds words"),
        ("event:soon", "is not a date"),
        ("is:nice", "is:flagged"),
        ("kind>statistic", "has no order"),
        ("value:..", "no bounds"),
        ('kind:""', "says nothing"),
        ("(" * 60 + "a" + ")" * 60, "brackets"),
        ("a " * 2_000, "longer than"),
    ],
)
def test_what_can_not_be_read_is_refused_with_what_to_write(text: str, words: str) -> None:
    with pytest.raises(UserError, match=re.escape(words)):
        parsed(text, FIELDS)


@pytest.mark.parametrize(
    ("text", "about_tags"),
    [("drugs", False), ("quote:drugs", False), ("kind:statistic", True), ("a unit:USD", True)],
)
def test_a_query_that_only_a_tag_can_fulfil_is_about_tags(text: str, about_tags: bool) -> None:
    assert parsed(text, FIELDS).about_tags is about_tags


def test_only_the_last_word_may_go_on_while_it_is_typed() -> None:
    assert parsed("drug weap", growing=True).node == All(
        (word("drug"), Words("", ("weap",), prefix=True))
    )
    assert parsed("drug weap ", growing=True).node == All((word("drug"), word("weap")))
    assert parsed('"drug"', growing=True).node == Words("", ("drug",), exact=True)


_WORDS = "a слово AND OR NOT 2019 value event kind is official title"
PIECES = st.sampled_from([*_WORDS.split(), *'"()-:><=.*«—', " ", "\0", "\ud800"])


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40), st.booleans())
def test_no_query_fails_but_with_a_sentence_that_says_what_to_write(
    text: str, growing: bool
) -> None:
    said = ""
    try:
        query = parsed(text, FIELDS, growing=growing)
    except UserError as error:
        said = str(error)
    assert said.endswith(".") if said else list(query.leaves())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1000000", "1000000"),
        ("1,000,000", "1000000"),
        ("1m", "1000000"),
        ("2.5млн", "2500000"),
        ("1,5", "1.5"),
        ("-3", "-3"),
        ("1\u00a0000", "1000"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1x", "--1", "1..2.3"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("name", "typed", "query"),
    [
        ("value", ">1m", "value>1m"),
        ("unit", "USD", "unit:USD"),
        ("period", "2019..2020", "period:2019..2020"),
        ("role", "Acting Chair", 'role:"Acting Chair"'),
        ("role", 'a "b', 'role:"a  b"'),
        ("value", " ", ""),
        ("unit", ">", "unit:>"),
    ],
)
def test_a_condition_is_written_as_a_query_reads_it(name: str, typed: str, query: str) -> None:
    assert condition(name, typed) == query
    if query:
        parsed(query, FIELDS)
