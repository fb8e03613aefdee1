"""From a file to a release: read, with what is known of it and the furniture around it."""

from dataclasses import dataclass, replace
from pathlib import Path

from annotator.intake.furniture import Furniture
from annotator.intake.reader import read
from annotator.model.drafts import Draft
from annotator.model.spans import joined


@dataclass(frozen=True, slots=True)
class ReleaseReader:
    """Reads any file that is read at all; built once for many."""

    furniture: Furniture

    @classmethod
    def load(cls, resources: Path) -> "ReleaseReader":
        """With the word lists of the data folder. Raises UserError where one can't be read."""
        return cls(Furniture.load(resources))

    def __call__(self, data: bytes, name: str) -> Draft:
        """The draft that the bytes make. UserError says in a line why there is none."""
        draft = read(data, name)
        title = draft.metadata.get("title")
        found = self.furniture(draft.text, title.value if title else "")
        return replace(draft, furniture=joined((*draft.furniture, *found)))
