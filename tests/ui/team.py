"""A project with a team, for tests of the window: who annotates, who supervises."""

from collections.abc import Sequence

from annotator.model.ops import AddMember, Submit, Tag, TagMany
from annotator.model.records import Document
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
from tests.builders import draft

INGA, ADA, BEN = "Inga Berg", "Ada Voss", "Ben Ruiz"
"""Inga, who made the project, supervises; Ada and Ben annotate."""


def join(workspace: Workspace, *names: str) -> None:
    """Let annotators join; Inga acts."""
    for name in names:
        workspace.apply(AddMember(new_id(), name))


def release(workspace: Workspace, number: int, facts: int) -> Document:
    """A release of so many sentences with a figure each, the words of each its own."""
    lines = [f"Office {number} counted {at + 10} boats on day {at + 1}." for at in range(facts)]
    return workspace.import_draft(draft("\n".join(lines) + "\n", f"office-{number}.txt"))


def handed_in(
    workspace: Workspace, document: Document, words: Sequence[str], who: str = ADA
) -> list[str]:
    """Statistics over the words, made and handed in by a member; the one before acts again."""
    before, text = workspace.team.acting.id, workspace.open_document(document.id).text
    tags = []
    for one in words:
        start = text.index(one)
        tags.append(Tag(new_id(), document.id, "statistic", (Span(start, start + len(one)),)))
    workspace.team.act_as(who)
    workspace.apply(TagMany(tuple(tags)))
    workspace.apply(Submit(tuple(tag.id for tag in tags)))
    workspace.team.act_as(before)
    return [tag.id for tag in tags]
