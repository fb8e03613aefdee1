"""What stands below the window."""

from tests.ui.desk import Desk


def test_a_long_message_is_cut_and_does_not_widen_the_window(desk: Desk) -> None:
    width = desk.window.minimumSizeHint().width()
    words = "The release says so in a sentence that has no end, " * 12
    desk.window.session.refused.emit(words)
    assert desk.window.minimumSizeHint().width() == width
    assert desk.message == words
    assert not desk.window.status.message.grab().isNull()
    assert desk.window.status.message.toolTip() == words
