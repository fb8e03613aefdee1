"""What the window is working on: the open release, the selected tag, and the acts on them."""

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from annotator.model.errors import AnnotatorError
from annotator.model.history import described
from annotator.model.kinds import Kind
from annotator.model.ops import (
    Op,
    SetFields,
    Tag,
)
from annotator.model.records import (
    Annotation,
    Document,
    FieldValue,
    Official,
    Tenure,
)
from annotator.model.spans import Span
from annotator.model.text import snapped, trimmed
from annotator.ui.guessing import Prefill, Proposed
from annotator.ui.pending import reading_order, stepped
from annotator.workspace import Applied, OpenDocument, Workspace, new_id


class Session(QObject):
    """The open release and the selected tag; every act of the window goes through here.

    Refusals do not raise: they are told by `refused`, and the act gives None or False.
    """

    opened = Signal(object)
    """OpenDocument, or None where the library is empty."""
    document_changed = Signal(object)
    annotations_changed = Signal(object)
    """The Changes of this release's annotations."""
    selection_changed = Signal(object)
    """The selected Annotation or None."""
    tagged = Signal(object)
    """An Annotation that was just made by hand."""
    library_changed = Signal()
    """Releases have come, gone or got other titles."""
    registry_changed = Signal()
    kinds_changed = Signal()
    member_changed = Signal()
    """Somebody else acts from now on."""
    closed = Signal()
    committed = Signal(object)
    """Applied, after each commit."""
    turned = Signal(object)
    """Applied, after an act was undone, done again or taken back."""
    refused = Signal(str)
    said = Signal(str)
    withdrawn = Signal(str)
    """What was said and is not so any more."""

    def __init__(
        self, workspace: Workspace, prefill: Prefill, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._prefill = prefill
        self._open: OpenDocument | None = None
        self._annotations: dict[str, Annotation] = {}
        self._ordered: list[Annotation] = []
        self._selected: str | None = None
        self._officials: tuple[Official, ...] | None = None
        self._tenures: tuple[Tenure, ...] = ()
        self.proposed: Proposed = lambda _kind, _span: None
        self._stop_listening = workspace.subscribe(self._take_in)

    def close(self) -> None:
        """Stop listening to the workspace, before it is closed."""
        self._stop_listening()
        self.closed.emit()

    # what is open

    @property
    def document(self) -> Document | None:
        """The open release."""
        return self._open.document if self._open else None

    @property
    def blind(self) -> bool:
        """Whether others annotate it too, each without the others' tags and suggestions."""
        return self._open is not None and self._open.blind

    @property
    def text(self) -> str:
        """Its text."""
        return self._open.text if self._open else ""

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Its annotations in reading order."""
        return tuple(self._ordered)

    @property
    def count(self) -> int:
        """How many annotations the release has."""
        return len(self._annotations)

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One of its annotations."""
        return self._annotations.get(annotation_id)

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The project's kinds by key."""
        return self.workspace.kinds()

    @property
    def selected(self) -> Annotation | None:
        """The selected tag."""
        return self._annotations.get(self._selected) if self._selected else None

    @property
    def officials(self) -> tuple[Official, ...]:
        """The registry."""
        self._read_registry()
        return self._officials or ()

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """The registry's posts."""
        self._read_registry()
        return self._tenures

    def _read_registry(self) -> None:
        if self._officials is None:
            self._officials = self.workspace.officials()
            self._tenures = self.workspace.tenures()

    def open(self, document_id: str | None) -> None:
        """Show a release, or none."""
        try:
            self._open = self.workspace.open_document(document_id) if document_id else None
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return
        self._ordered = list(self._open.annotations) if self._open else []
        self._annotations = {one.id: one for one in self._ordered}
        self._selected = None
        self.opened.emit(self._open)
        self.selection_changed.emit(None)

    def act_as(self, member: str) -> bool:
        """Let another member act; the release is read anew, as far as they may see it."""
        try:
            self.workspace.team.act_as(member)
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return False
        self.member_changed.emit()
        self.open(self._document_id())
        return True

    def select(self, annotation_id: str | None) -> None:
        """Select a tag of the open release, or none."""
        if annotation_id != self._selected:
            self._selected = annotation_id if annotation_id in self._annotations else None
            self.selection_changed.emit(self.selected)

    def step(self, by: int, caret: int) -> None:
        """Select the next (1) or previous (-1) tag, from the selected one or from the caret."""
        ordered = self.annotations
        if not ordered:
            self.said.emit(self.tr("This release has no tags yet."))
            return
        self.select(stepped(ordered, self.selected, by, caret).id)

    # acts

    def apply(self, op: Op) -> Applied | None:
        """Apply an op; None where it is refused, and `refused` says why."""
        try:
            return self.workspace.apply(op)
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return None

    def _attempt(self, act: Callable[[], Applied]) -> Applied | None:
        try:
            return act()
        except AnnotatorError as error:
            self.refused.emit(str(error))
            return None

    def undo(self) -> None:
        """Take back the last act of the project, and say which it was."""
        self._say_turned(self._attempt(self.workspace.undo))

    def redo(self) -> None:
        """Do again what was undone last, and say which it was."""
        self._say_turned(self._attempt(self.workspace.redo))

    def revert(self, number: int) -> None:
        """Take back one revision of the history, and say which it was."""
        self._say_turned(self._attempt(lambda: self.workspace.revert(number)))

    def _say_turned(self, applied: Applied | None) -> None:
        if applied is not None:
            self.said.emit(described(self.workspace.history(1)[0], self.kinds))
            self.turned.emit(applied)

    def refined(self, span: Span | None, *, snap: bool = True) -> Span | None:
        """The selection as it is tagged: trimmed and, if `snap`, whole words."""
        if span is None or not snap:
            return span
        core = trimmed(self.text, span)
        return snapped(self.text, core) if core else None

    def tag(self, kind_key: str, span: Span | None, *, snap: bool = True) -> Annotation | None:
        """Tag a selection, its fields filled in with what can be guessed, and select the tag."""
        place = self.refined(span, snap=snap)
        if self._open is None or place is None:
            self.refused.emit(self.tr("Nothing is selected. Select the words to tag first."))
            return None
        if earlier := self.workspace.same_tag(self._open.document.id, kind_key, (place,)):
            self.select(earlier)
            self.refused.emit(self.tr("This passage has that tag already; it is selected now."))
            return None
        kind = self.kinds[kind_key]
        read = self.proposed(kind_key, place)
        fields = self._prefill(kind, place, self._open, self.officials, self.tenures, read)
        made = new_id()
        if self.apply(Tag(made, self._open.document.id, kind_key, (place,), fields)) is None:
            return None
        self.select(made)
        self.tagged.emit(self.selected)
        return self.selected

    def set_field(self, annotation_id: str, key: str, value: FieldValue) -> bool:
        """Store one field; False where the store refuses, and `refused` says why."""
        return self.apply(SetFields(annotation_id, {key: value})) is not None

    # what has changed

    def _take_in(self, applied: Applied) -> None:
        """Follow a commit, whoever made it, and tell the window's parts."""
        here = self.document
        if here and _has_another_text(applied, here):
            self.open(here.id)
        mine = [
            change
            for change in applied.changes
            if isinstance(change.record, Annotation) and here and change.record.document == here.id
        ]
        for change in mine:
            self._replace(change.record.id, change.after)
        if _registry_in(applied):
            self._officials = None
        if mine:
            self.annotations_changed.emit(mine)
            self._reselect(applied)
        self._tell_the_rest(applied)
        self.committed.emit(applied)

    def _replace(self, annotation_id: str, after: object) -> None:
        """Put an annotation's new version, if there is one, in its place in reading order."""
        before = self._annotations.pop(annotation_id, None)
        if before is not None:
            del self._ordered[bisect_left(self._ordered, reading_order(before), key=reading_order)]
        if isinstance(after, Annotation):
            self._annotations[after.id] = after
            insort(self._ordered, after, key=reading_order)

    def _reselect(self, applied: Applied) -> None:
        """Keep a selection that still stands, told anew if it has changed."""
        if self._selected is None:
            return
        if self._selected not in self._annotations:
            self._selected = None
            self.selection_changed.emit(None)
        elif any(change.record.id == self._selected for change in applied.changes):
            self.selection_changed.emit(self.selected)

    def _tell_the_rest(self, applied: Applied) -> None:
        touched = {type(change.record) for change in applied.changes}
        if _registry_in(applied):
            self.registry_changed.emit()
        if Kind in touched:
            self.kinds_changed.emit()
        if Document in touched:
            self.library_changed.emit()
        for change in applied.changes:
            if isinstance(change.record, Document) and change.record.id == self._document_id():
                self._follow_document(change.after)

    def _document_id(self) -> str | None:
        return self._open.document.id if self._open else None

    def _follow_document(self, after: object) -> None:
        if self._open is None:
            return
        if isinstance(after, Document):
            self._open = OpenDocument(after, self._open.text, self._open.annotations)
            self.document_changed.emit(after)
        else:
            self.open(None)


def _has_another_text(applied: Applied, document: Document) -> bool:
    """Whether the act gave the release another text: a new version, or its file read again."""
    return any(
        isinstance(change.after, Document)
        and change.after.id == document.id
        and change.after.sha256 != document.sha256
        for change in applied.changes
    )


def _registry_in(applied: Applied) -> bool:
    return any(isinstance(change.record, Official | Tenure) for change in applied.changes)
