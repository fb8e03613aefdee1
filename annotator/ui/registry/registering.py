"""Taking the people of tags into the registry, or finding out that they are in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.ops import CreateOfficial, Reference, RegisterMany, SetFields
from annotator.model.records import Annotation, Official, State, Tenure
from annotator.suggest.registry.names import Likeness, Names
from annotator.workspace import new_id

if TYPE_CHECKING:
    from annotator.ui.session import Session


_MANNERS = ("acting", "designated")
"""How a post may be held otherwise than in office."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Registering", words)


def register(session: "Session", tag: Annotation) -> None:
    """Take the tag's person into the registry, with the post that the tag gives.

    Somebody who is in it already, under this name or the same in another script or spelling, is
    referred to, and known by this name too from now on.
    """
    field = session.kinds[tag.kind].subject_field()
    name = tag.value(field.key) if field else ""
    if field is None or not name:
        session.refused.emit(_tr("This tag names no person. Fill in the name first."))
    elif tag.fields[field.key].official:
        session.said.emit(_tr("This person is in the registry already."))
    elif known := _known(session, name):
        held = replace(tag.fields[field.key], official=known.id)
        if session.apply(SetFields(tag.id, {field.key: held})):
            words = _tr("The registry has {name} already; the tag refers to that person now.")
            session.said.emit(words.format(name=known.name))
    else:
        _create(session, tag, field.key, name)


_SURE = (Likeness.EXACT, Likeness.SCRIPT)


def _known(session: "Session", name: str) -> Official | None:
    match = Names(session.officials).find(name)
    return match.official if match and match.likeness in _SURE else None


def _create(session: "Session", tag: Annotation, key: str, name: str) -> None:
    official = Official(new_id(), name)
    session.apply(CreateOfficial(official, _post(official, tag), tag.id, key))


def _post(official: Official, tag: Annotation) -> Tenure | None:
    """The post that the tag gives; None where it gives none."""
    role, status = tag.value("role"), tag.value("status")
    manner = status if status in _MANNERS else ""
    post = Tenure(new_id(), official.id, role, tag.value("body"), manner=manner, annotation=tag.id)
    return post if role else None


# everybody of a release


@dataclass(slots=True)
class _Person:
    """Somebody whom the registry does not know, with the tags that name them, by field."""

    official: Official
    tags: list[tuple[Annotation, str]] = field(default_factory=list)

    def take(self, tag: Annotation, key: str) -> None:
        """Another tag of the person, perhaps under another name."""
        self.tags.append((tag, key))
        name = " ".join(tag.value(key).split())
        if len(name.split()) > 1 and name not in self.official.names:
            self.official = replace(self.official, aliases=(*self.official.aliases, name))

    def created(self) -> CreateOfficial:
        """The act, with the post of the first tag that gives one, if possible with its body."""
        told = sorted(
            self.tags, key=lambda one: (not one[0].value("role"), not one[0].value("body"))
        )
        tag, key = told[0]
        return CreateOfficial(self.official, _post(self.official, tag), tag.id, key)


class _Everybody:
    """Sorts the tags of a release by whom they name, the fullest names first."""

    def __init__(self, officials: Iterable[Official]) -> None:
        self._registry = Names(officials)
        self._new = Names(())
        self.people: dict[str, _Person] = {}
        self.references: list[Reference] = []
        self.doubtful: dict[str, None] = {}

    def take(self, tag: Annotation, key: str) -> None:
        """Refer to whom the tag names for sure, make somebody new, or leave it to the user."""
        name = " ".join(tag.value(key).split())
        known, new = self._registry.find(name), self._new.find(name)
        if known and known.likeness in _SURE:
            self.references.append(Reference(tag.id, key, known.official.id))
        elif known or (new and new.likeness is Likeness.TYPO) or (not new and " " not in name):
            self.doubtful[name] = None
        elif new:
            self.people[new.official.id].take(tag, key)
        else:
            made = Official(new_id(), name)
            self.people[made.id] = _Person(made, [(tag, key)])
            self._new = Names(one.official for one in self.people.values())

    def act(self) -> RegisterMany:
        """All of it as one act."""
        created = tuple(one.created() for one in self.people.values())
        firsts = {one.annotation for one in created}
        others = (
            Reference(tag.id, key, person.official.id)
            for person in self.people.values()
            for tag, key in person.tags
            if tag.id not in firsts
        )
        return RegisterMany(created, (*self.references, *others))


def register_all(session: "Session") -> None:
    """Take everybody whom the tags of the open release name into the registry, in one act.

    Who is known is referred to. Names that may mean somebody else, or are family names alone, are
    left to the user and named.
    """
    named = _unregistered(session)
    everybody = _Everybody(session.officials)
    for tag, key in sorted(named, key=lambda one: -len(one[0].value(one[1]).split())):
        everybody.take(tag, key)
    act = everybody.act()
    if not named:
        session.said.emit(_tr("Everybody whom the tags of this release name is in the registry."))
    elif not (act.created or act.references) or session.apply(act):
        session.said.emit(_told(len(act.created), len(named), tuple(everybody.doubtful)))


def _unregistered(session: "Session") -> list[tuple[Annotation, str]]:
    """The tags of the open release that name somebody whom they don't refer to, by field."""
    found = []
    for tag in session.annotations:
        subject = session.kinds[tag.kind].subject_field() if tag.kind in session.kinds else None
        held = tag.fields.get(subject.key) if subject else None
        if (
            subject
            and held
            and held.value
            and not held.official
            and tag.state is not State.REJECTED
        ):
            found.append((tag, subject.key))
    return found


def _told(new: int, tags: int, doubtful: tuple[str, ...]) -> str:
    words = _tr("Took {count} people into the registry, from {tags} tags.")
    told = words.format(count=new, tags=tags)
    if doubtful:
        left = _tr("Left for you, since the name is not enough: {names}. Ctrl+R takes one in.")
        told += " " + left.format(names=", ".join(doubtful))
    return told
