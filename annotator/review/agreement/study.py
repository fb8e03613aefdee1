"""The study: releases read by several annotators, measured by kind, by pair and by week."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from itertools import combinations
from typing import TypeVar

from annotator.model.records import Annotation
from annotator.review.agreement.coefficients import alpha, kappa
from annotator.review.agreement.matching import Difference, Matched, differences, matched
from annotator.review.agreement.unitised import (
    NOTHING_TAGGED,
    Continuum,
    Measured,
    alpha_u,
    measured,
)
from annotator.review.measure import Measure

Label = TypeVar("Label", str, tuple[str, str])
NOT_TAGGED = ""
"""What an annotator said of a passage that others tagged and he did not."""


@dataclass(frozen=True, slots=True)
class SharedRelease:
    """A release that several have read: its length in code points, and each one's tags.

    Whoever read it and tagged nothing stands in `tags` with none.
    """

    document: str
    length: int
    tags: Mapping[str, Sequence[Annotation]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The measures of one line: on so many releases and tags, and what parts the annotators.

    `exact` and `overlap` are F1 of the spans, `alpha` is of the kind over all passages that
    anybody tagged, `unitised` of where they lie, `kappas` of each field over the tags of both.
    """

    releases: int
    tags: int
    exact: Measure
    overlap: Measure
    alpha: Measure
    unitised: Measure
    kappas: Mapping[str, Measure] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """All lines: everything together, by kind, by pair of annotators, and by week."""

    whole: Agreement
    by_kind: Mapping[str, Agreement]
    by_pair: Mapping[tuple[str, str], Agreement]
    by_week: Mapping[str, Agreement]


@dataclass(frozen=True)
class _Compared:
    """One release seen by two of its annotators."""

    release: SharedRelease
    pair: tuple[str, str]
    found: Matched
    measured: dict[str, Measured] = field(default_factory=dict)
    """What each kind adds to unitised alpha, once it has been asked for."""

    @cached_property
    def parts(self) -> tuple[Difference, ...]:
        """In what the two differ."""
        return tuple(differences(self.release.document, self.found))

    def units_of(self, kind: str) -> Measured:
        """What the tags of a kind add to unitised alpha."""
        if kind not in self.measured:
            tags = self.release.tags
            sides = ("left", tags[self.pair[0]]), ("right", tags[self.pair[1]])
            units = {
                name: [span for tag in held if tag.kind == kind for span in tag.spans]
                for name, held in sides
            }
            self.measured[kind] = measured(Continuum(self.release.length, units))
        return self.measured[kind]

    def of_kind(self, kind: str) -> "_Compared":
        """The same for the tags of one kind; a pair of two kinds falls apart."""
        pairs = [pair for pair in self.found.pairs if pair[0].kind == pair[1].kind == kind]
        apart = [pair for pair in self.found.pairs if pair[0].kind != pair[1].kind]
        left = (*self.found.left, *(one for one, _ in apart))
        right = (*self.found.right, *(other for _, other in apart))
        return _Compared(
            self.release,
            self.pair,
            Matched(
                tuple(pairs),
                tuple(one for one in left if one.kind == kind),
                tuple(one for one in right if one.kind == kind),
            ),
            self.measured,
        )


def study(releases: Iterable[SharedRelease]) -> Study:
    """Compare every two annotators of every release that at least two have read."""
    compared = [
        _Compared(one, pair, matched(one.tags[pair[0]], one.tags[pair[1]]))
        for one in releases
        for pair in combinations(sorted(one.tags), 2)
    ]
    kinds = dict.fromkeys(tag.kind for one in compared for tag in _all_tags(one.release))
    by_kind = {kind: [one.of_kind(kind) for one in compared] for kind in sorted(kinds)}
    return Study(
        _line(compared, None),
        {kind: _line(ones, kind, compared) for kind, ones in by_kind.items()},
        {pair: _line(ones, None) for pair, ones in _grouped(compared, _pair).items()},
        {week: _line(ones, None) for week, ones in _grouped(compared, _week).items() if week},
    )


def _all_tags(release: SharedRelease) -> Iterable[Annotation]:
    return (tag for tags in release.tags.values() for tag in tags)


def _grouped(
    compared: Sequence[_Compared], key: Callable[[_Compared], Label]
) -> dict[Label, list[_Compared]]:
    groups: dict[Label, list[_Compared]] = {}
    for one in compared:
        groups.setdefault(key(one), []).append(one)
    return dict(sorted(groups.items()))


def _pair(one: _Compared) -> tuple[str, str]:
    return one.pair


def _week(one: _Compared) -> str:
    """The ISO week in which the last tag of the release was made; empty without a tag."""
    newest = max((tag.id for tag in _all_tags(one.release)), default="")
    return week_of(newest) if newest else ""


def week_of(row_id: str) -> str:
    """The ISO week (UTC) in which a row was made, by its UUIDv7: `2021-W18`; empty for others."""
    try:
        moment = datetime.fromtimestamp(int(row_id[:8] + row_id[9:13], 16) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02}"


def _line(
    compared: Sequence[_Compared], kind: str | None, everything: Sequence[_Compared] = ()
) -> Agreement:
    """The measures over these comparisons; of one kind's tags where it is given.

    Alpha of a kind is of the choice between it and `everything` else.
    """
    releases = {id(one.release): one.release for one in compared}
    pairs = [pair for one in compared for pair in one.found.pairs]
    alone = [tag for one in compared for tag in (*one.found.left, *one.found.right)]
    exact = sum(left.kind == right.kind and left.spans == right.spans for left, right in pairs)
    overlap = sum(left.kind == right.kind for left, right in pairs)
    return Agreement(
        len(releases),
        len(pairs) + len(alone),
        _f1(exact, len(pairs), len(alone)),
        _f1(overlap, len(pairs), len(alone)),
        alpha(_units(compared) if kind is None else _of_kind(_units(everything), kind)),
        _unitised(compared, kind),
        _kappas(pairs),
        tuple(part for one in compared for part in one.parts),
    )


def _f1(agreed: int, pairs: int, alone: int) -> Measure:
    tags = 2 * pairs + alone
    return 2 * agreed / tags if tags else NOTHING_TAGGED


def _units(compared: Iterable[_Compared]) -> Iterable[Sequence[Hashable]]:
    """What both said of each passage: its kind, or that there is nothing to tag."""
    for one in compared:
        yield from ((left.kind, right.kind) for left, right in one.found.pairs)
        yield from ((tag.kind, NOT_TAGGED) for tag in one.found.left)
        yield from ((NOT_TAGGED, tag.kind) for tag in one.found.right)


def _of_kind(units: Iterable[Sequence[Hashable]], kind: str) -> Iterable[Sequence[Hashable]]:
    return (tuple(value == kind for value in unit) for unit in units)


def _unitised(compared: Sequence[_Compared], only: str | None) -> Measure:
    """Unitised alpha over the kinds; each comparison counts its release's length once."""
    tagged = {tag.kind for one in compared for tag in _all_tags(one.release)}
    kinds = [only] if only else sorted(tagged)
    return alpha_u([[one.units_of(kind) for one in compared] for kind in kinds])


def _kappas(pairs: Sequence[tuple[Annotation, Annotation]]) -> dict[str, Measure]:
    """Cohen's kappa of each field over the tags of both, an empty field being a value too."""
    alike = [pair for pair in pairs if pair[0].kind == pair[1].kind]
    keys: dict[str, dict[str, None]] = {}
    for left, right in alike:
        keys.setdefault(left.kind, {}).update(dict.fromkeys((*left.fields, *right.fields)))
    return {
        f"{kind}.{key}": kappa(
            (left.value(key), right.value(key)) for left, right in alike if left.kind == kind
        )
        for kind, held in sorted(keys.items())
        for key in sorted(held)
    }
