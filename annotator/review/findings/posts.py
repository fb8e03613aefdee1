"""Who held which post on which day, by the registry and by other releases."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from annotator.model.records import Official, Tenure
from annotator.review.findings.facts import Facts, Mention, is_day
from annotator.review.findings.finding import Evidence, Finding
from annotator.review.findings.rule import Key
from annotator.review.findings.words import key_of, same_person, surname

_ONE_HOLDER = re.compile(
    r"^(?:president|prime minister|secretary[- ]general|minister|chancellor|king|queen|emir|"
    r"head of state|chief of the general staff|foreign minister|defen[cs]e minister|governor|"
    r"mayor|президент|премьер-министр|генеральный секретарь|министр|глава)\b",
    re.IGNORECASE,
)
"""Posts that one person holds at a time; of an ambassador a state has many."""
_OUTSIDE = re.compile(
    r"\b(?:former|ex|elect|designate|acting|deputy|vice|first|interim|бывш\w+|экс|врио|"
    r"заместител\w+|и\. ?о\.|вице)\b",
    re.IGNORECASE,
)
_NO_CHANGE = timedelta(days=730)
"""Whoever is named in a post twice within this time has held it in between."""
_NOT_NOW = frozenset(("former", "designated"))


@dataclass(frozen=True, slots=True)
class Post:
    """A tenure of the registry with the name of its official."""

    tenure: Tenure
    name: str

    @property
    def evidence(self) -> Evidence:
        """The registry's line, and the tag that it was taken from."""
        one = self.tenure
        span = f"{one.start or '…'} to {one.end or '…'}"
        words = ", ".join(filter(None, (self.name, one.role, one.body, span)))
        return Evidence("", None, words, "the registry", one.annotation or "")

    def covers(self, day: str) -> bool:
        """Whether the post was held on the day, as far as its dates say."""
        start, end = self.tenure.start, self.tenure.end
        begun = not start or start[: len(day)] <= day[: len(start)]
        return begun and (not end or end >= day[: len(end)])

    def overlaps(self, other: "Post") -> bool:
        """Whether both were held on one day; unknown dates overlap with nothing."""
        one, two = self.tenure, other.tenure
        known = (one.start or one.end) and (two.start or two.end)
        apart = _before(one.end, two.start) or _before(two.end, one.start)
        return bool(known) and not apart


def _before(end: str, start: str) -> bool:
    """Whether a post had ended when the other began; the day of the change is both's."""
    shared = min(len(end), len(start))
    return bool(shared) and end[:shared] <= start[:shared]


@dataclass(frozen=True, slots=True)
class Registry:
    """Officials and posts of the project."""

    officials: tuple[Official, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    def posts(self) -> Iterator[tuple[Official, Post]]:
        """Every post with its official."""
        known: Mapping[str, Official] = {one.id: one for one in self.officials}
        for tenure in self.tenures:
            if official := known.get(tenure.official):
                yield official, Post(tenure, official.name)


def by_person(facts: Facts) -> Iterable[tuple[Key, Mention]]:
    """Mentions with a role, under the official they refer to, or else under the name."""
    for one in facts.mentions:
        if one.role and is_day(one.day):
            if one.official:
                yield ("official", one.official), one
            elif one.name:
                yield ("name", key_of(one.name)), one


def posts_by_person(registry: Registry) -> Iterable[tuple[Key, Post]]:
    """The registry's posts under their official and under each of the names."""
    for official, post in registry.posts():
        yield ("official", official.id), post
        for name in official.names:
            yield ("name", key_of(name)), post


def not_held(key: Key, items: Sequence[Mention | Post]) -> Iterator[Finding]:
    """A release names somebody with a post that the registry has for other days only."""
    posts = [one for one in items if isinstance(one, Post)]
    for one in items:
        if not isinstance(one, Mention) or one.status in _NOT_NOW or _OUTSIDE.search(one.role):
            continue
        same = [post for post in posts if _is_post(post.tenure, one)]
        if same and not any(post.covers(one.day) for post in same):
            yield Finding(
                "post not held",
                (*key, one.evidence.annotation),
                f"{one.name} was not {one.role} on {one.day} by the registry.",
                (one.evidence, *(post.evidence for post in same)),
                (one.role, one.body, one.day),
            )


def _is_post(tenure: Tenure, mention: Mention) -> bool:
    bodies = {key_of(one) for one in (tenure.body, mention.body) if one}
    return key_of(tenure.role) == key_of(mention.role) and len(bodies) <= 1


def by_post(facts: Facts) -> Iterable[tuple[Key, Mention]]:
    """Holders of posts that one person holds at a time, under the post."""
    for one in facts.mentions:
        if is_day(one.day) and one.name and one.status not in _NOT_NOW | {"acting"}:
            yield from ((key, one) for key in _post_keys(one.role, one.body))


def posts_by_post(registry: Registry) -> Iterable[tuple[Key, Post]]:
    """The registry's posts, under the post."""
    for _, post in registry.posts():
        if not post.tenure.manner:
            yield from ((key, post) for key in _post_keys(post.tenure.role, post.tenure.body))


def _post_keys(role: str, body: str) -> tuple[Key, ...]:
    """The post's key; none where it is not known to have one holder."""
    if not body or not _ONE_HOLDER.search(role) or _OUTSIDE.search(role):
        return ()
    return ((key_of(role), key_of(body)),)


def two_holders(key: Key, items: Sequence[Mention | Post]) -> Iterator[Finding]:
    """Two people hold one post on one day, or take turns in it from release to release."""
    mentions = sorted(
        (one for one in items if isinstance(one, Mention)),
        key=lambda one: (one.day, one.evidence.document, one.evidence.annotation),
    )
    seen: set[tuple[str, str]] = set()
    for one, other in _at_once(mentions):
        pair = (surname(one.name), surname(other.name))
        if pair not in seen:
            seen.add(pair)
            yield _both(key, one, other)
    posts = [one for one in items if isinstance(one, Post)]
    for index, post in enumerate(posts):
        for later in posts[index + 1 :]:
            if post.tenure.official != later.tenure.official and post.overlaps(later):
                yield Finding(
                    "two holders",
                    (*key, *sorted((post.tenure.id, later.tenure.id))),
                    f"{post.name} and {later.name} hold the same post at once.",
                    (post.evidence, later.evidence),
                )


def _at_once(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of different people of whom the earlier is named in the post again soon after."""
    holder: Mention | None = None
    for index, one in enumerate(mentions):
        if holder is None or _same(holder, one):
            holder = one
        elif one.day == holder.day or _returns(holder, mentions[index + 1 :]):
            yield holder, one
        else:
            holder = one


def _returns(holder: Mention, later: Sequence[Mention]) -> bool:
    """Whether somebody is named in the post again within the time that no election takes."""
    limit = (date.fromisoformat(holder.day) + _NO_CHANGE).isoformat()
    within = takewhile(lambda one: one.day <= limit, later)
    return any(_same(holder, one) for one in within)


def _same(one: Mention, other: Mention) -> bool:
    if one.official and other.official:
        return one.official == other.official
    return same_person(one.name, other.name)


def _both(key: Key, one: Mention, other: Mention) -> Finding:
    when = one.day if one.day == other.day else f"{one.day} and {other.day}"
    return Finding(
        "two holders",
        (*key, one.name, other.name),
        f"{one.name} and {other.name} are both {one.role} at once ({when}).",
        (one.evidence, other.evidence),
        (one.day, other.day),
    )
