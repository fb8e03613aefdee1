"""Two shapes of a rule: one reads a release, the other joins what releases say under one key."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from annotator.review.findings.facts import Facts
from annotator.review.findings.finding import Finding

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A rule that needs one release and nothing else."""

    key: str
    label: str
    find: Callable[[Facts], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Across:
    """A rule that compares what several places say under one key.

    `items` gives what a release has to say, each under its key; `find` judges the items of one
    key, in the order of the library. The registry's items come from `registered`.
    """

    key: str
    label: str
    items: Callable[[Facts], Iterable[tuple[Key, Any]]]
    find: Callable[[Key, Sequence[Any]], Iterator[Finding]]
    registered: Callable[[Any], Iterable[tuple[Key, Any]]] | None = None


Rule: TypeAlias = Within | Across
