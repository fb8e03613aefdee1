"""The guard and the return check against briefings that were altered on purpose."""

import pytest

from annotator.model.claims import Names, claims
from annotator.model.exported import Told
from annotator.model.guard import unproven
from annotator.model.returning import Back, Fate, compare
from tests.exports.briefing.altered import ALTERED, DOUBTED, PASSED
from tests.exports.briefing.test_guard import EVIDENCE, NAMES

_KNOWN = Names.of(("valery", "vladimir"), ("Valery Semerikov",))


@pytest.mark.parametrize(("words", "named"), DOUBTED)
def test_what_was_slipped_in_is_doubted_and_named(words: str, named: str) -> None:
    found = [one.text for one in unproven(words, EVIDENCE, NAMES)]
    assert found
    assert not named or named in found


@pytest.mark.parametrize("words", PASSED)
def test_what_is_proven_passes_however_it_is_spelt(words: str) -> None:
    assert unproven(words, EVIDENCE, NAMES) == []


@pytest.mark.parametrize(("before", "after", "fate"), ALTERED)
def test_an_altered_sentence_comes_back_as_what_it_is(before: str, after: str, fate: Fate) -> None:
    (verdict,) = compare([Told("k", before)], [Back(1, after)], _KNOWN, {})
    assert verdict.fate is fate, verdict.reason


def test_blanks_within_a_number_are_no_small_thing() -> None:
    (verdict,) = compare([Told("k", "Boats: 400.")], [Back(1, "Boats: 4 00.")], _KNOWN, {})
    assert verdict.fate is not Fate.UNCHANGED


def test_a_tags_own_words_prove_themselves_in_quotation_marks_only() -> None:
    words = "“just short of 29.1 tonnes”: 29.1"
    (found,) = unproven(words, EVIDENCE, NAMES, quotes=("just short of 29.1 tonnes",))
    assert found.text == "29.1"
    assert found.reason == "the release says “more than”"
    assert len(unproven(words, EVIDENCE, NAMES)) == 2


def test_a_name_in_capitals_behind_a_personal_title_is_a_person() -> None:
    assert [one.text for one in unproven("Dr Kovalenko spoke.", EVIDENCE, NAMES)] == ["Kovalenko"]
    assert (
        unproven("The President of the Council met the Minister of Defence.", EVIDENCE, NAMES) == []
    )
    assert (
        unproven("Secretary General, Foreign Minister and Prime Minister met.", EVIDENCE, NAMES)
        == []
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("50\u00a0742,48\u00a0USD", "50742.48"),
        ("2,419\u00a0млн\u00a0USD", "2419000"),
        ("2,419 million", "2419000000"),
        ("2,419 т", "2.419"),
        ("2,419 t", "2419"),
        ("1 234 567,5 м", "1234567.5"),
        ("12 500 тонн", "12500"),
    ],
)
def test_commas_and_blanks_in_numbers_are_read_by_the_language_around(
    words: str, value: str
) -> None:
    assert [one.value for one in claims(words, NAMES)] == [value]
