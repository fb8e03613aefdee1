"""Searching a project on any thread, beside the workspace that has it open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import TypeAlias

from annotator.model.search import corrected, parsed
from annotator.model.snapshot import Progress, no_progress
from annotator.store.reader import Reader
from annotator.store.reindex import reindex
from annotator.store.search import Finder, Found, Hit, Hits, Nearest, field_names
from annotator.store.search.nearest import unchecked

Sees: TypeAlias = Callable[[str, str], bool]
"""Whether the member who searches may see a tag of this document by this author."""

__all__ = ["Found", "Hit", "Near", "Search", "reindexed", "searching"]


_TRIED = 3
"""Queries with other words that are looked at where one finds nothing."""


@dataclass(frozen=True, slots=True)
class Near:
    """A query that was probably meant, and how many releases or tags it finds."""

    text: str
    count: int


class Search:
    """Asks one project; use it on the thread that made it."""

    def __init__(self, reader: Reader, sees: Sees | None = None) -> None:
        self._sees = sees
        self._names = field_names(reader.kinds())
        self._finder = Finder(reader)
        self._hits = Hits(reader)
        self._nearest = Nearest(reader.connection)

    def find(self, text: str, *, growing: bool = False, tags: bool = False) -> Found:
        """All releases or, if the text asks for them or `tags` does, tags; the best first.

        `growing`: the last word is still being typed. Raises UserError with what is wrong in the
        text and what to write.
        """
        found = self._finder.find(parsed(text, self._names, growing=growing), tags=tags)
        return self._hits.seen(found, self._sees) if self._sees else found

    def near(
        self,
        text: str,
        *,
        growing: bool = False,
        tags: bool = False,
        check: Callable[[], object] = unchecked,
    ) -> tuple[Near, ...]:
        """Where a query finds nothing: the same with words that the library has, if that finds.

        Only words that no release has are exchanged, for the nearest by their letters. `check` may
        raise to end it. Raises UserError as `find` does.
        """
        words = self._nearest.replacements(parsed(text, self._names, growing=growing), check)
        tried = islice(product(*words.values()), _TRIED) if words else ()
        queries = [corrected(text, dict(zip(words, meant, strict=True))) for meant in tried]
        counted = (Near(one, self.find(one, growing=growing, tags=tags).count) for one in queries)
        return tuple(one for one in counted if one.count)

    def page(self, found: Found, offset: int, limit: int) -> list[Hit]:
        """A page of what was found, as it stands now."""
        return self._hits.page(found, offset, limit)


@contextmanager
def searching(path: Path, sees: Sees | None = None) -> Iterator[Search]:
    """A search with a connection of its own, of all tags or of those that a member may see."""
    reader = Reader(path)
    try:
        yield Search(reader, sees)
    finally:
        reader.close()


def reindexed(path: Path, progress: Progress = no_progress) -> int:
    """Make the index anew on a connection of its own; how many releases are in it.

    Nobody should write meanwhile. Where `progress` raises, the old index stays.
    """
    return reindex(path, progress)
