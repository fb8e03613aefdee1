"""Links suggestions of officials to the registry, and fills in their posts on the event's date."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from annotator.model.kinds import OFFICIAL
from annotator.model.records import FieldValue, Official, Tenure
from annotator.model.registry import folded, held_on, post_on
from annotator.model.suggestion import Suggestion
from annotator.suggest.registry.bodies import Bodies
from annotator.suggest.registry.names import Likeness, Match, Names

_PERSON, _ROLE, _BODY, _STATUS, _TYPE = "person", "role", "body", "status", "type"
_BY_TITLE = "title"
_MODIFIERS = re.compile(r"\b(?:acting|newly elected|и\.?о\.?|исполняющ\w+ обязанности)\s+")
_WORDS = {
    Likeness.EXACT: "{name} stands in the registry",
    Likeness.SCRIPT: "the registry has the name as {name}",
    Likeness.INITIALS: "the registry has {name} of these initials",
    Likeness.FAMILY: "the registry has one person of that family name, {name}",
    Likeness.TYPO: "probably a typo of {name} in the registry",
}


@dataclass(frozen=True, slots=True)
class Registry:
    """The officials and their posts, ready to be asked."""

    officials: Sequence[Official] = ()
    tenures: Sequence[Tenure] = ()
    bodies: Bodies = field(default_factory=Bodies)
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", Names(self.officials))

    def holder(self, role: str, body: str, date: str) -> tuple[Official, Tenure] | None:
        """The one official who held the post on the date (EDTF); None where it is not certain."""
        if not role or not body or not date:
            return None
        role_key, body_key = _role_key(role), self.bodies.key(body)
        held = [
            post
            for post in self.tenures
            if _role_key(post.role) == role_key and self.bodies.key(post.body) == body_key
        ]
        holders = {post.official: post for post in held if held_on(date, post)}
        if len(holders) != 1:
            return None
        [(official_id, post)] = holders.items()
        official = next((one for one in self.officials if one.id == official_id), None)
        return (official, post) if official else None


def _role_key(role: str) -> str:
    return _MODIFIERS.sub("", folded(" ".join(role.split())))


def linked(found: Iterable[Suggestion], registry: Registry, date: str) -> list[Suggestion]:
    """The suggestions, those of officials referring to whom the registry knows.

    A name is found in another script, by its initials or with a typo; a post without a name means
    its holder on the `date` of the event. The words of the quote are never touched.
    """
    if not registry.officials:
        return list(found)
    return [_linked(one, registry, date) if one.kind == OFFICIAL.key else one for one in found]


def _linked(one: Suggestion, registry: Registry, date: str) -> Suggestion:
    person = one.fields.get(_PERSON)
    if person is not None and person.official:
        return one
    if person is None or not person.value:
        return _by_post(one, registry, date)
    match = registry.names.find(person.value)
    if match is None:
        return one
    fields = dict(one.fields)
    fields[_PERSON] = replace(person, official=match.official.id)
    if match.likeness is Likeness.TYPO:
        fields[_PERSON] = replace(fields[_PERSON], value=match.name)
    return _told(_with_post(replace(one, fields=fields), match, registry, date), _reason(match))


def _reason(match: Match) -> str:
    return _WORDS[match.likeness].format(name=match.name)


def _with_post(one: Suggestion, match: Match, registry: Registry, date: str) -> Suggestion:
    """With the post of that day, where the text gives none."""
    held = one.fields.get(_ROLE)
    post = post_on(date, registry.tenures, match.official.id)
    if (held is not None and held.value) or post is None:
        return one
    fields = {**one.fields, _ROLE: FieldValue(post.role)}
    if post.body:
        fields[_BODY] = FieldValue(post.body)
    if post.manner:
        fields[_STATUS] = FieldValue(post.manner)
    return replace(one, fields=fields)


def _by_post(one: Suggestion, registry: Registry, date: str) -> Suggestion:
    values = {key: held.value for key, held in one.fields.items()}
    if values.get(_TYPE) != _BY_TITLE:
        return one
    found = registry.holder(values.get(_ROLE, ""), values.get(_BODY, ""), date)
    if found is None:
        return one
    official, _ = found
    fields = {**one.fields, _PERSON: FieldValue(official.name, None, official.id)}
    return _told(replace(one, fields=fields), f"the registry has {official.name} in that post then")


def _told(one: Suggestion, words: str) -> Suggestion:
    return replace(one, reason=f"{one.reason}; {words}" if one.reason else words)
