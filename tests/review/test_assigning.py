"""Who gets which release: in turn, by language, and a random share twice."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import UserError
from annotator.review.assigning import by_language, doubled, in_turn

DOCUMENTS = st.lists(st.text(min_size=1, max_size=3), unique=True, max_size=30)


@given(DOCUMENTS, st.integers(1, 4))
def test_in_turn_gives_each_release_once_and_numbers_differ_by_one(
    documents: list[str], size: int
) -> None:
    members = [f"m{at}" for at in range(size)]
    pairs = in_turn(documents, members)
    assert [document for document, _ in pairs] == documents
    loads = Counter(member for _, member in pairs)
    counts = [loads[member] for member in members]
    assert max(counts) - min(counts) <= 1


def test_by_language_gives_a_release_to_who_reads_it() -> None:
    documents = [("a", "ru"), ("b", "en"), ("c", "ru"), ("d", "tg")]
    pairs = by_language(documents, {"ru": ["Ada", "Ben"], "": ["Inga"]})
    assert dict(pairs) == {"a": "Ada", "b": "Inga", "c": "Ben", "d": "Inga"}


@given(DOCUMENTS, st.integers(2, 4), st.floats(0, 1), st.text(max_size=3))
def test_a_share_is_given_to_a_second_member_and_the_same_seed_chooses_the_same(
    documents: list[str], size: int, share: float, seed: str
) -> None:
    members = [f"m{at}" for at in range(size)]
    pairs = in_turn(documents, members)
    found = doubled(pairs, members, share, seed)
    assert found == doubled(pairs, members, share, seed)
    assert found[: len(pairs)] == pairs
    assert len(set(found)) == len(found) == len(pairs) + round(len(documents) * share)
    assert max(Counter(document for document, _ in found).values(), default=0) <= 2


def test_nobody_can_t_take_a_release_and_one_alone_can_t_annotate_twice() -> None:
    with pytest.raises(UserError, match="at least one annotator"):
        in_turn(["a"], [])
    with pytest.raises(UserError, match="takes two annotators"):
        doubled([("a", "Ada")], ["Ada"], 0.2, "")
    with pytest.raises(UserError, match="between 0 and 100"):
        doubled([("a", "Ada")], ["Ada", "Ben"], 1.2, "")
