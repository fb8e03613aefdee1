"""Taking the person of a tag into the registry, or finding out that the person is in it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.ops import CreateOfficial, SetFields
from annotator.model.records import Annotation, Official, Tenure
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


def _known(session: "Session", name: str) -> Official | None:
    match = Names(session.officials).find(name)
    same = match is not None and match.likeness in (Likeness.EXACT, Likeness.SCRIPT)
    return match.official if match and same else None


def _create(session: "Session", tag: Annotation, key: str, name: str) -> None:
    official, role = Official(new_id(), name), tag.value("role")
    status = tag.value("status")
    manner = status if status in _MANNERS else ""
    post = Tenure(new_id(), official.id, role, tag.value("body"), manner=manner, annotation=tag.id)
    session.apply(CreateOfficial(official, post if role else None, tag.id, key))
