"""The re-scorer is swapped in only where it helps on releases that it has not seen."""

import random
from dataclasses import replace

from annotator.model.answers import Answer, Verdict
from annotator.suggest.learning.features import BUCKETS, features
from annotator.suggest.learning.rescorer import Example, Rescorer, example_of, trained
from tests.suggest.learning.answers import answer

RIGHT, WRONG = ("Minister", "Governor", "Delegate"), ("Memorial", "Junction", "Festival")


def examples(releases: int, each: int = 6, *, random_answers: bool = False) -> list[Example]:
    """Names behind a post are right, those before a street are not; or nothing tells them apart."""
    dice = random.Random(5)
    made = []
    for release in range(releases):
        for _ in range(each):
            right = dice.random() < 0.75
            word = dice.choice(RIGHT if right or random_answers else WRONG)
            name = f"Name{dice.randrange(10_000):04}"
            told = answer(
                f"{word} {name}",
                Verdict.ACCEPTED if right else Verdict.DISMISSED,
                document=f"d{release}",
            )
            made.append(example_of(told))
    return [one for one in made if one]


def score(found: Example, rescorer: Rescorer | None) -> float:
    assert rescorer is not None
    return rescorer.rescored(0.75, found.seen)


def test_under_fifty_that_were_taken_nothing_is_learnt() -> None:
    assert trained(examples(8)) is None


def test_it_learns_which_words_go_with_being_turned_down() -> None:
    learnt = trained(examples(60))
    assert learnt is not None
    for word, sure in (("Governor", True), ("Festival", False)):
        unseen = example_of(answer(f"{word} Name0815", document="new"))
        assert unseen is not None
        assert (score(unseen, learnt) > 0.75) is sure
        assert (score(unseen, learnt) < 0.5) is not sure


def test_where_nothing_tells_them_apart_it_stays_out() -> None:
    assert trained(examples(60, random_answers=True)) is None


def test_it_stays_out_where_everything_was_taken() -> None:
    taken = [replace(one, taken=True) for one in examples(60)]
    assert trained(taken) is None


def test_it_needs_several_releases() -> None:
    assert trained([replace(one, release="d1") for one in examples(60)]) is None


def test_the_same_answers_make_the_same_weights() -> None:
    one, other = trained(examples(60)), trained(examples(60))
    probe = examples(60)[0]
    assert score(probe, one) == score(probe, other)


def test_tags_by_hand_and_bulk_acts_are_no_examples() -> None:
    for verdict in (Verdict.MADE, Verdict.BULK):
        assert example_of(answer("Voss", verdict)) is None


def test_features_are_buckets_and_alike_in_every_process() -> None:
    seen = features(
        kind="official", rule="r", quote="President Ада Voss", before="the ", after=" spoke",
        publisher="Council",
    )  # fmt: skip
    assert seen == tuple(sorted(set(seen)))
    assert all(0 <= one < BUCKETS for one in seen)
    assert seen[:3] == (1193, 5363, 5809)


def test_a_long_quote_gives_few_features() -> None:
    told: Answer = answer(" ".join(f"word{n}" for n in range(400)))
    example = example_of(told)
    assert example is not None
    assert len(example.seen) < 20
