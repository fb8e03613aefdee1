"""What several annotators made of one release, side by side: where they agree and where not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.records import Annotation, State


class Difference(StrEnum):
    """In what the tags of one place differ, the gravest first."""

    MISSING = "missing"
    KIND = "kind"
    BOUNDARY = "boundary"
    FIELD = "field"
    NONE = "agreed"


Fits = Callable[[Annotation, Annotation], bool]
HANDED_IN = frozenset({State.SUBMITTED, State.CHANGED, State.VERIFIED})
"""The states that are compared: drafts are not finished, rejected and returned ones are out."""


@dataclass(frozen=True, slots=True)
class Row:
    """The tags of one place by author; None where that author has none.

    `fields` are the keys in which they differ, where they differ in nothing graver.
    """

    tags: Mapping[str, Annotation | None]
    difference: Difference
    fields: tuple[str, ...] = ()

    @property
    def present(self) -> tuple[Annotation, ...]:
        """The tags that are there."""
        return tuple(tag for tag in self.tags.values() if tag is not None)

    @property
    def settled(self) -> bool:
        """Whether one of them is verified and nothing beside it waits."""
        states = [tag.state for tag in self.present]
        return all(state is State.VERIFIED for state in states)

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return min(tag.start for tag in self.present)


def compared(tags: Iterable[Annotation], authors: Sequence[str]) -> tuple[Row, ...]:
    """The places that these authors tagged, in reading order.

    Tags of one place are found by the same spans, then by the widest overlap within a kind.
    """
    left: dict[str, list[Annotation]] = {author: [] for author in authors}
    for tag in sorted(tags, key=lambda tag: (tag.start, -tag.end, tag.id)):
        if tag.author in left and tag.state in HANDED_IN:
            left[tag.author].append(tag)
    rows: list[Row] = []
    for fits in (_same, _same_place, _overlapping):
        for author in authors:
            rows += _rows_of(author, left, fits)
    for author in authors:
        rows += [_alone(tag, authors) for tag in left[author]]
    return tuple(sorted(rows, key=lambda row: (row.start, row.present[0].id)))


def _rows_of(author: str, left: dict[str, list[Annotation]], fits: Fits) -> Iterator[Row]:
    """The rows of an author's tags that others fit; a tag leaves what is left with its row."""
    for tag in tuple(left[author]):
        if tag in left[author] and (row := _row(tag, left, fits)):
            yield row


def _row(tag: Annotation, left: dict[str, list[Annotation]], fits: Fits) -> Row | None:
    """The row of a tag with those of other authors that fit it; they leave what is left."""
    found: dict[str, Annotation | None] = {}
    for author, others in left.items():
        if author == tag.author:
            found[author] = tag
        else:
            partners = [one for one in others if fits(tag, one)]
            found[author] = max(partners, key=lambda one: _shared(tag, one), default=None)
    if sum(one is not None for one in found.values()) < 2:
        return None
    if fits is _same and None in found.values() and len(left) > 2:
        _complete(tag, found, left)
    for author, one in found.items():
        if one is not None:
            left[author].remove(one)
    return Row(found, *_difference(tuple(found.values())))


def _complete(
    tag: Annotation, found: dict[str, Annotation | None], left: dict[str, list[Annotation]]
) -> None:
    """Where two agree, a third one's near miss belongs to the same place."""
    for author, one in found.items():
        if one is None:
            near = [other for other in left[author] if _same_place(tag, other)]
            near = near or [other for other in left[author] if _overlapping(tag, other)]
            found[author] = max(near, key=lambda other: _shared(tag, other), default=None)


def _alone(tag: Annotation, authors: Sequence[str]) -> Row:
    tags = {author: tag if author == tag.author else None for author in authors}
    return Row(tags, Difference.MISSING)


def _difference(tags: Sequence[Annotation | None]) -> tuple[Difference, tuple[str, ...]]:
    present = [tag for tag in tags if tag is not None]
    if len(present) < len(tags):
        return Difference.MISSING, ()
    if len({tag.kind for tag in present}) > 1:
        return Difference.KIND, ()
    if len({tag.spans for tag in present}) > 1:
        return Difference.BOUNDARY, ()
    keys = dict.fromkeys(key for tag in present for key in tag.fields)
    differing = tuple(key for key in keys if len({tag.value(key) for tag in present}) > 1)
    return (Difference.FIELD, differing) if differing else (Difference.NONE, ())


def _same(one: Annotation, other: Annotation) -> bool:
    return one.kind == other.kind and one.spans == other.spans


def _same_place(one: Annotation, other: Annotation) -> bool:
    return one.spans == other.spans


def _overlapping(one: Annotation, other: Annotation) -> bool:
    return one.kind == other.kind and _shared(one, other) > 0


def _shared(one: Annotation, other: Annotation) -> int:
    """How many code points two tags share."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.spans for b in other.spans
    )
