"""Acts on releases: import, edit, mark furniture, delete."""

from dataclasses import replace

from annotator.model.errors import DuplicateError, FieldError
from annotator.model.ops import (
    DeleteDocument,
    EditDocument,
    ImportDocument,
    SetFurniture,
)
from annotator.model.records import Document
from annotator.model.spans import Span
from annotator.model.text import digest
from annotator.workspace import Workspace, new_id
from tests.builders import (
    OTHER_RELEASE,
    RELEASE,
    draft,
    tag,
)
from tests.model.ops.acts import changes_nothing, refused


def test_importing_takes_the_text_and_what_was_proposed(workspace: Workspace) -> None:
    made = workspace.import_draft(
        draft(title="  Harbour\nCouncil ", published_on="4 мая 2021", author="nobody's column")
    )
    opened = workspace.open_document(made.id)
    assert opened.text == RELEASE
    assert opened.document == made
    assert (made.title, made.published_on, made.source_name) == (
        "Harbour Council",
        "2021-05-04",
        "harbour.txt",
    )
    assert made.sha256 == digest(RELEASE)


def test_a_proposed_date_that_is_none_is_left_out(workspace: Workspace) -> None:
    assert workspace.import_draft(draft(event_date="soon")).event_date == ""


def test_furniture_of_a_draft_is_kept_in_reading_order(workspace: Workspace) -> None:
    furniture = (Span(8, 12), Span(0, 3), Span(2, 5))
    made = workspace.import_draft(replace(draft(), furniture=furniture))
    assert workspace.open_document(made.id).document.furniture == (Span(0, 5), Span(8, 12))


def test_the_very_same_text_is_refused_and_the_earlier_release_named(
    workspace: Workspace, document: Document
) -> None:
    op = ImportDocument(replace(document, id=new_id()), RELEASE)
    refused(workspace, op, "as “harbour.txt”. Open that release instead", DuplicateError)
    workspace.apply(EditDocument(document.id, {"title": "Council meets"}))
    refused(workspace, op, "as “Council meets”", DuplicateError)


def test_a_release_without_text_is_refused(workspace: Workspace) -> None:
    op = ImportDocument(Document(new_id(), digest(" \n"), "empty.txt"), " \n")
    refused(workspace, op, "empty.txt holds no text")


def test_furniture_behind_the_text_is_refused(workspace: Workspace, document: Document) -> None:
    far = (Span(0, len(RELEASE) + 1),)
    refused(workspace, SetFurniture(document.id, far), "lies outside the text")
    op = ImportDocument(Document(new_id(), digest("abc"), "a.txt", furniture=far), "abc")
    refused(workspace, op, "lies outside the text")


def test_a_text_under_a_wrong_digest_is_the_program_s_mistake(workspace: Workspace) -> None:
    op = ImportDocument(Document(new_id(), digest("abc"), "a.txt"), "abd")
    refused(workspace, op, "not the document's", ValueError)


def test_editing_a_release_tidies_lines_and_reads_dates(
    workspace: Workspace, document: Document
) -> None:
    values = {"title": " Harbour  Council", "event_date": "4.5.2021", "language": "ru"}
    workspace.apply(EditDocument(document.id, values))
    edited = workspace.open_document(document.id).document
    assert (edited.title, edited.event_date, edited.language) == (
        "Harbour Council",
        "2021-05-04",
        "ru",
    )
    assert changes_nothing(workspace, EditDocument(document.id, values))
    workspace.apply(EditDocument(document.id, {"event_date": " "}))
    assert workspace.open_document(document.id).document.event_date == ""


def test_what_a_release_must_not_be_edited_to_is_refused(
    workspace: Workspace, document: Document
) -> None:
    refused(workspace, EditDocument(document.id, {"sha256": ""}), "“sha256” of a release")
    refused(workspace, EditDocument(document.id, {"event_date": "soon"}), "not a date", FieldError)
    refused(workspace, EditDocument(new_id(), {"title": "x"}), "release is no longer")


def test_furniture_is_replaced_as_a_whole(workspace: Workspace, document: Document) -> None:
    workspace.apply(SetFurniture(document.id, (Span(5, 9), Span(0, 5))))
    workspace.apply(SetFurniture(document.id, (Span(9, 12),)))
    assert workspace.open_document(document.id).document.furniture == (Span(9, 12),)
    assert changes_nothing(workspace, SetFurniture(document.id, (Span(9, 12),)))


def test_deleting_a_release_takes_its_tags_along_and_undo_brings_all_back(
    workspace: Workspace, document: Document
) -> None:
    workspace.import_draft(draft(OTHER_RELEASE, "other.txt"))
    for words in ("Mira Olsen", "Ana Ruiz-Lindqvist"):
        workspace.apply(tag(document, words))
    whole = workspace.open_document(document.id)
    workspace.apply(DeleteDocument(document.id))
    assert [one.document.source_name for one in workspace.listed(0, 9)] == ["other.txt"]
    refused(workspace, DeleteDocument(document.id), "release is no longer")
    workspace.undo()
    assert workspace.open_document(document.id) == whole
    assert [one.document.source_name for one in workspace.listed(0, 9)] == [
        "harbour.txt",
        "other.txt",
    ]
