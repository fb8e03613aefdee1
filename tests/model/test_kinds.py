"""Kinds: three are built in, a project's own have the same shape; the codebook refuses the rest."""

import json
from dataclasses import replace

import pytest

from annotator.model.errors import UserError
from annotator.model.fields import Choice, Field, FieldType
from annotator.model.images import kind_from, plain_kind
from annotator.model.kinds import (
    BUILT_IN,
    DECISION,
    OFFICIAL,
    RESERVED_SHORTCUTS,
    STATISTIC,
    USER_COLORS,
    Color,
    Kind,
    Pattern,
    check_kind,
    overlaid,
)
from tests.builders import own_kind

VESSEL = own_kind()
KNOWN = overlaid({})


def with_fields(*fields: Field) -> Kind:
    return replace(VESSEL, fields=fields)


REFUSED = [
    (replace(VESSEL, key="Vessel"), "can't be a key"),
    (replace(VESSEL, key="1st"), "can't be a key"),
    (replace(VESSEL, key="vessel\n"), "can't be a key"),
    (replace(VESSEL, key="v" * 41), "can't be a key"),
    (replace(VESSEL, key=""), "can't be a key"),
    (replace(VESSEL, label=" "), "has no label"),
    (replace(VESSEL, color=Color("red", "#FFFFFF")), "“red” is not a colour"),
    (replace(VESSEL, color=Color("#FFFFFF", "#FFF")), "“#FFF” is not a colour"),
    (replace(VESSEL, shortcut=""), "one letter from A to Z"),
    (replace(VESSEL, shortcut="VV"), "one letter from A to Z"),
    (replace(VESSEL, shortcut="5"), "one letter from A to Z"),
    (replace(VESSEL, shortcut="Ж"), "one letter from A to Z"),
    (replace(VESSEL, shortcut="x"), "The window uses X itself"),
    (replace(VESSEL, shortcut="d"), "D belongs to Decision already"),
    (with_fields(), "Vessel has no field"),
    (with_fields(Field("Name", "Name")), "can't be a field's key"),
    (with_fields(Field("name", "Name"), Field("name", "Again")), "Two fields are called “name”"),
    (with_fields(Field("name", "")), "The field “name” has no label"),
    (with_fields(Field("class", "Class", FieldType.CHOICE)), "has no choices"),
    (
        with_fields(Field("class", "Class", FieldType.CHOICE, choices=(Choice(" "),))),
        "A choice of “Class” is empty",
    ),
    (
        with_fields(
            Field("class", "Class", FieldType.CHOICE, choices=(Choice("tug"), Choice("Tug")))
        ),
        "Two choices of “Class” are the same",
    ),
]


@pytest.mark.parametrize(("kind", "reason"), REFUSED)
def test_a_kind_that_can_t_stand_in_the_codebook_is_refused(kind: Kind, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        check_kind(kind, KNOWN)


@pytest.mark.parametrize("kind", [*BUILT_IN, VESSEL], ids=lambda kind: kind.key)
def test_built_in_kinds_and_a_project_s_own_pass_the_same_check(kind: Kind) -> None:
    check_kind(kind, KNOWN)


def test_a_kind_keeps_its_own_letter_when_it_is_saved_again() -> None:
    check_kind(replace(VESSEL, label="Ship"), {**KNOWN, VESSEL.key: VESSEL})


@pytest.mark.parametrize("kind", [*BUILT_IN, VESSEL], ids=lambda kind: kind.key)
def test_a_kind_goes_through_json_and_back(kind: Kind) -> None:
    assert kind_from(json.loads(json.dumps(plain_kind(kind)))) == kind


def test_an_older_codebook_without_the_newer_keys_is_read() -> None:
    plain = plain_kind(VESSEL)
    del plain["help"]
    for field in plain["fields"]:
        for key in ("help", "suggested", "in_table"):
            del field[key]
        for choice in field["choices"]:
            del choice["label"]
    read = kind_from(plain)
    assert read.help == ""
    assert read.field("class").choices == (Choice("tug"),)
    assert [field.key for field in read.fields] == [field.key for field in VESSEL.fields]


def test_a_project_s_own_kinds_stand_behind_the_built_in_ones_or_in_their_place() -> None:
    officer = replace(OFFICIAL, label="Officer")
    kinds = overlaid({"vessel": VESSEL, "official": officer})
    assert list(kinds.values()) == [officer, DECISION, STATISTIC, VESSEL]


def test_the_sign_in_the_text_is_the_shortcut_s_letter() -> None:
    assert replace(VESSEL, shortcut="v").letter == "V"


def test_the_built_in_kinds_differ_in_letter_pattern_and_colour() -> None:
    assert len({kind.letter for kind in BUILT_IN}) == len(BUILT_IN)
    assert len({kind.pattern for kind in BUILT_IN}) == len(BUILT_IN)
    assert len({kind.color for kind in BUILT_IN}) == len(BUILT_IN)
    assert not RESERVED_SHORTCUTS & {kind.letter for kind in BUILT_IN}


def test_the_colours_on_offer_differ_from_the_built_in_ones() -> None:
    assert not set(USER_COLORS) & {kind.color for kind in BUILT_IN}
    assert len(Pattern) == len(BUILT_IN) * 2
