"""What the library knows of a release, in words."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from annotator.model.library import LibraryColumn, LibraryFilter
from annotator.model.records import Document
from annotator.model.review import DocumentState, Standing
from annotator.ui.theme import Theme
from annotator.ui.wording import counted, date_words, language_words
from annotator.workspace import Line, made_at


def _tr(words: str) -> str:
    return QCoreApplication.translate("Library", words)


def title_of(document: Document) -> str:
    """The title, or the name of the file it came from."""
    return document.title or document.source_name


def facts_of(document: Document) -> tuple[str, ...]:
    """Publisher, date and language, as far as known."""
    day = date_words(document.event_date or document.published_on)
    facts = (document.publisher, day, document.language)
    return tuple(fact for fact in facts if fact)


def state_title(state: DocumentState) -> str:
    """The state as a filter names it."""
    return {
        DocumentState.OPEN: _tr("New"),
        DocumentState.IN_WORK: _tr("In work"),
        DocumentState.SUBMITTED: _tr("Submitted"),
        DocumentState.IN_REVIEW: _tr("In review"),
        DocumentState.VERIFIED: _tr("Verified"),
    }[state]


def state_words(standing: Standing) -> str:
    """The state as a line of the list says it."""
    if standing.returned:
        return _tr("returned")
    state = standing.state
    words = state_title(state).lower()
    return f"{words} ✓" if state is DocumentState.VERIFIED else words


def state_color(standing: Standing, theme: Theme) -> str:
    """The colour of the state, which its words say too."""
    if standing.returned:
        return theme.error
    return {
        DocumentState.IN_WORK: theme.attention,
        DocumentState.SUBMITTED: theme.accent,
        DocumentState.IN_REVIEW: theme.accent,
        DocumentState.VERIFIED: theme.good,
    }.get(standing.state, theme.muted)


def share_done(standing: Standing) -> float:
    """Which share of the tags and statements has left the annotator's hands; 0 without any."""
    return (standing.waiting + standing.decided) / (standing.total or 1)


def full_words(line: Line) -> str:
    """A release with all that the list knows of it, for those who hear it and as a tip."""
    tags = counted(line.tags, _tr("tag"), _tr("tags"))
    parts = [title_of(line.document), *facts_of(line.document), state_words(line.standing), tags]
    if line.document.flagged:
        parts.append(_tr("flagged"))
    if line.suggestions:
        parts.append(counted(line.suggestions, _tr("open suggestion"), _tr("open suggestions")))
    if line.assigned:
        parts.append(_tr("given to {names}").format(names=line.assigned))
    return ", ".join(parts)


def _imported(line: Line) -> str:
    """The day of the import, which the document's id knows."""
    return date_words(made_at(line.document.id).partition("T")[0])


COLUMNS: tuple[LibraryColumn, ...] = (
    LibraryColumn.TITLE,
    LibraryColumn.STATE,
    LibraryColumn.PUBLISHER,
    LibraryColumn.EVENT,
    LibraryColumn.PUBLISHED,
    LibraryColumn.LANGUAGE,
    LibraryColumn.TAGS,
    LibraryColumn.SUGGESTIONS,
    LibraryColumn.ASSIGNED,
    LibraryColumn.IMPORTED,
)
"""The columns of the table, in their order."""

CELLS: Mapping[LibraryColumn, Callable[[Line], str]] = {
    LibraryColumn.TITLE: lambda line: (
        ("⚑ " if line.document.flagged else "") + title_of(line.document)
    ),
    LibraryColumn.STATE: lambda line: state_words(line.standing),
    LibraryColumn.PUBLISHER: lambda line: line.document.publisher,
    LibraryColumn.EVENT: lambda line: date_words(line.document.event_date),
    LibraryColumn.PUBLISHED: lambda line: date_words(line.document.published_on),
    LibraryColumn.LANGUAGE: lambda line: line.document.language,
    LibraryColumn.TAGS: lambda line: f"{line.tags:,}",
    LibraryColumn.SUGGESTIONS: lambda line: (
        "" if line.suggestions is None else f"{line.suggestions:,}"
    ),
    LibraryColumn.ASSIGNED: lambda line: line.assigned,
    LibraryColumn.IMPORTED: _imported,
}


def column_title(column: LibraryColumn) -> str:
    """The head of a column."""
    return {
        LibraryColumn.TITLE: _tr("Title"),
        LibraryColumn.STATE: _tr("State"),
        LibraryColumn.PUBLISHER: _tr("Publisher"),
        LibraryColumn.EVENT: _tr("Event"),
        LibraryColumn.PUBLISHED: _tr("Published"),
        LibraryColumn.LANGUAGE: _tr("Language"),
        LibraryColumn.TAGS: _tr("Tags"),
        LibraryColumn.SUGGESTIONS: _tr("Suggestions"),
        LibraryColumn.ASSIGNED: _tr("Given to"),
        LibraryColumn.IMPORTED: _tr("Imported"),
    }[column]


def order_title(column: LibraryColumn) -> str:
    """How the menu calls the order by a column."""
    return {
        LibraryColumn.TITLE: _tr("By title"),
        LibraryColumn.STATE: _tr("By state"),
        LibraryColumn.PUBLISHER: _tr("By publisher"),
        LibraryColumn.EVENT: _tr("By the day of the event"),
        LibraryColumn.PUBLISHED: _tr("By the day of publication"),
        LibraryColumn.LANGUAGE: _tr("By language"),
        LibraryColumn.TAGS: _tr("By the number of tags"),
        LibraryColumn.SUGGESTIONS: _tr("By open suggestions"),
        LibraryColumn.ASSIGNED: _tr("By whom they were given to"),
        LibraryColumn.IMPORTED: _tr("In the order of import"),
    }[column]


def conditions(
    wanted: LibraryFilter, members: Mapping[str, str]
) -> tuple[tuple[tuple[str, ...], str], ...]:
    """What a filter asks for beside state, return and flag: names of conditions, and words."""
    found: list[tuple[tuple[str, ...], str]] = []
    if wanted.language:
        found.append((("language",), language_words(wanted.language)))
    if wanted.publisher:
        found.append((("publisher",), wanted.publisher))
    for words, low, high in (
        (_tr("Event {dates}"), "event_from", "event_to"),
        (_tr("Published {dates}"), "published_from", "published_to"),
    ):
        first, last = getattr(wanted, low), getattr(wanted, high)
        if first or last:
            found.append(((low, high), words.format(dates=f"{first or '…'} – {last or '…'}")))
    if wanted.open_suggestions:
        found.append((("open_suggestions",), _tr("Open suggestions")))
    if wanted.assigned:
        name = members.get(wanted.assigned, _tr("somebody who left"))
        found.append((("assigned",), _tr("Given to {name}").format(name=name)))
    return tuple(found)
