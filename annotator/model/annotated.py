"""Files that bring tags with them: what a reader of such a file gives to an import."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from annotator.model.kinds import Kind
from annotator.model.plain import PlainDocument
from annotator.model.records import Official, Tenure


@dataclass(slots=True)
class Annotated:
    """An annotated file: the documents one at a time, and what they need.

    Ids that are empty are given anew by the import; a tag without an author is the importing
    member's. `members` are names by id and may grow while documents are read, and so may `notes`:
    whole sentences about what the format could not tell or the reader left out. `kinds` are those
    that the tags need. `documents` raises UserError where the file is not what it should be.
    """

    name: str
    documents: Iterable[PlainDocument]
    total: int = 0
    kinds: tuple[Kind, ...] = ()
    officials: tuple[Official, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    members: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
