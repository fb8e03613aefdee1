"""Merging, splitting and correcting people of the registry, and taking it back."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from annotator.model.errors import UserError
from annotator.model.ops import (
    AddTenure,
    CreateOfficial,
    DeleteOfficial,
    DeleteTenure,
    EditTenure,
    MergeOfficials,
    SplitOfficial,
    Tag,
)
from annotator.model.records import Document, FieldValue, Official, Tenure
from annotator.workspace import Workspace, new_id
from tests.builders import contents, span_of


@dataclass(frozen=True)
class Two:
    """Two officials who are one person, each with a mention and a post."""

    one: Official
    other: Official
    first: str
    second: str


@pytest.fixture
def two(workspace: Workspace, document: Document) -> Two:
    one = Official(new_id(), "Mira Olsen", ("M. Olsen",), "Chair for long")
    other = Official(new_id(), "Мира Ольсен", ("m. olsen", "Olsen"))
    workspace.apply(CreateOfficial(one, Tenure(new_id(), one.id, "Chair", "Council", "2020")))
    workspace.apply(CreateOfficial(other, Tenure(new_id(), other.id, "chair", "Council", "2020")))
    workspace.apply(AddTenure(Tenure(new_id(), other.id, "Deputy Chair", "Council")))
    first = _mention(workspace, document, "Mira Olsen", one)
    second = _mention(workspace, document, "Acting Chair Mira Olsen", other)
    return Two(one, other, first, second)


def _mention(workspace: Workspace, document: Document, words: str, who: Official) -> str:
    made, held = new_id(), FieldValue(who.name, None, who.id)
    workspace.apply(Tag(made, document.id, "official", (span_of(words),), {"person": held}))
    return made


def people(workspace: Workspace) -> Mapping[str, tuple[str, ...]]:
    return {one.name: one.aliases for one in workspace.officials()}


def posts(workspace: Workspace) -> list[tuple[str, str]]:
    names = {one.id: one.name for one in workspace.officials()}
    return [(names[post.official], post.role) for post in workspace.tenures()]


def test_merging_moves_names_mentions_and_posts(workspace: Workspace, two: Two) -> None:
    before = contents(workspace)
    workspace.apply(MergeOfficials(two.one.id, (two.other.id,)))
    assert people(workspace) == {"Mira Olsen": ("M. Olsen", "Мира Ольсен", "Olsen")}
    assert posts(workspace) == [("Mira Olsen", "Chair"), ("Mira Olsen", "Deputy Chair")]
    assert workspace.annotation(two.second).official == two.one.id
    assert workspace.annotation(two.second).value("person") == "Мира Ольсен"
    assert workspace.check() == []
    workspace.undo()
    assert contents(workspace) == before
    workspace.redo()
    assert list(people(workspace)) == ["Mira Olsen"]


def test_nobody_is_merged_with_themselves(workspace: Workspace, two: Two) -> None:
    with pytest.raises(UserError, match="another person"):
        workspace.apply(MergeOfficials(two.one.id, (two.one.id,)))


def test_splitting_takes_mentions_posts_and_names_along(workspace: Workspace, two: Two) -> None:
    workspace.apply(MergeOfficials(two.one.id, (two.other.id,)))
    before = contents(workspace)
    made = Official(new_id(), "Мира Ольсен", ("Olsen",))
    deputy = next(post.id for post in workspace.tenures() if post.role == "Deputy Chair")
    workspace.apply(SplitOfficial(two.one.id, made, (two.second,), (deputy,)))
    assert people(workspace) == {"Mira Olsen": ("M. Olsen",), "Мира Ольсен": ("Olsen",)}
    assert posts(workspace) == [("Mira Olsen", "Chair"), ("Мира Ольсен", "Deputy Chair")]
    assert workspace.annotation(two.first).official == two.one.id
    assert workspace.annotation(two.second).official == made.id
    assert workspace.check() == []
    workspace.undo()
    assert contents(workspace) == before


def test_the_other_person_needs_another_name(workspace: Workspace, two: Two) -> None:
    with pytest.raises(UserError, match="keeps that name"):
        workspace.apply(SplitOfficial(two.one.id, Official(new_id(), "mira olsen")))
    with pytest.raises(UserError, match="needs a name"):
        workspace.apply(SplitOfficial(two.one.id, Official(new_id(), " ")))


def test_a_post_is_corrected_and_deleted(workspace: Workspace, two: Two) -> None:
    post = workspace.tenures()[0]
    changed = Tenure(post.id, two.other.id, "Chair", "Council", "4 May 2021", "2023", "acting")
    workspace.apply(EditTenure(changed))
    now = workspace.tenures()[0]
    assert (now.start, now.end, now.manner) == ("2021-05-04", "2023", "acting")
    assert now.official == two.one.id
    with pytest.raises(UserError):
        workspace.apply(EditTenure(Tenure(post.id, two.one.id, " ")))
    assert workspace.apply(EditTenure(now)).number is None
    workspace.apply(DeleteTenure(post.id))
    assert post.id not in {one.id for one in workspace.tenures()}
    workspace.undo()
    assert workspace.tenures()[0] == now


def test_a_person_leaves_the_registry_and_the_tags_stay(workspace: Workspace, two: Two) -> None:
    before = contents(workspace)
    workspace.apply(DeleteOfficial(two.other.id))
    assert list(people(workspace)) == ["Mira Olsen"]
    assert workspace.annotation(two.second).official is None
    assert workspace.annotation(two.second).value("person") == "Мира Ольсен"
    assert len(workspace.tenures()) == 1
    assert workspace.check() == []
    workspace.undo()
    assert contents(workspace) == before
