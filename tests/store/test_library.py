"""The library filtered, sorted and counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.library import (
    AS_IMPORTED,
    EVERYTHING,
    LibraryColumn,
    LibraryFilter,
    LibraryOrder,
)
from annotator.model.ops import FlagDocument
from annotator.model.records import Document
from annotator.model.review import DocumentState
from annotator.store.library import LibraryReads, library_reads
from annotator.store.suggested import OpenCount
from annotator.workspace import Workspace
from tests.builders import draft, project, tag

ROWS = (
    ("b harbour", "ISAF", "en", "2019-11-28", "2020-01-14"),
    ("A dyke", "Kremlin", "en", "2020-02", ""),
    ("Ёлка", "", "ru", "", "2019-12-31"),
    ("Ель", "ISAF", "ru", "2020-02-03", "2020-02-04"),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Workspace]:
    with project(tmp_path) as workspace:
        for title, publisher, language, event, published in ROWS:
            workspace.import_draft(
                draft(
                    f"{title}: Mira Olsen spoke.",
                    f"{title}.txt",
                    title=title,
                    publisher=publisher,
                    language=language,
                    event_date=event,
                    published_on=published,
                )
            )
        yield workspace


def document(workspace: Workspace, title: str) -> Document:
    return next(one.document for one in workspace.listed(0, 9) if one.document.title == title)


def titles(
    workspace: Workspace, wanted: LibraryFilter = EVERYTHING, order: LibraryOrder = AS_IMPORTED
) -> list[str]:
    with library_reads(workspace.path) as reads:
        shelf = reads.shelf(wanted, order)
        return [line.document.title for line in reads.lines(shelf.numbers) if line]


@pytest.mark.parametrize(
    ("column", "descending", "expected"),
    [
        (LibraryColumn.IMPORTED, False, ["b harbour", "A dyke", "Ёлка", "Ель"]),
        (LibraryColumn.IMPORTED, True, ["Ель", "Ёлка", "A dyke", "b harbour"]),
        (LibraryColumn.TITLE, False, ["A dyke", "b harbour", "Ёлка", "Ель"]),
        (LibraryColumn.PUBLISHER, False, ["b harbour", "Ель", "A dyke", "Ёлка"]),
        (LibraryColumn.EVENT, False, ["b harbour", "A dyke", "Ель", "Ёлка"]),
        (LibraryColumn.EVENT, True, ["Ель", "A dyke", "b harbour", "Ёлка"]),
        (LibraryColumn.PUBLISHED, True, ["Ель", "b harbour", "Ёлка", "A dyke"]),
    ],
)
def test_the_library_is_sorted_with_what_is_empty_last(
    library: Workspace, column: LibraryColumn, descending: bool, expected: list[str]
) -> None:
    assert titles(library, order=LibraryOrder(column, descending)) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (LibraryFilter(language="ru"), ["Ёлка", "Ель"]),
        (LibraryFilter(publisher="ISAF"), ["b harbour", "Ель"]),
        (LibraryFilter(publisher="ISAF", language="ru"), ["Ель"]),
        (LibraryFilter(event_from="2020"), ["A dyke", "Ель"]),
        (LibraryFilter(event_to="2019"), ["b harbour"]),
        (LibraryFilter(event_from="2019-12", event_to="2020-02"), ["A dyke", "Ель"]),
        (LibraryFilter(published_from="2020-01-14"), ["b harbour", "Ель"]),
        (LibraryFilter(published_to="2019-12"), ["Ёлка"]),
        (LibraryFilter(flagged=True), []),
        (LibraryFilter(states=(DocumentState.OPEN,)), [row[0] for row in ROWS]),
        (LibraryFilter(states=(DocumentState.IN_WORK, DocumentState.VERIFIED)), []),
    ],
)
def test_the_library_is_filtered(
    library: Workspace, wanted: LibraryFilter, expected: list[str]
) -> None:
    assert titles(library, wanted) == expected


def test_states_flags_and_suggestions_are_filtered_and_counted(library: Workspace) -> None:
    dyke, spruce = document(library, "A dyke"), document(library, "Ель")
    library.apply(tag(dyke, "Mira Olsen", text="A dyke: Mira Olsen spoke."))
    library.apply(FlagDocument(spruce.id, True))
    library.suggested.note({spruce.sha256: OpenCount(3)}, "1")
    assert titles(library, LibraryFilter(states=(DocumentState.IN_WORK,))) == ["A dyke"]
    assert titles(library, LibraryFilter(flagged=True)) == ["Ель"]
    assert titles(library, LibraryFilter(open_suggestions=True)) == ["Ель"]
    by_tags = LibraryOrder(LibraryColumn.TAGS, descending=True)
    assert titles(library, order=by_tags)[0] == "A dyke"
    by_state = LibraryOrder(LibraryColumn.STATE, descending=True)
    assert titles(library, order=by_state)[0] == "A dyke"
    with library_reads(library.path) as reads:
        shelf = reads.shelf(LibraryFilter(flagged=True))
        assert shelf.total == 4
        assert shelf.states == {DocumentState.OPEN: 3, DocumentState.IN_WORK: 1}
        assert (shelf.returned, shelf.flagged) == (0, 1)
        [line] = reads.lines(shelf.numbers)
        assert line is not None
        assert (line.tags, line.suggestions) == (0, 3)
        assert reads.number(spruce.id) == shelf.numbers[0]
        assert reads.choices().languages == ("en", "ru")
        assert reads.choices().publishers == ("ISAF", "Kremlin")


def test_a_line_that_has_gone_is_none(library: Workspace) -> None:
    with library_reads(library.path) as reads:
        assert reads.lines([99]) == [None]


def test_the_reads_of_the_window_are_the_workspaces_own(library: Workspace) -> None:
    assert isinstance(library.library, LibraryReads)
