"""What tests of the page start from."""

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.palettes import LIGHT
from annotator.ui.reading import ReleaseView
from tests.ui.reading.samples import RELEASE


@pytest.fixture
def view(qtbot: QtBot) -> ReleaseView:
    """The release on its page, shown, with the focus."""
    view = ReleaseView(LIGHT)
    qtbot.addWidget(view)
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    view.set_document(RELEASE)
    return view
