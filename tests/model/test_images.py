"""Images: what the log keeps of a record, and the arithmetic of changes."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.images import (
    advanced,
    image,
    inverse,
    plain_value,
    record_from,
    row_change,
    stands,
    value_from,
)
from annotator.model.kinds import Kind
from annotator.model.records import Annotation, Change, FieldValue, Record, RowChange
from annotator.model.spans import Span
from tests.model.strategies import FIELD_VALUES, RECORDS, an_id


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A row that comes, goes, or becomes another of the same id."""
    strategy = RECORDS[draw(st.sampled_from(sorted(RECORDS)))]
    before, after = draw(st.none() | strategy), draw(strategy)
    if before is None:
        return draw(st.sampled_from([Change(None, after), Change(after, None)]))
    same: Any = {"key": before.id} if isinstance(before, Kind) else {"id": before.id}
    return Change(before, replace(after, **same))


def stored(plain: Any) -> Any:
    """As it comes back out of the log's JSON."""
    return json.loads(json.dumps(plain))


def plain_of(record: Record | None) -> dict[str, Any] | None:
    return None if record is None else image(record)


TAG = Annotation(
    an_id(1),
    an_id(2),
    "official",
    (Span(3, 9),),
    "Olsen",
    an_id(3),
    {"role": FieldValue("Chair"), "body": FieldValue("Council", Span(0, 7), an_id(4))},
)


@pytest.mark.parametrize("table", sorted(RECORDS))
@given(data=st.data())
def test_a_record_comes_back_from_its_image(table: str, data: st.DataObject) -> None:
    record = data.draw(RECORDS[table])
    assert record_from(table, record.id, stored(image(record))) == record


@given(FIELD_VALUES)
def test_a_field_s_value_comes_back_from_its_plain_form(held: FieldValue) -> None:
    assert value_from(stored(plain_value(held))) == held


def test_columns_at_their_default_are_left_out_and_fields_are_columns() -> None:
    assert image(TAG) == {
        "document": an_id(2),
        "kind": "official",
        "spans": [[3, 9]],
        "quote": "Olsen",
        "author": an_id(3),
        "fields.role": ["Chair"],
        "fields.body": ["Council", [0, 7], an_id(4)],
    }


def test_a_row_that_stays_is_logged_by_the_columns_that_differ() -> None:
    after = replace(TAG, uncertain=True, fields={"role": FieldValue("Secretary")})
    change = row_change(Change(TAG, after))
    assert change.before == {
        "uncertain": None,
        "fields.role": ["Chair"],
        "fields.body": ["Council", [0, 7], an_id(4)],
    }
    assert change.after == {"uncertain": True, "fields.role": ["Secretary"], "fields.body": None}


@given(changes())
def test_a_change_leads_from_the_row_before_to_the_row_after(change: Change) -> None:
    before, after = plain_of(change.before), plain_of(change.after)
    assert advanced(before, row_change(change)) == after


@given(changes())
def test_the_inverse_leads_back_and_inverting_twice_changes_nothing(change: Change) -> None:
    logged = row_change(change)
    assert advanced(plain_of(change.after), inverse(logged)) == plain_of(change.before)
    assert inverse(inverse(logged)) == logged


@given(changes())
def test_a_change_stands_as_long_as_nobody_touches_the_row(change: Change) -> None:
    logged = row_change(change)
    assert stands(plain_of(change.after), logged)
    assert stands(plain_of(change.before), inverse(logged))


@given(changes())
def test_a_change_that_did_something_does_not_stand_once_it_is_taken_back(change: Change) -> None:
    logged = row_change(change)
    if logged.before != logged.after:
        assert not stands(plain_of(change.before), logged)


def test_two_fields_of_one_tag_can_be_taken_back_independently() -> None:
    filled = replace(TAG, fields={**TAG.fields, "role": FieldValue("Secretary")})
    first = row_change(Change(TAG, filled))
    later = image(replace(filled, fields={**filled.fields, "body": FieldValue("Board")}))
    assert stands(later, first)
    back = record_from("annotation", TAG.id, advanced(later, inverse(first)) or {})
    assert isinstance(back, Annotation)
    assert (back.value("role"), back.value("body")) == ("Chair", "Board")


def test_a_new_row_that_was_edited_since_does_not_stand() -> None:
    came = row_change(Change(None, TAG))
    assert not stands(image(replace(TAG, uncertain=True)), came)
    assert not stands(None, came)


def test_a_row_that_went_does_not_stand_where_it_is_there_again() -> None:
    went = row_change(Change(TAG, None))
    assert stands(None, went)
    assert not stands(image(TAG), went)


def test_a_change_without_any_row_is_none() -> None:
    with pytest.raises(ValueError, match="a row before or after"):
        _ = Change(None, None).record


def test_a_change_is_about_the_row_as_it_is_or_was() -> None:
    other = replace(TAG, quote="O.")
    assert Change(TAG, other).record is other
    assert Change(TAG, None).record is TAG


def test_the_inverse_of_a_logged_change_swaps_before_and_after() -> None:
    assert inverse(RowChange("member", "x", None, {"name": "Inga"})) == RowChange(
        "member", "x", {"name": "Inga"}, None
    )
