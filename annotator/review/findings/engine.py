"""All rules over a project, and again over what has changed only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.model.snapshot import SnapshotDocument
from annotator.review.findings.facts import Facts, facts_of
from annotator.review.findings.finding import Finding
from annotator.review.findings.posts import Registry
from annotator.review.findings.rule import Across, Key, Rule, Within
from annotator.review.findings.rules import RULES

_REGISTRY = ""
"""Where the registry stands among the documents: before all of them."""


@dataclass(slots=True)
class _Joined:
    """What one rule across releases knows: items by key and place, findings by key."""

    rule: Across
    items: dict[Key, dict[str, tuple[Any, ...]]] = field(default_factory=dict)
    keys: dict[str, tuple[Key, ...]] = field(default_factory=dict)
    stale: set[Key] = field(default_factory=set)
    found: dict[Key, tuple[Finding, ...]] = field(default_factory=dict)

    def put(self, place: str, pairs: Sequence[tuple[Key, Any]]) -> None:
        """Replace what a place says."""
        for key in self.keys.pop(place, ()):
            self.stale.add(key)
            held = self.items[key]
            del held[place]
            if not held:
                del self.items[key]
        grouped: dict[Key, list[Any]] = {}
        for key, item in pairs:
            grouped.setdefault(key, []).append(item)
        for key, items in grouped.items():
            self.items.setdefault(key, {})[place] = tuple(items)
        self.stale.update(grouped)
        if grouped:
            self.keys[place] = tuple(grouped)

    def findings(self) -> Iterator[Finding]:
        """All findings, those of stale keys judged anew."""
        for key in self.stale:
            held = self.items.get(key, {})
            items = [item for place in sorted(held) for item in held[place]]
            found = tuple(self.rule.find(key, items)) if len(items) > 1 else ()
            if found:
                self.found[key] = found
            else:
                self.found.pop(key, None)
        self.stale.clear()
        for _, found in sorted(self.found.items()):
            yield from found


class Findings:
    """The findings of a project, kept up to date by the releases and the registry put in.

    Not safe on two threads at once.
    """

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self._order = {rule.key: number for number, rule in enumerate(rules)}
        self._within = [rule for rule in rules if isinstance(rule, Within)]
        self._joined = [_Joined(rule) for rule in rules if isinstance(rule, Across)]
        self._own: dict[str, tuple[Finding, ...]] = {}

    def put(self, held: SnapshotDocument) -> None:
        """Take in a release, for the first time or as it is now."""
        facts: Facts = facts_of(held)
        self._own[facts.id] = tuple(
            finding for rule in self._within for finding in rule.find(facts)
        )
        for joined in self._joined:
            joined.put(facts.id, list(joined.rule.items(facts)))

    def drop(self, document_id: str) -> None:
        """Forget a release that is no longer there."""
        self._own.pop(document_id, None)
        for joined in self._joined:
            joined.put(document_id, ())

    def register(self, registry: Registry) -> None:
        """Take in the registry as it is now."""
        for joined in self._joined:
            if joined.rule.registered is not None:
                joined.put(_REGISTRY, list(joined.rule.registered(registry)))

    def all(self) -> tuple[Finding, ...]:
        """All findings, rule by rule, each once."""
        found = [one for joined in self._joined for one in joined.findings()]
        found += [one for document in sorted(self._own) for one in self._own[document]]
        found.sort(key=lambda one: self._order[one.rule])
        return tuple({one.id: one for one in found}.values())
