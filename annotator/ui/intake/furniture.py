"""Marking furniture by hand: what is selected, or the paragraph at the caret."""

from PySide6.QtCore import QCoreApplication

from annotator.model.ops import SetFurniture
from annotator.model.records import Document
from annotator.model.spans import Span, joined, without
from annotator.model.text import paragraphs
from annotator.ui.session import Session
from annotator.ui.wording import counted


def _tr(words: str) -> str:
    return QCoreApplication.translate("Furniture", words)


def toggled(session: Session, selected: Span | None, caret: int) -> None:
    """Mark the passage as furniture or, where all of it is furniture, bring it back."""
    document, span = session.document, selected or _paragraph(session.text, caret)
    if document is None or span is None:
        session.refused.emit(_tr("Select what is not part of the release first."))
        return
    back = any(one.covers(span) for one in document.furniture)
    spans = without(document.furniture, span) if back else joined((*document.furniture, span))
    if session.apply(SetFurniture(document.id, spans)) is not None:
        session.said.emit(_told(session, document, span, back=back))


def _paragraph(text: str, caret: int) -> Span | None:
    return next((one for one in paragraphs(text) if one.start <= caret <= one.end), None)


def _told(session: Session, document: Document, span: Span, *, back: bool) -> str:
    if back:
        return _tr("Brought back: this is part of the release again.")
    spans = joined((*document.furniture, span))
    inside = sum(tag.lies_in(spans) for tag in session.annotations)
    words = _tr("Marked as furniture; G brings it back.")
    if inside:
        tags = counted(inside, _tr("tag"), _tr("tags"))
        words += " " + _tr("Exports leave {tags} in furniture out.").format(tags=tags)
    return words
