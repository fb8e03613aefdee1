"""A rule's score moves from what its author thought of it to what people make of it."""

import pytest

from annotator.model.answers import Verdict
from annotator.suggest.learning.tally import Tallies
from tests.suggest.learning.answers import answer


def told(accepted: int = 0, dismissed: int = 0, changed: int = 0, bulk: int = 0) -> Tallies:
    counts = {
        Verdict.ACCEPTED: accepted,
        Verdict.DISMISSED: dismissed,
        Verdict.CHANGED: changed,
        Verdict.BULK: bulk,
    }
    return Tallies(answer("Voss", one) for one, times in counts.items() for _ in range(times))


def test_without_answers_a_rule_keeps_its_own_score() -> None:
    assert Tallies().score("post + name", 0.7) == 0.7
    assert Tallies().words("post + name") == ""


def test_answers_are_told_in_words() -> None:
    assert told(accepted=41, dismissed=2).words("post + name") == "accepted 41 of 43 times"
    assert told(accepted=1).words("post + name") == "accepted 1 of 1 time"


def test_a_rule_that_is_always_right_becomes_sure_and_one_that_is_not_unsure() -> None:
    assert told(accepted=30).score("post + name", 0.5) > 0.85
    assert told(dismissed=30).score("post + name", 0.9) < 0.3


def test_one_answer_moves_a_score_little() -> None:
    assert told(dismissed=1).score("post + name", 0.9) == pytest.approx(0.8)


def test_changed_is_half_right_and_bulk_says_little() -> None:
    accepted = told(accepted=10).score("post + name", 0.5)
    assert told(changed=10).score("post + name", 0.5) == pytest.approx(0.5)
    assert 0.5 < told(bulk=10).score("post + name", 0.5) < accepted


def test_other_rules_and_tags_by_hand_do_not_count() -> None:
    tallies = Tallies([answer("Voss", Verdict.MADE), answer("Voss", rule="another")])
    assert tallies.of("post + name") is None


def test_an_answer_that_is_taken_back_leaves_nothing() -> None:
    tallies, one = Tallies(), answer("Voss", Verdict.DISMISSED)
    tallies.note(one, 1)
    tallies.note(one, -1)
    assert tallies.of("post + name") is None
    assert tallies.score("post + name", 0.7) == 0.7
