"""The form's pages: one for each kind, in a stack that is as high as the page that is shown."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.model.kinds import Kind
from annotator.ui.form.field_row import FieldRow


class PageStack(QStackedWidget):
    """Asks for no more room than its current page, so that a short form is not scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """What the current page needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """How high the current page is at that width."""
        page = self.currentWidget()
        return page.heightForWidth(width) if page and page.hasHeightForWidth() else -1


class KindPage(QWidget):
    """The rows of one kind, made once and filled for each tag."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.rows = {
            field.key: FieldRow(field, self, number)
            for number, field in enumerate(kind.fields, start=1)
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
