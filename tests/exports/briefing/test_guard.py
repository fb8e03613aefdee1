"""The number guard: what verified tags prove passes, and what they don't is found."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.claims import Names
from annotator.model.errors import UserError
from annotator.model.guard import Evidence, unproven
from annotator.model.records import State
from annotator.model.snapshot import SnapshotDocument, no_progress
from exports.briefing.templates import TEMPLATES
from tests.exports.briefing.edits import PROVEN, UNPROVEN
from tests.exports.briefing.library import first, library, second, third
from tests.exports.briefing.test_templates import WORD


def verified(held: SnapshotDocument) -> SnapshotDocument:
    tags = tuple(replace(one, state=State.VERIFIED) for one in held.annotations)
    return replace(held, annotations=tags)


NAMES = Names.of(("lena", "anna", "john", "peter", "пётр", "лена"), ("Lena Voss", "Лена Восс"))
EVIDENCE = Evidence.of(
    [one for held in (first(), second(), verified(third())) for one in held.annotations],
    NAMES,
    {"o1": ("Lena Voss", "Лена Восс")},
)


@pytest.mark.parametrize("words", PROVEN)
def test_what_verified_tags_say_passes(words: str) -> None:
    assert unproven(words, EVIDENCE, NAMES) == []


def test_nearly_all_that_is_not_proven_is_found_and_named() -> None:
    missed = [
        (words, wanted)
        for words, wanted in UNPROVEN
        if wanted not in [one.text for one in unproven(words, EVIDENCE, NAMES)]
    ]
    assert len(UNPROVEN) >= 40
    assert missed == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_final_briefing_of_verified_tags_proves_all_that_it_says(
    template: str, language: str, tmp_path: Path
) -> None:
    snapshot = library(first(), second(), verified(third()))
    options = {"template": template, "language": language, "status": "final"}
    briefing = WORD.compose(snapshot, options, no_progress)
    assert briefing.unproven == ()
    assert not briefing.draft


def test_a_final_briefing_is_refused_with_the_list_of_what_is_not_proven(tmp_path: Path) -> None:
    target = tmp_path / "final.docx"
    options = {"template": "event", "status": "final", "text": "They seized 401 boats."}
    with pytest.raises(UserError, match=r"Figure “401” in “They seized 401 boats\.”: no verified"):
        WORD.write(library(first()), target, options, no_progress)
    assert not target.exists()


def test_a_checked_briefing_becomes_a_draft_and_says_why(tmp_path: Path) -> None:
    target = tmp_path / "checked.docx"
    options = {"template": "digest", "status": "checked"}
    report = WORD.write(library(), target, options, no_progress)
    assert any("Лодок: 450" in sentence for sentence in report.left_out)
    assert WORD.compose(library(), options, no_progress).draft
    whole = library(first(), second())
    assert not WORD.compose(whole, options, no_progress).draft


def test_a_title_that_was_typed_is_checked_too() -> None:
    options = {"template": "digest", "status": "checked", "title": "700 boats seized"}
    assert next(one.text for one in WORD.compose(library(), options, no_progress).unproven) == "700"


def test_a_tag_that_is_not_verified_proves_nothing() -> None:
    tags = [replace(one, state=State.SUBMITTED) for one in first().annotations]
    bare = Evidence.of(tags, NAMES, {})
    assert [one.text for one in unproven("400 boats", bare, NAMES)] == ["400"]


def test_a_final_profile_leaves_out_posts_without_a_verified_tag() -> None:
    options = {"template": "profile", "status": "final", "officials": "Lena Voss"}
    briefing = WORD.compose(library(first()), options, no_progress)
    assert not any(one.key.startswith("registry") for one in briefing.statements())
    assert any("Posts of the registry" in sentence for sentence in briefing.left_out)
