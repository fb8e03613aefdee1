"""Revisions in words: one sentence that says what an act was about."""

from collections.abc import Mapping
from dataclasses import replace

from annotator.model.history import described
from annotator.model.kinds import overlaid
from annotator.model.ops import (
    AddTenure,
    CreateOfficial,
    Delete,
    DeleteDocument,
    DeleteKind,
    EditDocument,
    EditOfficial,
    MarkUncertain,
    Op,
    SaveKind,
    SetFields,
    SetFurniture,
    TagMany,
)
from annotator.model.records import FieldValue, Mode, Official, Revision, RowChange, Tenure
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
from tests.builders import draft, own_kind, tag


def told(workspace: Workspace) -> str:
    """What the history says of the newest revision."""
    return described(workspace.history(1)[0], workspace.kinds())


def sentence(verb: str, after: Mapping[str, object], *, mode: Mode = Mode.DO) -> str:
    changes = (RowChange("annotation", "x", None, after),)
    return described(Revision(1, "", "", verb, mode, None, None, changes), overlaid({}))


def test_every_act_is_told_with_what_it_was_about(workspace: Workspace) -> None:
    assert told(workspace) == "Inga Berg joined the project"
    document = workspace.import_draft(draft(title="Council meets"))
    assert told(workspace) == "Imported “Council meets”"
    chair, figure = tag(document, "Mira Olsen"), tag(document, "340", "statistic")
    official = Official(new_id(), "Mira Olsen")
    post = Tenure(new_id(), official.id, "Chair", annotation=chair.id)
    acts: list[tuple[Op, str]] = [
        (TagMany((chair, figure)), "Tagged 2 passages"),
        (
            SetFields(chair.id, {"role": FieldValue("Chair"), "body": FieldValue("Council")}),
            "Filled in body “Council”, role “Chair”",
        ),
        (SetFields(chair.id, {"role": FieldValue("")}), "Filled in role"),
        (CreateOfficial(official, post, chair.id, "person"), "Added Mira Olsen to the registry"),
        (EditOfficial(replace(official, name="M. Olsen")), "Edited M. Olsen"),
        (AddTenure(Tenure(new_id(), official.id, "Secretary")), "Recorded a post"),
        (MarkUncertain(chair.id, uncertain=True), "Changed a doubt"),
        (Delete((chair.id,)), "Deleted Official “Mira Olsen”"),
        (SaveKind(own_kind()), "Saved the kind Vessel"),
        (DeleteKind("vessel"), "Deleted the kind Vessel"),
        (EditDocument(document.id, {"title": "Council"}), "Edited what is known of the release"),
        (SetFurniture(document.id, (Span(0, 2),)), "Marked furniture"),
    ]
    for op, words in acts:
        workspace.apply(op)
        assert told(workspace) == words


def test_undo_redo_and_revert_are_told_as_such(workspace: Workspace) -> None:
    document = workspace.import_draft(draft())
    number = workspace.apply(tag(document, "340", "statistic")).number
    assert number is not None
    words = "Tagged Statistic “340”"
    assert told(workspace) == words
    workspace.undo()
    assert told(workspace) == f"Undid: {words}"
    workspace.redo()
    assert told(workspace) == f"Redid: {words}"
    workspace.revert(number)
    assert told(workspace) == f"Reverted: {words}"
    workspace.revert(workspace.history(1)[0].number)
    assert told(workspace) == f"Reverted: {words}"


def test_deleting_a_release_is_about_the_release_and_not_its_tags(workspace: Workspace) -> None:
    document = workspace.import_draft(draft())
    workspace.apply(tag(document, "340", "statistic"))
    workspace.apply(DeleteDocument(document.id))
    assert told(workspace) == "Deleted “harbour.txt”"


def test_a_long_quote_is_cut_and_put_on_one_line() -> None:
    assert sentence("tag", {"kind": "official", "quote": "Mira\nOlsen " * 20}) == (
        "Tagged Official “Mira Olsen Mira Olsen Mira Olsen Mira Olsen Mira Olsen Mira…”"
    )


def test_what_is_not_known_is_told_plainly() -> None:
    assert sentence("tag", {"kind": "ferry", "quote": "Aurora"}) == "Tagged ferry “Aurora”"
    assert sentence("fill in", {}) == "Filled in a field"
    assert sentence("an act of a later program", {}) == "an act of a later program"
    empty = Revision(1, "", "", "mark furniture", Mode.DO, None, None, ())
    assert described(empty, {}) == "Marked furniture"


def test_words_with_braces_are_shown_as_they_are() -> None:
    assert sentence("tag", {"kind": "official", "quote": "{name} {0}"}) == (
        "Tagged Official “{name} {0}”"
    )
    assert sentence("{odd} verb", {}) == "{odd} verb"
