"""What assistive technology writes into the release does not stay."""

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from annotator.model.kinds import STATISTIC
from annotator.model.spans import Span
from annotator.ui.palettes import LIGHT
from annotator.ui.reading.marks import Mark
from annotator.ui.reading.view import ReleaseView

TEXT = "The Council met. 546 firearms were seized."


def test_a_text_that_was_written_over_is_shown_again_as_it_is_stored(qtbot: QtBot) -> None:
    view = ReleaseView(LIGHT)
    qtbot.addWidget(view)
    view.set_document(TEXT, [Mark("k", STATISTIC, (Span(17, 20),))])
    QTextCursor(view.document()).insertText("Nothing ")
    qtbot.waitUntil(lambda: view.toPlainText() == TEXT)
    assert view.marks_at(18) == ["k"]
