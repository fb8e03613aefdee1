"""Acts that put the registry in order: merge, split, correct posts. All can be undone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.model.errors import UserError
from annotator.model.ops.officials import checked_official, checked_tenure
from annotator.model.ops.state import Plan, StateView
from annotator.model.records import Annotation, Change, Official, Tenure
from annotator.model.registry import folded


@dataclass(frozen=True, slots=True)
class MergeOfficials:
    """Say that several officials are one person: names, posts and mentions go to the one kept."""

    verb: ClassVar[str] = "merge officials"
    kept: str
    merged: tuple[str, ...]

    def plan(self, state: StateView) -> Plan:
        """Mentions and posts moved, the kept one's names added to, the others gone."""
        kept = state.official(self.kept)
        others = [state.official(one) for one in dict.fromkeys(self.merged) if one != self.kept]
        if not others:
            raise UserError("Choose another person of the registry to merge with.")
        moved: dict[str, Annotation] = {}
        for other in others:
            moved |= _referring(state, other.id, kept.id, moved)
        posts = [change for other in others for change in _posts_to(state, other.id, kept.id)]
        return Plan(
            (
                *(Change(state.annotation(key), tag) for key, tag in moved.items()),
                *posts,
                Change(kept, _with_all_names(kept, others)),
                *(Change(other, None) for other in others),
            )
        )


@dataclass(frozen=True, slots=True)
class SplitOfficial:
    """Say that one official is two persons: some mentions, posts and names become another's."""

    verb: ClassVar[str] = "split official"
    official: str
    made: Official
    mentions: tuple[str, ...] = ()
    tenures: tuple[str, ...] = ()

    def plan(self, state: StateView) -> Plan:
        """The new official, what moves to it, and the old one without its names."""
        before = state.official(self.official)
        made = checked_official(self.made)
        theirs = set(map(folded, made.names))
        if folded(before.name) in theirs:
            raise UserError(f"{before.name} keeps that name. Give the other person another one.")
        left = replace(
            before, aliases=tuple(one for one in before.aliases if folded(one) not in theirs)
        )
        mentions = [state.annotation(one) for one in dict.fromkeys(self.mentions)]
        posts = {post.id: post for post in state.tenures_of(before.id)}
        return Plan(
            (
                Change(None, made),
                *(
                    Change(tag, _pointed(tag, before.id, made.id))
                    for tag in mentions
                    if _pointed(tag, before.id, made.id) != tag
                ),
                *(
                    Change(posts[one], replace(posts[one], official=made.id))
                    for one in dict.fromkeys(self.tenures)
                    if one in posts
                ),
                *((Change(before, left),) if left != before else ()),
            )
        )


@dataclass(frozen=True, slots=True)
class EditTenure:
    """Correct a post: role, body, dates, manner."""

    verb: ClassVar[str] = "edit tenure"
    tenure: Tenure

    def plan(self, state: StateView) -> Plan:
        """The post as given, of the same official."""
        before = state.tenure(self.tenure.id)
        after = checked_tenure(state, replace(self.tenure, official=before.official))
        return Plan(()) if after == before else Plan((Change(before, after),))


@dataclass(frozen=True, slots=True)
class DeleteTenure:
    """Take a post out of the registry."""

    verb: ClassVar[str] = "delete tenure"
    tenure: str

    def plan(self, state: StateView) -> Plan:
        """The post goes."""
        return Plan((Change(state.tenure(self.tenure), None),))


@dataclass(frozen=True, slots=True)
class DeleteOfficial:
    """Take a person out of the registry; the tags stay, and refer to nobody."""

    verb: ClassVar[str] = "delete official"
    official: str

    def plan(self, state: StateView) -> Plan:
        """Mentions loosened, posts and person gone."""
        before = state.official(self.official)
        tags = [state.annotation(one) for one in state.mentions_of(before.id)]
        return Plan(
            (
                *(Change(tag, _pointed(tag, before.id, None)) for tag in tags),
                *(Change(post, None) for post in state.tenures_of(before.id)),
                Change(before, None),
            )
        )


def _referring(
    state: StateView, old: str, new: str, moved: dict[str, Annotation]
) -> dict[str, Annotation]:
    """The tags that refer to the one official, as they refer to the other; moved ones go on."""
    tags = {one: moved.get(one) or state.annotation(one) for one in state.mentions_of(old)}
    return {key: _pointed(tag, old, new) for key, tag in tags.items()}


def _pointed(tag: Annotation, old: str, new: str | None) -> Annotation:
    """The tag, its fields referring to the new official in place of the old."""
    fields = {
        key: replace(held, official=new) if held.official == old else held
        for key, held in tag.fields.items()
    }
    return replace(tag, fields=fields)


def _posts_to(state: StateView, old: str, new: str) -> Iterator[Change]:
    """The posts of the one, given to the other; what that one holds already goes."""
    held = {_what(post) for post in state.tenures_of(new)}
    for post in state.tenures_of(old):
        double = _what(post) in held
        yield Change(post, None if double else replace(post, official=new))


def _what(post: Tenure) -> tuple[str, ...]:
    return folded(post.role), folded(post.body), post.start, post.end, post.manner


def _with_all_names(kept: Official, others: list[Official]) -> Official:
    known = set(map(folded, kept.names))
    names = [name for other in others for name in other.names]
    new = {folded(name): name for name in reversed(names) if folded(name) not in known}
    notes = [one.note for one in (kept, *others) if one.note]
    return replace(
        kept,
        aliases=(*kept.aliases, *reversed(new.values())),
        note="\n".join(dict.fromkeys(notes)),
    )
