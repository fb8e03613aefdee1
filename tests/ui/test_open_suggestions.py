"""What is proposed for a release, and what of it is open: without a window."""

from annotator.model.kinds import BUILT_IN
from annotator.model.records import Annotation, Change, FieldValue
from annotator.model.suggestion import Suggestion
from annotator.suggest.pending import Decided
from annotator.ui.open_suggestions import OpenSuggestions
from tests.builders import RELEASE, span_of

BUOYS = Suggestion("statistic", span_of("340"), {"value": FieldValue("340")}, rule="numbers")
CHAIR = Suggestion("official", span_of("Acting Chair Mira Olsen"), rule="titles")
TAG = Annotation("tag", "release", "statistic", (BUOYS.span,), "340", "author")
HER = Annotation("her", "release", "official", (CHAIR.span,), "Acting Chair Mira Olsen", "author")


def opened(*found: Suggestion) -> OpenSuggestions:
    made = OpenSuggestions(lambda: {kind.key for kind in BUILT_IN})
    update = made.take(found, RELEASE, Decided(), ())
    assert [one.suggestion for one in update.came] == list(found)
    return made


def test_behind_what_is_decided_stands_the_next_one_and_behind_the_last_the_first() -> None:
    made = opened(CHAIR, BUOYS)
    first, last = made.ordered
    assert (first.quote, last.quote) == ("Acting Chair Mira Olsen", "340")
    made.follow([Change(None, TAG)])
    assert made.behind(last) == first
    made.follow([Change(TAG, None), Change(None, HER)])
    assert made.behind(first) == last


def test_a_tag_hides_what_it_decides_and_its_undo_brings_it_back() -> None:
    made = opened(CHAIR, BUOYS)
    gone, came = made.follow([Change(None, TAG)])
    assert ([one.quote for one in gone], came) == (["340"], [])
    assert [one.quote for one in made.ordered] == ["Acting Chair Mira Olsen"]
    gone, came = made.follow([Change(TAG, None)])
    assert (gone, [one.quote for one in came]) == ([], ["340"])


def test_what_has_changed_while_the_release_was_read_counts() -> None:
    made = OpenSuggestions(lambda: {kind.key for kind in BUILT_IN})
    update = made.take((BUOYS,), RELEASE, Decided(), [Change(None, TAG)])
    assert update == ([], [])
    assert (made.total, made.ordered) == (1, [])


def test_words_tagged_by_hand_are_given_the_fields_of_what_lies_there() -> None:
    unread = OpenSuggestions(lambda: ())
    assert unread.fields_for("statistic", BUOYS.span) is None
    made = opened(CHAIR, BUOYS)
    assert made.fields_for("statistic", span_of("340 буёв")) == BUOYS.fields
    assert made.fields_for("statistic", span_of("Mira Olsen")) == {}


def test_another_release_begins_with_nothing_known() -> None:
    made = opened(BUOYS)
    made.forget()
    assert (made.ordered, made.is_read, made.total) == ([], False, 0)


def test_without_its_kind_nothing_is_proposed() -> None:
    kinds = {"statistic", "official"}
    made = OpenSuggestions(lambda: kinds)
    made.take((CHAIR, BUOYS), RELEASE, Decided(), ())
    kinds.discard("official")
    assert [one.kind for one in made.judge().gone] == ["official"]
