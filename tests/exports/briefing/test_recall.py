"""Recall: which exported sentences no longer hold, and what to put in their place."""

from dataclasses import replace

import pytest

from annotator.model.briefing import value_hash
from annotator.model.errors import UserError
from annotator.model.exported import ExportRecord
from annotator.model.recall import Why, corrections, stale, told_by
from annotator.model.records import Annotation, FieldValue, State
from annotator.model.snapshot import SnapshotDocument, no_progress
from tests.exports.briefing.library import first, library, second
from tests.exports.briefing.test_templates import WORD, composed

OPTIONS = {"template": "event"}


def exported() -> ExportRecord:
    briefing = WORD.compose(library(first()), OPTIONS, no_progress)
    return ExportRecord("e1", "2026-11-23", "event", told=told_by(briefing))


def with_tag(changed: Annotation | None, at: int = 1) -> SnapshotDocument:
    held = first()
    tags = list(held.annotations)
    tags[at : at + 1] = [changed] if changed else []
    return replace(held, annotations=tuple(tags))


def find_in(held: SnapshotDocument):  # type: ignore[no-untyped-def]
    return {one.id: one for one in held.annotations}.get


def test_nothing_is_stale_as_long_as_nothing_changes() -> None:
    assert stale(exported(), find_in(first())) == ()


def test_what_was_verified_since_still_holds() -> None:
    tag = replace(first().annotations[1], state=State.SUBMITTED, author="somebody else")
    assert stale(exported(), find_in(with_tag(tag))) == ()


@pytest.mark.parametrize(
    ("state", "why"), [(State.REJECTED, Why.REJECTED), (State.VERIFIED, Why.CHANGED)]
)
def test_sentences_of_a_tag_that_changed_are_listed_with_the_reason(state: State, why: Why) -> None:
    tag = first().annotations[1]
    fields = {**tag.fields, "value": FieldValue("401")}
    found = stale(exported(), find_in(with_tag(replace(tag, fields=fields, state=state))))
    assert [one.told.key.partition("/")[0] for one in found] == ["summary", "statistics.table"]
    assert {one.reason for one in found} == {str(why)}


def test_a_correction_says_what_was_told_and_what_holds_now() -> None:
    tag = first().annotations[1]
    now = with_tag(replace(tag, fields={**tag.fields, "value": FieldValue("401")}))
    made = corrections(
        stale(exported(), find_in(now)), WORD.compose(library(now), OPTIONS, no_progress)
    )
    assert made[0].before == "Boats: 400 (2018)."
    assert made[0].after == "Boats: 401 (2018)."


def test_what_is_gone_is_to_be_left_out() -> None:
    now = with_tag(None)
    made = corrections(
        stale(exported(), find_in(now)), WORD.compose(library(now), OPTIONS, no_progress)
    )
    assert {(one.after, one.reason) for one in made} == {("", str(Why.GONE))}


def test_a_correction_note_sets_rows_side_by_side_without_bars_or_empty_cells() -> None:
    tag = first().annotations[1]
    held = with_tag(replace(tag, fields={**tag.fields, "value": FieldValue("401")}))
    now = WORD.compose(library(held), OPTIONS, no_progress)
    made = corrections(stale(exported(), find_in(held)), now)
    note = WORD.correction("Orsk", "2026-11-27", made, now)
    assert [one.text.split(" | ")[:2] for one in note.statements()] == [
        ["Boats: 400 (2018).", "Boats: 401 (2018)."],
        ["boats · 400 · 2018", "boats · 401 · 2018"],
    ]


def test_the_hash_is_of_what_is_said() -> None:
    tag = first().annotations[1]
    assert value_hash(tag) == value_hash(replace(tag, confidence=0.3, origin="imported"))
    assert value_hash(tag) != value_hash(replace(tag, uncertain=True))


def test_a_release_with_a_higher_mark_is_refused_by_name() -> None:
    held = replace(second(), document=replace(second().document, handling="SECRET"))
    with pytest.raises(UserError, match=r"“River Council meets in Ludza” carry a higher .*SECRET"):
        composed(library(first(), held), mark="RESTRICTED")
    assert composed(library(first(), held), mark="SECRET").documents == 2


def test_grades_stand_in_notes_and_among_the_sources() -> None:
    held = replace(first(), document=replace(first().document, reliability="B2"))
    briefing = composed(library(held))
    assert {source.reliability for source in briefing.sources.values()} == {"B2"}
    assert any(one.text.endswith("| B2") for one in briefing.statements())
