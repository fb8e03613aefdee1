"""Small helpers: a short release of our own writing, and a project that holds it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from annotator.model.drafts import Draft, Proposal
from annotator.model.fields import Choice, Field, FieldType
from annotator.model.kinds import USER_COLORS, Kind, Pattern
from annotator.model.ops import Tag
from annotator.model.records import Document, FieldValue
from annotator.model.spans import Span
from annotator.workspace import OpenCount, Workspace, new_id

RELEASE = (
    "Harbour Council meets in Portville 🚢\n"
    "\n"
    "On 4 May 2021 Acting Chair Mira Olsen opened the session. The Council adopted a statement "
    "on safe fairways, and Secretary Ana Ruiz-Lindqvist signed the plan for 2021–2023.\n"
    "Председатель Совета Пётр Лавров сообщил, что изъято более 12,5 тонны груза и 340 буёв.\n"
    "The fund receives about $ 7.5 million, of which 30% is spent on crews 👩‍✈️👨🏽‍✈️.\n"
)
"""English, Russian and emoji, with an officials', a decision's and several statistics' words."""

OTHER_RELEASE = "The Dyke Board approved its budget of 3 million euros.\nChair Lena Voss spoke.\n"


def span_of(words: str, text: str = RELEASE, *, nth: int = 0) -> Span:
    """Where the words stand in the text, the `nth` time (from 0)."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def draft(text: str = RELEASE, name: str = "harbour.txt", **metadata: str) -> Draft:
    """What an importer would hand over."""
    proposals = {column: Proposal(value, "the test") for column, value in metadata.items()}
    return Draft(text, name, metadata=proposals)


def tag(
    document: Document,
    words: str,
    kind: str = "official",
    *,
    text: str = RELEASE,
    nth: int = 0,
    **fields: str,
) -> Tag:
    """The op that tags the words, its fields filled in with plain values."""
    filled = {key: FieldValue(value) for key, value in fields.items()}
    return Tag(new_id(), document.id, kind, (span_of(words, text, nth=nth),), filled)


def own_kind(key: str = "vessel", *, shortcut: str = "V", label: str = "Vessel") -> Kind:
    """A kind as a project might define it, with a field of every type."""
    return Kind(
        key=key,
        label=label,
        color=USER_COLORS[0],
        pattern=Pattern.WAVE,
        shortcut=shortcut,
        help="A ship named in the release.",
        fields=(
            Field("name", "Name", in_table=True, suggested=("Aurora", "Borealis")),
            Field("remark", "Remark", FieldType.LONG_TEXT),
            Field("class", "Class", FieldType.CHOICE, choices=(Choice("tug", "Tug boat"),)),
            Field("launched", "Launched", FieldType.DATE),
            Field("crew", "Crew", FieldType.NUMBER),
            Field("tonnage", "Tonnage", FieldType.QUANTITY),
            Field("captain", "Captain", FieldType.OFFICIAL),
        ),
    )


def without_field(kind: Kind, key: str) -> Kind:
    """The kind with one field less."""
    return replace(kind, fields=tuple(field for field in kind.fields if field.key != key))


@contextmanager
def project(folder: Path, name: str = "harbour") -> Iterator[Workspace]:
    """A new project, closed at the end whatever happens."""
    workspace = Workspace.create(folder / f"{name}.pressdb", author="Inga Berg")
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def reopened(path: Path) -> Iterator[Workspace]:
    """The project opened as after a restart."""
    workspace = Workspace(path)
    try:
        yield workspace
    finally:
        workspace.close()


def contents(workspace: Workspace) -> object:
    """Everything that a project holds, in its order, but for the log."""
    documents = [one.document for one in workspace.listed(0, 9999)]
    return (
        [workspace.open_document(document.id) for document in documents],
        workspace.officials(),
        workspace.tenures(),
        dict(workspace.kinds()),
        workspace.team.members,
        workspace.team.assignments(),
        workspace.team.comments(),
        [workspace.team.statements(document.id) for document in documents],
        workspace.team.standings(),
    )


def noted(path: Path) -> dict[str, OpenCount]:
    """What the project's file notes of open suggestions, by the texts' SHA-256."""
    sql = "SELECT hex(sha256), open, sure FROM suggestion JOIN content ON content.n = content_n"
    with closing(sqlite3.connect(path)) as connection:
        return {key.lower(): OpenCount(*counts) for key, *counts in connection.execute(sql)}
