"""What can be done to findings, from the menu and by one key in their list."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.rulings import Outcome
from annotator.ui.actions import ActionSpec, Reach

if TYPE_CHECKING:
    from annotator.ui.findings.page import FindingsPage
    from annotator.ui.main_window import MainWindow

OUTCOMES: tuple[tuple[str, Outcome], ...] = (
    ("E", Outcome.ERROR),
    ("R", Outcome.REVISED),
    ("S", Outcome.SCOPE),
    ("A", Outcome.ACCEPTED),
)
"""The keys that close a finding."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Findings", words)


def outcome_words(outcome: Outcome) -> str:
    """The outcome as a button says it."""
    words = {
        Outcome.ERROR: _tr("Error"),
        Outcome.REVISED: _tr("Revised figure"),
        Outcome.SCOPE: _tr("Different scope"),
        Outcome.ACCEPTED: _tr("Accepted"),
    }
    return words[outcome]


def finding_actions(window: "MainWindow") -> Iterator[ActionSpec]:
    """The page of findings and the acts of its list."""
    menu = _tr("F&indings")
    go = partial(_on_page, window, methodcaller("focus_list"))
    yield ActionSpec("go_findings", _tr("To the findings"), ("F7",), go, menu)
    side = _tr("Go to side {number} of the finding in its release")
    close = _tr("Close the finding: {outcome}")
    acts = (
        (
            "sides",
            _tr("Show both sides of the finding in their paragraphs"),
            ("Return", "Enter"),
            methodcaller("show_sides"),
        ),
        *(
            (f"go.{number}", side.format(number=number), (number,), methodcaller("go_to", at))
            for at, number in enumerate(("1", "2"))
        ),
        ("note", _tr("Write a note on the finding"), ("N",), methodcaller("focus_note")),
        *(
            (
                f"close.{key}",
                close.format(outcome=outcome_words(outcome).lower()),
                (key,),
                methodcaller("close_as", outcome),
            )
            for key, outcome in OUTCOMES
        ),
        ("reopen", _tr("Open the finding again"), ("O",), methodcaller("reopen")),
    )
    for key, words, keys, act in acts:
        slot = partial(_on_page, window, act)
        yield ActionSpec(f"finding.{key}", words, keys, slot, menu, Reach.FINDINGS)


def _on_page(window: "MainWindow", act: "Callable[[FindingsPage], object]") -> None:
    """Do it on the page of findings, which is shown."""
    from annotator.ui.findings.page import FindingsPage

    page = window.tabs.show_page("findings")
    if isinstance(page, FindingsPage):
        act(page)
