"""What stands below the window."""

from tests.builders import draft
from tests.ui.desk import Desk


def test_a_long_message_is_cut_and_does_not_widen_the_window(desk: Desk) -> None:
    width = desk.window.minimumSizeHint().width()
    words = "The release says so in a sentence that has no end, " * 12
    desk.window.session.refused.emit(words)
    assert desk.window.minimumSizeHint().width() == width
    assert desk.message == words
    assert not desk.window.status.message.grab().isNull()
    assert desk.window.status.message.toolTip() == words


def test_a_refusal_has_the_line_for_itself_until_it_goes(desk: Desk) -> None:
    status = desk.window.status
    desk.window.session.refused.emit("Ada may not tag.")
    assert status._place.isHidden()
    assert desk.window.coverage.isHidden()
    assert not status.saved.isHidden()
    desk.window.session.withdrawn.emit("Ada may not tag.")
    assert not status._place.isHidden()
    assert not desk.window.coverage.isHidden()
    desk.window.session.refused.emit("Ada may not tag.")
    desk.window.session.said.emit("Tagged.")
    assert not status._place.isHidden()


def test_the_language_is_that_of_the_paragraph_at_the_caret(desk: Desk) -> None:
    text = (
        "The Council met in the capital, and the ministers spoke of trade in the region.\n\n"
        "Совет собрался в столице, и министры говорили о торговле и о границах.\n\n"
        "Ends\n"
    )
    document = desk.workspace.import_draft(draft(text, "mixed.txt", language="en"))
    desk.window.open_document(document.id)
    language = desk.window.status._language
    assert language.text() == "en"
    desk.put_caret("Совет")
    assert language.text() == "ru"
    assert language.toolTip() == "This paragraph is in Russian"
    desk.put_caret("Ends")
    assert language.text() == "en"


def test_long_facts_do_not_widen_the_window(desk: Desk) -> None:
    """The window's least width is that of what is worked with, not of what is told below."""
    least = desk.window.status.minimumSizeHint().width()
    assert least < 480
    assert desk.window.minimumSizeHint().width() <= 1024
