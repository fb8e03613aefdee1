"""Two annotators and a supervisor over ten releases, through the window.

Assign, annotate blind, hand in, compare, settle, return with a reason, correct, verify; and the
history shows all of it.
"""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from annotator.model.history import described
from annotator.model.ops import AddMember
from annotator.model.records import Document, State
from annotator.model.review import DocumentState
from annotator.ui.review.assign_dialog import AssignDialog
from annotator.ui.review.compare_page import ComparePage
from annotator.ui.review.members_dialog import MembersDialog
from annotator.ui.review.queue_page import ReviewPage
from annotator.workspace import new_id
from tests.builders import draft
from tests.intake.corpus import FOLDER, needs_corpus
from tests.ui.desk import Desk, named
from tests.ui.team import ADA, BEN, INGA

_FIGURE = re.compile(r"(?<![\w.,:/-])\d{2,4}(?![\w.,:/-])")
RELEASES = 10


def figures(text: str) -> list[str]:
    """Plain numbers that stand in the text once."""
    found = _FIGURE.findall(text)
    return [one for one in found if text.count(one) == 1]


def own_texts() -> list[str]:
    """Short releases of our own writing."""
    return [
        f"The Dyke Board of Sandholm met in room {number}1.\n\n"
        f"It opened {number}23 sluices, closed {number}45 of them for repairs, and thanked "
        f"{number}67 volunteers."
        for number in range(1, RELEASES + 1)
    ]


def real_texts(folder: Path) -> list[str]:
    """The first releases of the corpus with three such figures and a moderate length."""
    texts = []
    for path in sorted((folder / "igo").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if len(text) < 6_000 and len(figures(text)) >= 3:
            texts.append(text)
        if len(texts) == RELEASES:
            break
    return texts


def work_as(desk: Desk, name: str) -> None:
    """Change who is at the keyboard, in the members' dialog."""
    desk.press("Ctrl+Shift+M")
    members = desk.dialog(MembersDialog)
    [item] = members.table.findItems(name, Qt.MatchFlag.MatchExactly)
    members.table.selectRow(item.row())
    named(members, QPushButton, "Work as this member").click()
    desk.activate()
    assert desk.workspace.author().name == name


def assign_all_twice(desk: Desk) -> None:
    desk.window.actions_["assign"].trigger()
    dialog = desk.dialog(AssignDialog)
    dialog.twice.setValue(100)
    dialog.due.setText("2027-01-15")
    assert f"{RELEASES} releases" in dialog._outlook.text()
    dialog.give.click()
    desk.activate()


def annotate(desk: Desk, documents: list[Document], words_of: Callable[[int], list[str]]) -> None:
    """Tag the words of each release as figures and hand it in with Ctrl+Enter."""
    desk.window.open_document(documents[0].id)
    for number, document in enumerate(documents):
        assert desk.window.session.document == document
        assert desk.window.session.annotations == (), "the other's tags can be seen"
        for words in words_of(number):
            desk.tag(words, "S")
            desk.press("Esc")
        desk.press("Ctrl+Return")


def settle(desk: Desk, documents: list[Document]) -> None:
    """Verify what both agree on and settle each difference for the first annotator."""
    for document in documents:
        desk.window.open_document(document.id)
        desk.press("Ctrl+6")
        page = desk.window.tabs.page("compare")
        assert isinstance(page, ComparePage)
        page.verify_agreed()
        while page.model.rowCount():
            desk.press("1")


def journey(desk: Desk, texts: list[str]) -> None:
    assert len(texts) == RELEASES
    desk.begin(empty=True)
    documents = [
        desk.workspace.import_draft(draft(text, f"release-{number}.txt"))
        for number, text in enumerate(texts)
    ]
    for name in (ADA, BEN):
        desk.workspace.apply(AddMember(new_id(), name))
    assign_all_twice(desk)
    words = [figures(text)[:3] for text in texts]

    work_as(desk, ADA)
    annotate(desk, documents, lambda number: words[number][:2])
    work_as(desk, BEN)
    annotate(desk, documents, lambda number: words[number][: 2 if number % 2 else 1])

    work_as(desk, INGA)
    standings = desk.workspace.team.standings()
    assert {one.state for one in standings.values()} == {DocumentState.SUBMITTED}
    assert all(one.done for one in desk.workspace.team.assignments())

    # One tag goes back to its author with a reason, before the rest is settled.
    desk.press("Ctrl+5")
    page = desk.window.tabs.page("review")
    assert isinstance(page, ReviewPage)
    desk.bot.waitUntil(lambda: not page._rating._running)
    back = desk.selected
    desk.press("R")
    desk.type_in("Say what was counted.")
    desk.press("Return")
    assert desk.workspace.annotation(back.id).state is State.RETURNED
    settle(desk, documents)

    author = desk.workspace.team.name(back.author)
    work_as(desk, author)
    desk.press("Ctrl+5")
    assert desk.selected.id == back.id
    assert desk.selected.reason == "Say what was counted."
    desk.press("E")
    desk.write("counted", "boats")
    desk.press("Esc", "Ctrl+Return")
    assert desk.workspace.annotation(back.id).state is State.SUBMITTED

    work_as(desk, INGA)
    desk.press("Ctrl+5")
    assert desk.selected.id == back.id
    desk.press("V")
    standings = desk.workspace.team.standings()
    assert {one.state for one in standings.values()} == {DocumentState.VERIFIED}
    assert desk.workspace.annotation(back.id).value("counted") == "boats"
    told = [described(one, desk.workspace.kinds()) for one in desk.workspace.history(999)]
    verbs = {one.verb for one in desk.workspace.history(999)}
    assert {"add member", "assign", "tag", "submit", "return", "settle", "verify"} <= verbs
    assert any("Say what was counted." in one for one in told)
    assert {one.author for one in desk.workspace.history(999)} == {INGA, ADA, BEN}
    assert desk.workspace.check() == []


def test_a_team_goes_from_assignment_to_verified_over_ten_releases(
    make_desk: Callable[..., Desk],
) -> None:
    journey(make_desk(), own_texts())


@needs_corpus
def test_a_team_goes_the_same_way_over_ten_real_releases(make_desk: Callable[..., Desk]) -> None:
    assert FOLDER is not None
    journey(make_desk(), real_texts(FOLDER))
