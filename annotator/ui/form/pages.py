"""The form's pages: the fields of each kind, and what is shown where no tag is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.model.kinds import Kind
from annotator.ui.form.field_row import FieldRow


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


class Pages(QStackedWidget):
    """A page for each kind, as high as the one that is shown and not as the highest of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """The shown page's."""
        page = self.currentWidget()
        return page.sizeHint() if page else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The shown page's."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """The shown page's."""
        page = self.currentWidget()
        return page.heightForWidth(width) if page and page.hasHeightForWidth() else -1
