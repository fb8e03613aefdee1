"""What every project must keep to, whichever way a change comes about.

Ops see to it themselves. Taking one act back out of the middle of the history is checked here,
since later acts may build on it or may have done the same again.
"""

from collections.abc import Callable, Mapping

from annotator.model.errors import ConflictError
from annotator.model.kinds import Kind
from annotator.model.ops.codebook import require_kind, require_needless
from annotator.model.ops.state import StateView, kind_of
from annotator.model.ops.tags import require_new
from annotator.model.records import Annotation, Assignment, Change, Document, Official
from annotator.model.spans import quote_of

_SHOWN = 60


def require_sound(state: StateView, changes: tuple[Change, ...]) -> None:
    """Raise UserError where the changes would leave a duplicate or something without its base."""
    for change in changes:
        if check := _CHECKS.get(type(change.record)):
            check(state, change, changes)


def require_texts(state: StateView, changes: tuple[Change, ...]) -> None:
    """Raise ConflictError where a tag would come to stand on another text than its own.

    Also asked before an undo: another member may have taken a new version since.
    """
    turned = {
        change.record.id: {one.record.id for one in changes}
        for change in changes
        if isinstance(change.before, Document)
        and isinstance(change.after, Document)
        and change.before.sha256 != change.after.sha256
    }
    for document, touched in turned.items():
        left = [tag for tag in state.annotations(document) if tag.id not in touched]
        left = [tag for tag in left if not _stands_in_both(state, tag, changes)]
        if left:
            raise ConflictError(
                f"{len(left)} tags were made in the present version of this release since. "
                "Nothing was changed; delete or take those back first."
            )
    gone = {change.record.id for change in changes if change.before is None}
    for change in changes:
        tag = change.after
        if not isinstance(tag, Annotation) or tag.document in turned or tag.document in gone:
            continue
        text = state.text(tag.document)
        if tag.end > len(text) or quote_of(text, tag.spans) != tag.quote:
            raise ConflictError(
                f"The release has another text since, in which “{tag.quote[:_SHOWN]}” does not "
                "stand at that place. Nothing was changed; tag the words anew."
            )


def _stands_in_both(state: StateView, tag: Annotation, changes: tuple[Change, ...]) -> bool:
    """Whether a tag that the change of text left alone stands in the other text just so."""
    for change in changes:
        if isinstance(change.after, Document) and change.after.id == tag.document:
            text = state.stored_text(change.after.sha256)
            return tag.end <= len(text) and quote_of(text, tag.spans) == tag.quote
    return False


def _document(state: StateView, change: Change, changes: tuple[Change, ...]) -> None:
    document = change.after
    if change.before is None and isinstance(document, Document):
        twin = state.document_of_text(document.sha256)
        parting = {one.record.id for one in changes if isinstance(one.record, Document)}
        if twin is not None and twin.id not in parting:
            raise ConflictError(
                f"The library has this text again by now, as “{twin.title or twin.source_name}”."
                " Nothing was changed."
            )


def _annotation(state: StateView, change: Change, changes: tuple[Change, ...]) -> None:
    before, after = change.before, change.after
    if not isinstance(after, Annotation):
        return
    kind = kind_of(state, after.kind)
    coming = {one.record.id for one in changes if one.before is None}
    for key, held in after.fields.items():
        kind.field(key)
        if held.official and held.official not in coming:
            state.official(held.official)
    moved = not isinstance(before, Annotation) or (
        (before.kind, before.spans) != (after.kind, after.spans)
    )
    if moved:
        require_new(state, after.document, kind, after.spans)


def _official(state: StateView, change: Change, changes: tuple[Change, ...]) -> None:
    if change.after is not None:
        return
    touched = {one.record.id for one in changes}
    left = [tag for tag in state.mentions_of(change.record.id) if tag not in touched]
    if left:
        raise ConflictError(
            f"{len(left)} tags made or filled in since refer to this official. "
            "Nothing was changed; take those back first."
        )


def _assignment(state: StateView, change: Change, _: tuple[Change, ...]) -> None:
    after = change.after
    if change.before is None and isinstance(after, Assignment):
        takers = {one.member for one in state.assignments(after.document)}
        if after.member in takers:
            raise ConflictError("The release was given to this member again. Nothing was changed.")


def _kind(state: StateView, change: Change, _: tuple[Change, ...]) -> None:
    if isinstance(change.after, Kind):
        require_kind(state, change.after)
    elif isinstance(change.before, Kind):
        require_needless(state, change.before)


_CHECKS: Mapping[type, Callable[[StateView, Change, tuple[Change, ...]], None]] = {
    Document: _document,
    Annotation: _annotation,
    Official: _official,
    Assignment: _assignment,
    Kind: _kind,
}
