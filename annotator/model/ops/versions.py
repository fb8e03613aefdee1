"""Acts that give a release another text: a later version, or its file read in another way.

Tags, dismissals and statements move to the new text only where their place is certain
(`model.moving`). Other tags become orphans, which a person places or drops.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import ClassVar

from annotator.model.errors import DuplicateError, ForbiddenError, UserError
from annotator.model.images import image, record_from
from annotator.model.moving import Mover, context_of
from annotator.model.ops.documents import EDITABLE_COLUMNS
from annotator.model.ops.state import Plan, StateView, kind_of
from annotator.model.ops.tags import removed, require_new
from annotator.model.records import (
    BY_HAND,
    Annotation,
    Change,
    Document,
    FieldValue,
    Orphan,
    Role,
    State,
)
from annotator.model.spans import Span, joined, quote_of, require_within
from annotator.model.text import digest


@dataclass(frozen=True, slots=True)
class TakeVersion:
    """Make the text of another release of the library the new version of this one.

    The other release goes; what hangs on it hangs on this one from then on. What is known of this
    release stays, and is filled up with what only the newer one knows.
    """

    verb: ClassVar[str] = "take version"
    document: str
    newer: str

    def plan(self, state: StateView) -> Plan:
        """The tags with their new places or as orphans, and one document less."""
        before, newer = state.document(self.document), state.document(self.newer)
        if before.id == newer.id:
            raise UserError("That is the same release. Choose another one.")
        known = {
            column: getattr(newer, column)
            for column in EDITABLE_COLUMNS
            if not getattr(before, column)
        }
        after = _with_text(before, newer, known)
        changes = chain(
            _moved(state, before, state.text(newer.id)),
            _taken_over(state, newer, before),
            (Change(newer, None), Change(before, after)),
        )
        return Plan(tuple(changes))


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Replace the text of a release by what its file gives when it is read in another way.

    `read` is the release as it is read now. What a person typed stays as it is.
    """

    verb: ClassVar[str] = "read again"
    document: str
    read: Document
    text: str

    def plan(self, state: StateView) -> Plan:
        """The document with its other text; the tags with their places, or as orphans."""
        before = state.document(self.document)
        if digest(self.text) != self.read.sha256:
            raise ValueError("the text is not the document's")
        if not self.text.strip():
            raise UserError("Read like that the file holds no text. Choose another encoding.")
        twin = state.document_of_text(self.read.sha256)
        if twin is not None and twin.id != before.id:
            raise DuplicateError(
                f"The library has this text already, as “{twin.title or twin.source_name}”."
            )
        require_within(self.text, self.read.furniture)
        known = {
            column: getattr(self.read, column)
            for column in EDITABLE_COLUMNS
            if before.provenance.get(column) != BY_HAND
        }
        after = _with_text(before, self.read, known)
        if after == before:
            return Plan(())
        moved = () if self.read.sha256 == before.sha256 else _moved(state, before, self.text)
        return Plan((*moved, Change(before, after)), {self.read.sha256: self.text})


def _with_text(before: Document, newer: Document, known: Mapping[str, str]) -> Document:
    sources = {column: newer.provenance[column] for column in known if column in newer.provenance}
    earlier = (*before.earlier, before.sha256)
    return replace(
        before.with_facts(known),
        sha256=newer.sha256,
        source_name=newer.source_name,
        original=newer.original,
        encoding=newer.encoding,
        furniture=joined(newer.furniture),
        earlier=tuple(one for one in dict.fromkeys(earlier) if one != newer.sha256),
        provenance={**before.provenance, **sources},
    )


def _moved(state: StateView, before: Document, text: str) -> Iterator[Change]:
    """What stands in the old text, with its place in the new one."""
    old = state.text(before.id)
    mover = Mover(old, text)
    lost: list[Annotation] = []
    for tag in state.annotations(before.id):
        spans = mover.all_moved(tag.spans)
        if spans is None:
            lost.append(tag)
            continue
        after = replace(tag, spans=spans, fields=_fields(tag, spans, mover))
        if after != tag:
            yield Change(tag, after)
    yield from removed(state, lost)
    yield from (Change(None, _orphan(tag, old)) for tag in lost)
    for one in state.dismissals(before.id):
        place = mover.all_moved(one.spans)
        yield Change(one, None if place is None else replace(one, spans=place))
    for stated in state.statements(before.id):
        if stated.span is not None:
            sentence = mover.moved(stated.span)
            yield Change(stated, replace(stated, span=sentence) if sentence else None)


def _fields(tag: Annotation, spans: tuple[Span, ...], mover: Mover) -> dict[str, FieldValue]:
    """The fields with their evidence moved: inside the tag with it, elsewhere if it is certain."""

    def place(span: Span) -> Span | None:
        for old, new in zip(tag.spans, spans, strict=True):
            if old.covers(span):
                shift = new.start - old.start
                return Span(span.start + shift, span.end + shift)
        return mover.moved(span)

    return {
        key: replace(held, span=place(held.span)) if held.span else held
        for key, held in tag.fields.items()
    }


def _orphan(tag: Annotation, text: str) -> Orphan:
    around = context_of(text, Span(tag.start, tag.end))
    return Orphan(tag.id, tag.document, image(tag), around.before, around.after)


def _taken_over(state: StateView, newer: Document, before: Document) -> Iterator[Change]:
    """What hangs on the newer release, now on this one; a tag that is there already goes."""
    held = {
        (tag.author, tag.kind, tag.spans)
        for tag in _places_after(state, before, state.text(newer.id))
    }
    tags = state.annotations(newer.id)
    twins = [tag for tag in tags if (tag.author, tag.kind, tag.spans) in held]
    gone = {tag.id for tag in twins}
    yield from removed(state, twins, comments=False)
    yield from (Change(tag, replace(tag, document=before.id)) for tag in tags if tag.id not in gone)
    for one in state.comments(newer.id):
        about = "" if one.annotation in gone else one.annotation
        yield Change(one, replace(one, document=before.id, annotation=about))
    for dismissed in state.dismissals(newer.id):
        yield Change(dismissed, replace(dismissed, document=before.id))
    for stated in state.statements(newer.id):
        yield Change(stated, replace(stated, document=before.id))
    for orphan in state.orphans(newer.id):
        yield Change(orphan, replace(orphan, document=before.id))
    given = {one.member for one in state.assignments(before.id)}
    for task in state.assignments(newer.id):
        yield Change(task, None if task.member in given else replace(task, document=before.id))


def _places_after(state: StateView, before: Document, text: str) -> Iterator[Annotation]:
    mover = Mover(state.text(before.id), text)
    for tag in state.annotations(before.id):
        if spans := mover.all_moved(tag.spans):
            yield replace(tag, spans=spans)


def tag_of(orphan: Orphan) -> Annotation:
    """The tag as it was in the earlier text."""
    tag = record_from("annotation", orphan.id, orphan.tag)
    if not isinstance(tag, Annotation):
        raise TypeError(f"not a tag: {orphan.id}")
    return tag


@dataclass(frozen=True, slots=True)
class PlaceOrphan:
    """Give a tag without a place the passage that a person chose for it.

    Its values stay. Evidence in the earlier text is let go of, and so is a reference to an
    official who is no longer in the registry. A verified tag has changed by that.
    """

    verb: ClassVar[str] = "place orphan"
    orphan: str
    spans: tuple[Span, ...]

    def plan(self, state: StateView) -> Plan:
        """The tag at its new place, and one orphan less."""
        orphan = state.orphan(self.orphan)
        tag = tag_of(orphan)
        require_new(state, orphan.document, kind_of(state, tag.kind), self.spans)
        placed = replace(
            tag,
            document=orphan.document,
            spans=self.spans,
            quote=quote_of(state.text(orphan.document), self.spans),
            fields={key: _loosened(state, held) for key, held in tag.fields.items()},
            state=State.CHANGED if tag.state is State.VERIFIED else tag.state,
        )
        return Plan((Change(orphan, None), Change(None, placed)))


def _loosened(state: StateView, held: FieldValue) -> FieldValue:
    official = held.official
    if official is not None:
        try:
            state.official(official)
        except UserError:
            official = None
    return FieldValue(held.value, None, official)


@dataclass(frozen=True, slots=True)
class DropOrphan:
    """Let go of a tag that has no place in the new text; the history keeps it."""

    verb: ClassVar[str] = "drop orphan"
    orphan: str

    def plan(self, state: StateView) -> Plan:
        """One orphan less. ForbiddenError for an annotator where it is somebody else's tag."""
        orphan = state.orphan(self.orphan)
        if tag_of(orphan).author != state.author and not state.member.has(Role.SUPERVISOR):
            raise ForbiddenError("That is somebody else's tag. Ask them or a supervisor.")
        return Plan((Change(orphan, None),))
