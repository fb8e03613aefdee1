"""Records: frozen, and their few questions about themselves."""

from dataclasses import FrozenInstanceError
from types import MappingProxyType

import pytest

from annotator.model.records import (
    Annotation,
    Document,
    FieldValue,
    Official,
    State,
    StateFilter,
)
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion

TAG = Annotation(
    "1",
    "2",
    "official",
    (Span(3, 5), Span(8, 9)),
    "Ch … r",
    "3",
    {"role": FieldValue("Chair"), "person": FieldValue("Olsen", None, "4")},
)


def test_a_tag_reaches_from_its_first_fragment_to_its_last() -> None:
    assert (TAG.start, TAG.end) == (3, 9)


def test_a_tag_gives_its_values_and_the_official_that_it_refers_to() -> None:
    assert (TAG.value("role"), TAG.value("body")) == ("Chair", "")
    assert TAG.official == "4"
    assert Annotation("1", "2", "official", TAG.spans, "", "3").official is None


def test_an_official_is_known_by_all_names() -> None:
    assert Official("1", "Mira Olsen", ("M. Olsen",)).names == ("Mira Olsen", "M. Olsen")


def test_records_and_the_empty_fields_can_t_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Document("1", "ab", "a.txt").title = "x"  # type: ignore[misc]
    assert isinstance(Annotation("1", "2", "official", TAG.spans, "", "3").fields, MappingProxyType)


def test_a_rejected_tag_passes_no_filter() -> None:
    assert all(State.REJECTED not in one.states for one in StateFilter)
    assert StateFilter.VERIFIED.states < StateFilter.SUBMITTED.states < StateFilter.ANY.states


def test_a_suggestion_is_no_tag_and_needs_no_more_than_kind_and_place() -> None:
    made = Suggestion("statistic", Span(0, 3))
    assert (dict(made.fields), made.rule, made.evidence) == ({}, "", ())
    assert Context("text").language == "en"
