"""The actions of review."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import ActionSpec, Reach

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("ReviewCommands", words)


def review_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """Handing in, deciding, and the dialogs of a team."""
    menu, desk = _tr("&Review"), window.review
    yield ActionSpec(
        "finish", _tr("Finish this release"), ("Ctrl+Return", "Ctrl+Enter"), desk.finish, menu
    )
    yield ActionSpec("review.submit", _tr("Hand the tag in"), (), desk.submit_selected, menu)
    yield ActionSpec(
        "review.withdraw",
        _tr("Take the tag back from review"),
        (),
        partial(desk.move, "withdraw"),
        menu,
    )
    yield ActionSpec(
        "review.sentence",
        _tr("Nothing to tag in this sentence"),
        ("Ctrl+Shift+N",),
        desk.state_sentence,
        menu,
    )
    yield ActionSpec(
        "review.unread", _tr("Next unread sentence"), ("Ctrl+Shift+U",), desk.next_unread, menu
    )
    yield ActionSpec("review.unmark", _tr("Unmark unread sentences"), (), desk.unmark_unread, menu)
    for key, words, letter in (
        ("verify", _tr("Verify the tag"), "V"),
        ("return", _tr("Return the tag with a reason"), "R"),
        ("reject", _tr("Reject the tag with a reason"), "J"),
    ):
        act = partial(desk.decide, key)
        yield ActionSpec(f"review.{key}", words, (letter,), act, menu, Reach.REVIEW)
    yield ActionSpec(
        "review.amend", _tr("Amend the tag in the form"), ("E",), desk.amend, menu, Reach.REVIEW
    )
    yield ActionSpec("review.reopen", _tr("Reopen the tag"), (), partial(desk.move, "reopen"), menu)
    yield ActionSpec(
        "review.verify_document",
        _tr("Verify all that waits in this release"),
        ("Ctrl+Shift+V",),
        desk.verify_document,
        menu,
    )
    yield ActionSpec("go_compare", _tr("Compare annotators"), ("Ctrl+6",), desk.compare, menu)
    yield ActionSpec("comment", _tr("Comment"), ("Ctrl+7",), desk.comment, menu)
    yield ActionSpec(
        "terms", _tr("Review a term everywhere…"), ("Ctrl+Shift+W",), window.dialogs.terms, menu
    )
    yield ActionSpec("assign", _tr("Assign releases…"), (), window.dialogs.assign, menu)
    yield ActionSpec("members", _tr("Members…"), ("Ctrl+Shift+M",), window.dialogs.members, menu)
    yield ActionSpec("go_review", _tr("To the review"), ("Ctrl+5",), desk.go, _tr("&Go"))
