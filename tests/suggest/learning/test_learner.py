"""The learner: what answers make of a release's suggestions."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.answers import Answer, Verdict
from annotator.model.kinds import BUILT_IN
from annotator.model.spans import Span
from annotator.suggest.learning.learner import Learner, Reading
from tests.suggest.learning.answers import answer, proposal

KINDS = {kind.key: kind for kind in BUILT_IN}
TEXT = "Chair Mira Olsen met Skipper Anna Voss. Later Voss spoke of 340 ships."
READING = Reading("new", TEXT)
FOUND = [
    proposal(TEXT, "Chair Mira Olsen"),
    proposal(TEXT, "340", "statistic", rule="count", score=0.9),
]


def learner(*answers: Answer) -> Learner:
    return Learner(KINDS, answers)


def test_without_answers_nothing_changes() -> None:
    assert learner().applied(FOUND, READING) == FOUND


def test_the_evidence_tells_how_often_the_rule_was_right() -> None:
    told = [answer("Voss", document=f"d{n}") for n in range(41)]
    told += [answer("Elk", Verdict.DISMISSED, document=f"d{n}") for n in range(2)]
    first = learner(*told).applied(FOUND[:1], READING)[0]
    assert first.reason == "Post + name; accepted 41 of 43 times"
    assert first.score > 0.85


def test_words_turned_down_in_several_releases_are_doubted_then_gone() -> None:
    told = [
        answer("Chair Mira Olsen", Verdict.DISMISSED, document=f"d{n}", rule="other")
        for n in range(3)
    ]
    doubted = learner(*told[:2]).applied(FOUND, READING)
    assert doubted[0].score <= 0.4
    assert "turned down in 2 releases" in doubted[0].reason
    assert learner(*told).applied(FOUND, READING) == [
        one for one in FOUND if one.kind == "statistic"
    ]


def test_words_tagged_in_other_releases_become_sure() -> None:
    told = [answer("Chair Mira Olsen", Verdict.MADE, document=f"d{n}") for n in range(2)]
    first = learner(*told).applied(FOUND, READING)[0]
    assert first.score >= 0.85
    assert first.reason == "Post + name; tagged in 2 releases"


def test_what_no_rule_found_is_added_in_reading_order() -> None:
    told = answer("Skipper Anna Voss", Verdict.MADE)
    shown = learner(told).applied(FOUND, READING)
    assert [one.span.of(TEXT) for one in shown] == [
        "Chair Mira Olsen", "Skipper Anna Voss", "340",
    ]  # fmt: skip
    assert shown[1].rule == "memory"


def test_what_is_added_overlaps_no_suggestion_of_its_kind_and_no_furniture() -> None:
    told = [answer(words, Verdict.MADE) for words in ("Mira Olsen", "Anna Voss", "Voss")]
    furniture = (Span(TEXT.index("Later"), len(TEXT)),)
    shown = learner(*told).applied(FOUND, Reading("new", TEXT, furniture=furniture))
    assert [one.span.of(TEXT) for one in shown if one.rule == "memory"] == ["Anna Voss"]


VERDICTS = st.sampled_from(Verdict)
ANSWERS = st.lists(
    st.builds(
        lambda quote, verdict, document: answer(quote, verdict, document=document),
        st.sampled_from(["Chair Mira Olsen", "Anna Voss", "Voss", "Later Voss spoke"]),
        VERDICTS,
        st.sampled_from(["d1", "d2", "d3", "new"]),
    ),
    max_size=12,
)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_answers_and_answers_taken_back_do_not_matter(
    told: list[Answer], dice: object
) -> None:
    straight = learner(*told).applied(FOUND, READING)
    shuffled = list(told)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    extra = [answer("Anna Voss", Verdict.MADE), answer("Chair Mira Olsen", Verdict.DISMISSED)]
    other = learner(*extra, *shuffled)
    for one in extra:
        other.set(one.id, None)
    assert other.applied(FOUND, READING) == straight
