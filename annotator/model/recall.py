"""Recall: which sentences of exported briefings say what their tags no longer say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.briefing import Briefing, value_hash
from annotator.model.exported import ExportRecord, Told
from annotator.model.records import Annotation, State

Find = Callable[[str], Annotation | None]
"""Gives the annotation of an id as it is now, None where it is gone."""


class Why(StrEnum):
    """What became of the tag behind a sentence."""

    GONE = "the tag was deleted"
    REJECTED = "the tag was rejected"
    CHANGED = "the tag says something else now"


@dataclass(frozen=True, slots=True)
class Stale:
    """A sentence that was exported and no longer holds, and the tags that make it so."""

    told: Told
    whys: Mapping[str, Why]

    @property
    def reason(self) -> str:
        """Why, in words."""
        return "; ".join(dict.fromkeys(self.whys.values()))


def told_by(briefing: Briefing) -> tuple[Told, ...]:
    """What a briefing says, with the hashes of what it says it by."""
    hashes = {key: value_hash(tag) for key, tag in briefing.evidence.items()}
    return tuple(
        Told(one.key, one.text, one.sources, tuple(hashes[key] for key in one.sources))
        for one in briefing.statements()
    )


def stale(record: ExportRecord, find: Find) -> tuple[Stale, ...]:
    """The record's sentences whose tags have changed, in the order of reading."""
    now: dict[str, Annotation | None] = {}
    found = []
    for told in record.told:
        whys: dict[str, Why] = {}
        for key, was in zip(told.annotations, told.hashes, strict=True):
            if key not in now:
                now[key] = find(key)
            if why := _why(now[key], was):
                whys[key] = why
        if whys:
            found.append(Stale(told, whys))
    return tuple(found)


def _why(tag: Annotation | None, was: str) -> Why | None:
    if tag is None:
        return Why.GONE
    if tag.state is State.REJECTED:
        return Why.REJECTED
    return None if value_hash(tag) == was else Why.CHANGED


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence as it was exported, and as it reads now; nothing where it should be left out."""

    before: str
    after: str
    reason: str
    sources: tuple[str, ...] = ()


def corrections(found: Iterable[Stale], now: Briefing) -> tuple[Correction, ...]:
    """What to put in place of stale sentences, from the same briefing as it would be now."""
    current = {one.key: one for one in now.statements()}
    made = []
    for one in found:
        replaced = current.get(one.told.key)
        after = replaced.text if replaced else ""
        if after != one.told.text:
            sources = replaced.sources if replaced else ()
            made.append(Correction(one.told.text, after, one.reason, sources))
    return tuple(made)
