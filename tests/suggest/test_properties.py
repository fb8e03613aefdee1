"""What holds for every suggestion, whatever the text."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.kinds import DECISION, OFFICIAL, STATISTIC
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.pipeline import Suggester, without_conflicts
from tests.suggest.shared import RESOURCES

WORDS = (
    "President Prime Minister of the Republic Norway Anna Lind A. B. Karlsen Mr. Dr. and , . : ; "
    "( ) – “ ” signed adopted approved an agreement a decree 12 1,250 million percent $5 tons more "
    "than about in May 2024 yesterday today NATO CSTO said that which was were to Министр обороны "
    "Иван Петров подписал указ принял решение 5 млрд рублей – , « » В.Орлов \n \n\n * ** - 1."
).split(" ")
KINDS = {kind.key: {field.key for field in kind.fields} for kind in (OFFICIAL, DECISION, STATISTIC)}
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return Suggester.load(RESOURCES)


def check(text: str, found: list[Suggestion]) -> None:
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        quote = one.span.of(text)
        assert quote == quote.strip()
        assert one.rule
        assert one.reason
        assert one.evidence
        assert 0 < one.score < 1
        assert set(one.fields) <= KINDS[one.kind]
        inner = [held.span for held in one.fields.values() if held.span] + list(one.evidence)
        assert all(span.end <= len(text) for span in inner)
    for before, after in itertools.pairwise(found):
        assert before.span <= after.span


@given(texts)
@settings(max_examples=60, deadline=None)
def test_spans_lie_in_the_text_and_say_why(suggester: Suggester, text: str) -> None:
    check(text, suggester.suggest(Context(text, reference_date="2024-05-14")))


@given(texts)
@settings(max_examples=40, deadline=None)
def test_no_two_of_a_kind_overlap(suggester: Suggester, text: str) -> None:
    found = suggester.suggest(Context(text))
    for kind in KINDS:
        spans = [one.span for one in found if one.kind == kind]
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@given(texts)
@settings(max_examples=30, deadline=None)
def test_the_same_text_gives_the_same_suggestions(suggester: Suggester, text: str) -> None:
    again = Suggester.load(RESOURCES) if len(text) < 40 else suggester
    assert suggester.suggest(Context(text)) == again.suggest(Context(text))


@given(texts, st.integers(0, 60), st.integers(1, 80))
@settings(max_examples=40, deadline=None)
def test_nothing_is_proposed_in_furniture(
    suggester: Suggester, text: str, start: int, size: int
) -> None:
    end = min(len(text), start + size)
    if start >= end:
        return
    mark = Span(start, end)
    found = suggester.suggest(Context(text, furniture=(mark,)))
    assert not [one for one in found if one.span.overlaps(mark)]


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda at: Span(at[0], at[0] + at[1]))
proposals = st.builds(
    Suggestion,
    st.sampled_from(("official", "statistic")),
    spans,
    score=st.sampled_from((0.3, 0.5, 0.9)),
)


@given(st.lists(proposals, max_size=25))
def test_what_is_left_out_overlaps_something_better(found: list[Suggestion]) -> None:
    kept = without_conflicts(found)
    for one in found:
        beaten = [
            other
            for other in kept
            if other.kind == one.kind and other.span.overlaps(one.span) and other.score >= one.score
        ]
        assert one in kept or beaten
