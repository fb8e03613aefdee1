"""Errors found, suggestions taken, and work due, counted as the dashboard shows them."""

from dataclasses import replace

from annotator.model.records import Annotation, Assignment, Dismissal, State, Statement
from annotator.model.spans import Span
from annotator.review.tally import Due, Tally, due_days, shared_release


def tag(number: int = 0, **how: object) -> Annotation:
    made = Annotation(f"tag-{number}", "d", "official", (Span(0, 3),), "Ana", "inga")
    return replace(made, **how)  # type: ignore[arg-type]


def test_judged_and_wrong_are_counted_by_author_and_kind() -> None:
    tally = Tally()
    tally.take(
        [
            tag(1, state=State.VERIFIED),
            tag(2, state=State.RETURNED),
            tag(3, state=State.REJECTED, author="otto"),
            tag(4, state=State.SUBMITTED),
            tag(5, state=State.DRAFT, kind="decision"),
        ]
    )
    assert tally.judged == {("inga", "official"): 2, ("otto", "official"): 1}
    assert +tally.wrong == {("inga", "official"): 1, ("otto", "official"): 1}


def test_what_a_supervisor_corrected_was_wrong_though_it_is_verified_now() -> None:
    tally = Tally()
    tally.take([tag(1, state=State.VERIFIED), tag(2, state=State.VERIFIED)], {"tag-1"})
    assert (tally.judged.total(), tally.wrong.total()) == (2, 1)


def test_of_two_that_agreed_none_was_wrong() -> None:
    tally = Tally()
    doubled = "Settled for Ana’s “Ana”, which is the same."
    tally.take([tag(1, state=State.VERIFIED), tag(2, state=State.REJECTED, reason=doubled)])
    assert tally.judged == {("inga", "official"): 2}
    assert not +tally.wrong


def test_suggestions_are_counted_by_rule() -> None:
    tally = Tally()
    turned_down = Dismissal("x", "d", "official", (Span(0, 3),), "Ana", "titled")
    tally.take([tag(1, origin="suggested:titled"), tag(2), turned_down])
    assert tally.accepted == {"titled": 1}
    assert tally.dismissed == {"titled": 1}


def given(*members: str, done: bool = False) -> list[Assignment]:
    return [Assignment(f"a-{one}", "d", one, done=done) for one in members]


def test_those_are_compared_whom_a_release_was_given_to() -> None:
    tags = [tag(1), tag(2, author="otto"), tag(3, author="supervisor")]
    shared = shared_release("d", 9, tags, given("inga", "otto"))
    assert shared is not None
    assert {who: len(held) for who, held in shared.tags.items()} == {"inga": 1, "otto": 1}


def test_whoever_found_nothing_is_compared_once_that_is_said() -> None:
    both = given("inga", "otto")
    assert shared_release("d", 9, [tag(1)], both) is None
    nothing = Statement("s", "d", "otto")
    shared = shared_release("d", 9, [tag(1)], both, [nothing])
    assert shared is not None
    assert shared.tags["otto"] == []
    in_one_sentence = replace(nothing, span=Span(0, 3))
    assert shared_release("d", 9, [tag(1)], both, [in_one_sentence]) is None
    assert shared_release("d", 9, [tag(1)], given("inga", "otto", done=True)) is not None


def test_a_release_given_to_nobody_compares_all_who_tagged_in_it() -> None:
    assert shared_release("d", 9, [tag(1)], []) is None
    shared = shared_release("d", 9, [tag(1), tag(2, author="otto", state=State.REJECTED)], [])
    assert shared is not None
    assert set(shared.tags) == {"inga", "otto"}


def test_work_is_told_by_its_day_and_what_is_late_apart() -> None:
    def one(number: int, due: str, *, done: bool = False) -> Assignment:
        return Assignment(str(number), "d", "inga", due, done)

    days = due_days(
        [
            one(1, "2021-05-04"),
            one(2, "2021-05-04", done=True),
            one(3, "2021-05-05"),
            one(4, ""),
            one(5, "2021-05"),
        ],
        "2021-05-05",
    )
    assert days == (
        Due("2021-05", 0, 1, 0),
        Due("2021-05-04", 1, 0, 1),
        Due("2021-05-05", 0, 1, 0),
        Due("", 0, 1, 0),
    )
