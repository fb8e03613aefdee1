"""Acts on their way to the store: each becomes a revision, several may share a transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.model.records import Change, Mode
from annotator.store.log import Entry, Header


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be one revision, with the texts and files that are new."""

    verb: str
    mode: Mode
    changes: tuple[Change, ...]
    target: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the log stands: its last number and time (ms since 1970), and who acts."""

    number: int
    at: int
    author: str


def entries_of(
    acts: Sequence[Act],
    now: Moment,
    content_of: Callable[[tuple[Change, ...]], str | None],
) -> list[Entry]:
    """What the store writes; `content_of` gives the text that changes are about."""
    return [
        Entry(
            Header(
                number=number,
                at=now.at,
                author=now.author,
                verb=act.verb,
                mode=act.mode,
                target=act.target,
                content=content_of(act.changes),
            ),
            act.changes,
            act.texts,
            act.originals,
        )
        for number, act in enumerate(acts, start=now.number + 1)
    ]
