"""From a file to a release: read, with what is known of it and the furniture around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from annotator.intake.furniture import Furniture
from annotator.intake.reader import read
from annotator.intake.sources import Source, unpacked
from annotator.model.drafts import Draft, Taken, original_of
from annotator.model.errors import UserError
from annotator.model.spans import joined


@dataclass(frozen=True, slots=True)
class ReleaseReader:
    """Reads any file that is read at all; built once for many."""

    furniture: Furniture

    @classmethod
    def load(cls, resources: Path) -> "ReleaseReader":
        """With the word lists of the data folder. Raises UserError where one can't be read."""
        return cls(Furniture.load(resources))

    def __call__(self, data: bytes, name: str) -> Iterator[Taken]:
        """The release that a file holds, or those of an archive, each with what became of it."""
        for source in unpacked(data, name):
            yield self._taken(source)

    def _taken(self, source: Source) -> Taken:
        if source.problem:
            return Taken(source.name, problem=source.problem)
        try:
            return Taken(source.name, self.read(source.data, PurePosixPath(source.name).name))
        except UserError as error:
            return Taken(source.name, problem=str(error))

    def rows(
        self, data: bytes, name: str, mapping: Mapping[str, str], encoding: str | None = None
    ) -> Iterator[Taken]:
        """The release of each row of a table; see `table.read_table`."""
        from annotator.intake.table import read_table

        for row in read_table(data, name, mapping, encoding):
            draft = row.draft and self._with_furniture(row.draft)
            yield Taken(f"{PurePosixPath(name).name}#{row.number}", draft, row.problem)

    def read(self, data: bytes, name: str, encoding: str | None = None) -> Draft:
        """The draft that the bytes of one release make. UserError says why there is none.

        `encoding` overrules what is detected, for text formats.
        """
        draft = read(data, name, encoding)
        return replace(self._with_furniture(draft), original=original_of(data, draft.text))

    def _with_furniture(self, draft: Draft) -> Draft:
        title = draft.metadata.get("title")
        found = self.furniture(draft.text, title.value if title else "")
        return replace(draft, furniture=joined((*draft.furniture, *found)))
