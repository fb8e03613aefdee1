"""Fields: each type parses, formats, and gives JSON that its own schema admits."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotator.model.errors import FieldError, UserError
from annotator.model.fields import Choice, Field, FieldType, Json
from annotator.model.kinds import BUILT_IN
from tests.builders import own_kind

CHOICES = (Choice("named", "by name"), Choice("uncertain"))
FIELDS = {
    type_: Field("it", "It", type_, choices=CHOICES if type_ is FieldType.CHOICE else ())
    for type_ in FieldType
}

READ: list[tuple[FieldType, str, str, str, Json]] = [
    # type, as typed, canonical, as people read it, in a dataset
    (
        FieldType.TEXT,
        "  Harbour \n Council ",
        "Harbour Council",
        "Harbour Council",
        "Harbour Council",
    ),
    (
        FieldType.LONG_TEXT,
        " on safe\n  fairways ",
        "on safe\n  fairways",
        "on safe\n  fairways",
        "on safe\n  fairways",
    ),
    (FieldType.OFFICIAL, " Пётр  Лавров", "Пётр Лавров", "Пётр Лавров", "Пётр Лавров"),
    (FieldType.CHOICE, "named", "named", "named", "named"),
    (FieldType.CHOICE, "By Name", "named", "named", "named"),
    (FieldType.CHOICE, "UNCERTAIN", "uncertain", "uncertain", "uncertain"),
    (FieldType.DATE, "4 мая 2021", "2021-05-04", "2021-05-04", "2021-05-04"),
    (FieldType.NUMBER, "7.5 million", "7500000", "7,500,000", 7_500_000),
    (FieldType.NUMBER, "29.10", "29.1", "29.1", 29.1),
    (FieldType.NUMBER, "-1234.5", "-1234.5", "-1,234.5", -1234.5),
    (FieldType.NUMBER, "0", "0", "0", 0),
    (
        FieldType.QUANTITY,
        ">12,5 t",
        "> 12.5 t",
        "> 12.5 t",
        {"value": 12.5, "low": None, "high": None, "comparator": ">", "unit": "t"},
    ),
    (
        FieldType.QUANTITY,
        "10..15 percent",
        "10..15 percent",
        "10..15 percent",
        {"value": None, "low": 10, "high": 15, "comparator": "range", "unit": "percent"},
    ),
]
TYPED = {
    FieldType.TEXT: st.text(),
    FieldType.LONG_TEXT: st.text(),
    FieldType.OFFICIAL: st.text(),
    FieldType.CHOICE: st.sampled_from(["named", "BY NAME", "uncertain", "neither", ""]),
    FieldType.DATE: st.dates().map(str) | st.sampled_from(["ноябрь 2019", "2017-2020", "soon"]),
    FieldType.NUMBER: st.decimals(-(10**6), 10**6, places=3).map(str) | st.just("few"),
    FieldType.QUANTITY: st.sampled_from(["5", "> 2 t", "1..2 km", "..7", "5 mln USD", "few"]),
}


def admits(schema: dict[str, Json], value: Json) -> bool:
    Draft202012Validator.check_schema(schema)
    return bool(Draft202012Validator(schema).is_valid(value))


def test_the_tables_of_this_file_cover_every_type() -> None:
    assert {row[0] for row in READ} == set(TYPED) == set(FieldType)


@pytest.mark.parametrize(("type_", "typed", "canonical", "shown", "json"), READ)
def test_a_field_reads_what_was_typed(
    type_: FieldType, typed: str, canonical: str, shown: str, json: Json
) -> None:
    field = FIELDS[type_]
    assert field.parse(typed) == canonical
    assert field.problem(typed) is None
    assert field.format(typed) == field.format(canonical) == shown
    assert field.to_json(typed) == json
    assert admits(field.json_schema(), field.to_json(typed))


@pytest.mark.parametrize("type_", FieldType)
def test_an_emptied_field_is_empty_text_and_no_value_of_a_dataset(type_: FieldType) -> None:
    field = FIELDS[type_]
    assert field.parse("  ") == ""
    assert field.problem("") is None
    assert field.format("") == ""
    with pytest.raises(FieldError, match="It is empty"):
        field.to_json("")


@pytest.mark.parametrize(
    ("type_", "typed", "reason"),
    [
        (FieldType.CHOICE, "by title", "“by title” is not one of: by name, uncertain."),
        (FieldType.DATE, "soon", "is not a date"),
        (FieldType.NUMBER, "many", "is not a number"),
        (FieldType.QUANTITY, "many tons", "is not a quantity"),
    ],
)
def test_what_can_t_be_read_stays_visible_with_the_reason(
    type_: FieldType, typed: str, reason: str
) -> None:
    field = FIELDS[type_]
    assert reason in (field.problem(typed) or "")
    assert field.format(typed) == typed
    with pytest.raises(FieldError):
        field.parse(typed)
    with pytest.raises(FieldError):
        field.to_json(typed)


@pytest.mark.parametrize("type_", FieldType)
@given(data=st.data())
def test_reading_is_settled_after_one_time_and_agrees_with_the_schema(
    type_: FieldType, data: st.DataObject
) -> None:
    field = FIELDS[type_]
    typed = data.draw(TYPED[type_])
    if field.problem(typed) is not None:
        return
    canonical = field.parse(typed)
    assert field.parse(canonical) == canonical
    if canonical:
        assert admits(field.json_schema(), field.to_json(typed))
        assert field.to_json(canonical) == field.to_json(typed)


WRONG: list[tuple[FieldType, Any]] = [
    (FieldType.TEXT, 5),
    (FieldType.CHOICE, "by name"),
    (FieldType.DATE, 2019),
    (FieldType.NUMBER, "5"),
    (FieldType.QUANTITY, {"value": 5, "unit": "t"}),
    (
        FieldType.QUANTITY,
        {"value": 5, "low": None, "high": None, "comparator": "≥", "unit": "t"},
    ),
]


@pytest.mark.parametrize(("type_", "value"), WRONG)
def test_the_schema_refuses_what_the_field_never_gives(type_: FieldType, value: Json) -> None:
    assert not admits(FIELDS[type_].json_schema(), value)


def test_a_schema_that_one_caller_changes_is_whole_for_the_next() -> None:
    field = FIELDS[FieldType.QUANTITY]
    properties = field.json_schema()["properties"]
    assert isinstance(properties, dict)
    properties.clear()
    assert field.json_schema()["properties"]


def test_a_choice_without_a_label_is_read_by_its_key() -> None:
    assert [choice.caption for choice in CHOICES] == ["by name", "uncertain"]


# --- kinds have fields -------------------------------------------------------------------------


def test_a_kind_finds_its_field_by_key_and_refuses_another() -> None:
    kind = own_kind()
    assert kind.field("crew").type is FieldType.NUMBER
    with pytest.raises(UserError, match="Vessel has no field “flag”"):
        kind.field("flag")


def test_the_table_shows_the_fields_that_ask_for_it() -> None:
    assert [field.key for field in own_kind().table_fields] == ["name"]


def test_the_subject_of_a_kind_is_its_field_of_the_registry() -> None:
    kind = own_kind()
    subject = kind.subject_field()
    assert subject is not None
    assert subject.key == "captain"
    assert replace(kind, fields=kind.fields[:2]).subject_field() is None


def test_every_field_of_the_built_in_kinds_has_a_schema_that_is_valid() -> None:
    for kind in BUILT_IN:
        for field in kind.fields:
            Draft202012Validator.check_schema(field.json_schema())
