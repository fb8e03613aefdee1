"""What a template may ask for: names, what they hold, and what lists of them hold.

Derived from the project's kinds, so that a kind of the user's own is there like the built-in ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from annotator.model.kinds import Kind
from exports.briefing.figures import figure_parts


@dataclass(frozen=True, slots=True)
class Item:
    """A thing with fields; those that are lists hold items in their turn."""

    texts: frozenset[str] = frozenset()
    lists: Mapping[str, "Item"] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """All that can be asked of it, in alphabetical order."""
        return tuple(sorted(self.texts | self.lists.keys()))


DOCUMENT_TEXTS = frozenset(
    {"title", "publisher", "published", "event", "published_on", "event_date", "language"}
    | {"address", "file", "text"}
)
"""`published` and `event` are dates in words, `published_on` and `event_date` the same as EDTF."""
TAG_TEXTS = frozenset({"quote", "state", "source", "paragraph", "release"})
"""`source` says publisher, date and paragraph, as a source note does."""
PROJECT_TEXTS = frozenset({"project", "data_of", "generator", "snapshot", "mark"})
FIGURE = "figure"
"""The figure of a tag with its comparator, bounds and unit; of kinds that have one."""

Tree: TypeAlias = Item


def list_name(kind: Kind) -> str:
    """The name of the list of a kind's tags: `officials`, `decisions`, `vessels`."""
    return f"{kind.key}s"


def tag_item(kind: Kind) -> Item:
    """What a tag of the kind offers: its fields, and what every tag has."""
    own = frozenset(one.key for one in kind.fields)
    figure = frozenset({FIGURE}) if figure_parts(kind) else frozenset[str]()
    return Item(own | figure | TAG_TEXTS)


def tree(kinds: Mapping[str, Kind]) -> Tree:
    """What stands at the top of a template: the project, its documents, and all their tags."""
    tags = {list_name(kind): tag_item(kind) for kind in kinds.values()}
    document = Item(DOCUMENT_TEXTS, tags)
    return Item(PROJECT_TEXTS, {"documents": document, **tags})
