"""A new version takes over what is certain; other tags wait as orphans, and nothing is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.drafts import Draft
from annotator.model.errors import ConflictError, DuplicateError, UserError
from annotator.model.ops import (
    Delete,
    DropOrphan,
    EditDocument,
    PlaceOrphan,
    ReadAgain,
    SetFields,
    Tag,
    TakeVersion,
    tag_of,
)
from annotator.model.records import Annotation, Document, FieldValue, Orphan
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
from annotator.workspace.importing import Result, document_of
from tests.builders import RELEASE, contents, draft, project, span_of, tag
from tests.workspace.test_importing import imported

NEW = "Home\n\n" + RELEASE.replace("340 буёв", "343 буя").replace("Mira Olsen", "Mira Olsson")


@pytest.fixture
def old(workspace: Workspace) -> Document:
    """A release with three tags, of which one has evidence elsewhere."""
    document = workspace.import_draft(draft(title="Harbour"))
    workspace.apply(tag(document, "Mira Olsen", person="Mira Olsen"))
    workspace.apply(tag(document, "340", "statistic", value="340"))
    made = tag(document, "$ 7.5 million", "statistic", value="7500000")
    workspace.apply(made)
    where = FieldValue("about", span_of("about"))
    workspace.apply(SetFields(made.id, {"counted": where}))
    return document


def newer(workspace: Workspace, text: str = NEW) -> Document:
    return workspace.import_draft(draft(text, "harbour-2.txt", publisher="Harbour press"))


def tags(workspace: Workspace, document: Document) -> list[Annotation]:
    return list(workspace.open_document(document.id).annotations)


def orphans(workspace: Workspace, document: Document) -> list[Orphan]:
    return list(workspace.intake.orphans(document.id))


def test_certain_tags_move_and_the_others_wait(workspace: Workspace, old: Document) -> None:
    workspace.apply(TakeVersion(old.id, newer(workspace).id))
    [moved] = tags(workspace, old)
    assert (moved.quote, moved.spans) == ("$ 7.5 million", (span_of("$ 7.5 million", NEW),))
    assert moved.fields["counted"].span == span_of("about", NEW)
    assert [tag_of(one).quote for one in orphans(workspace, old)] == ["Mira Olsen", "340"]
    assert orphans(workspace, old)[1].before.endswith("12,5 тонны груза и ")
    assert workspace.check() == []


def test_the_release_stays_the_same_one_with_another_text(
    workspace: Workspace, old: Document
) -> None:
    workspace.apply(TakeVersion(old.id, newer(workspace).id))
    opened = workspace.open_document(old.id)
    assert opened.text == NEW
    assert (opened.document.version, opened.document.earlier) == (2, (old.sha256,))
    assert (opened.document.title, opened.document.publisher) == ("Harbour", "Harbour press")
    assert workspace.document_count() == 1
    assert workspace.intake.text_of(old.sha256) == RELEASE


def test_it_is_undone_in_one_step(workspace: Workspace, old: Document) -> None:
    other = newer(workspace)
    workspace.apply(tag(other, "Harbour Council", text=NEW))
    before = contents(workspace)
    workspace.apply(TakeVersion(old.id, other.id))
    after = contents(workspace)
    workspace.undo()
    assert contents(workspace) == before
    assert orphans(workspace, old) == []
    workspace.redo()
    assert contents(workspace) == after
    assert workspace.check() == []


def test_tags_of_the_newer_release_come_along_once(workspace: Workspace, old: Document) -> None:
    other = newer(workspace)
    workspace.apply(tag(other, "$ 7.5 million", "statistic", text=NEW))
    workspace.apply(tag(other, "Mira Olsson", text=NEW))
    workspace.apply(TakeVersion(old.id, other.id))
    assert [one.quote for one in tags(workspace, old)] == ["Mira Olsson", "$ 7.5 million"]
    assert workspace.check() == []


def test_an_orphan_is_placed_by_hand_with_its_values(workspace: Workspace, old: Document) -> None:
    workspace.apply(TakeVersion(old.id, newer(workspace).id))
    [orphan, _] = orphans(workspace, old)
    workspace.apply(PlaceOrphan(orphan.id, (span_of("Mira Olsson", NEW),)))
    placed = workspace.annotation(orphan.id)
    assert (placed.quote, placed.value("person")) == ("Mira Olsson", "Mira Olsen")
    assert len(orphans(workspace, old)) == 1
    workspace.undo()
    assert len(orphans(workspace, old)) == 2
    assert workspace.check() == []


def test_an_orphan_can_be_let_go_of_and_comes_back(workspace: Workspace, old: Document) -> None:
    workspace.apply(TakeVersion(old.id, newer(workspace).id))
    workspace.apply(DropOrphan(orphans(workspace, old)[0].id))
    assert len(orphans(workspace, old)) == 1
    workspace.undo()
    assert len(orphans(workspace, old)) == 2


def test_an_earlier_version_that_comes_again_is_named(workspace: Workspace, old: Document) -> None:
    workspace.apply(TakeVersion(old.id, newer(workspace).id))
    [outcome] = imported(workspace, RELEASE).report.outcomes
    assert outcome.result is Result.DUPLICATE
    assert "earlier version of “Harbour”" in outcome.reason


def test_the_history_of_the_release_goes_back_before_the_version(
    workspace: Workspace, old: Document
) -> None:
    workspace.apply(TakeVersion(old.id, newer(workspace).id))
    verbs = [line.verb for line in workspace.history(99, document=old.id)]
    assert verbs[0] == "take version"
    assert verbs[-1] == "import"
    assert "tag" in verbs


def test_taking_back_an_earlier_deletion_does_not_tag_other_words(
    workspace: Workspace, old: Document
) -> None:
    gone = tags(workspace, old)[0]
    workspace.apply(Delete((gone.id,)))
    number = workspace.history(1)[0].number
    workspace.apply(TakeVersion(old.id, newer(workspace).id))
    with pytest.raises(ConflictError, match="another text"):
        workspace.revert(number)


def test_the_version_is_not_taken_back_under_later_tags(
    workspace: Workspace, old: Document
) -> None:
    workspace.apply(TakeVersion(old.id, newer(workspace).id))
    number = workspace.history(1)[0].number
    workspace.apply(tag(old, "Mira Olsson", text=NEW))
    with pytest.raises(ConflictError, match="present version"):
        workspace.revert(number)


def test_a_release_is_no_version_of_itself(workspace: Workspace, old: Document) -> None:
    with pytest.raises(UserError, match="the same release"):
        workspace.apply(TakeVersion(old.id, old.id))


def test_a_file_read_again_gives_another_text_and_keeps_what_was_typed(
    workspace: Workspace,
) -> None:
    right = "Совет гавани заседал.\n"
    wrong = right.encode("cp1251").decode("koi8-r")
    document = workspace.import_draft(draft(wrong, title="???", publisher="?"))
    workspace.apply(EditDocument(document.id, {"publisher": "Harbour press"}))
    read = document_of(
        Draft(right, "a.txt", encoding="windows-1251", metadata=draft(title="Совет").metadata)
    )
    workspace.apply(ReadAgain(document.id, read, right))
    opened = workspace.open_document(document.id)
    assert opened.text == right
    assert (opened.document.title, opened.document.publisher) == ("Совет", "Harbour press")
    assert opened.document.encoding == "windows-1251"
    workspace.undo()
    assert workspace.open_document(document.id).text == wrong
    assert workspace.check() == []


def test_a_text_that_another_release_has_is_refused(workspace: Workspace, old: Document) -> None:
    other = newer(workspace)
    with pytest.raises(DuplicateError, match="Harbour"):
        workspace.apply(ReadAgain(other.id, document_of(draft()), RELEASE))


WORDS = st.lists(
    st.sampled_from(["the council", "546", "tonnes", "of fuel", "met", "5", "Зас", "🚢", "\n"]),
    min_size=1,
    max_size=25,
).map(" ".join)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WORDS, WORDS, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 12)), max_size=6))
def test_no_tag_is_lost_or_moved_to_other_words(
    tmp_path_factory: pytest.TempPathFactory,
    one: str,
    other: str,
    places: list[tuple[int, int]],
) -> None:
    old_text, new_text = f"{one}.\n", f"{other}!\n"
    with project(tmp_path_factory.mktemp("versions")) as workspace:
        document = workspace.import_draft(draft(old_text, "1"))
        newer = workspace.import_draft(draft(new_text, "2"))
        quotes: dict[str, str] = {}
        for start, size in places:
            end = min(start + size, len(old_text))
            if start < end and not workspace.same_tag(document.id, "official", (Span(start, end),)):
                made = Tag(new_id(), document.id, "official", (Span(start, end),))
                workspace.apply(made)
                quotes[made.id] = old_text[start:end]
        before = contents(workspace)
        workspace.apply(TakeVersion(document.id, newer.id))
        kept = {tag.id: tag.quote for tag in tags(workspace, document)}
        waiting = {one.id: tag_of(one).quote for one in orphans(workspace, document)}
        assert {**kept, **waiting} == quotes
        assert not kept.keys() & waiting.keys()
        for tag in tags(workspace, document):
            assert new_text[tag.start : tag.end] == tag.quote
        assert workspace.check() == []
        workspace.undo()
        assert contents(workspace) == before
