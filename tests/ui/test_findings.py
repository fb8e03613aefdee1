"""Findings: looked at side by side, closed with one key, open again when the evidence changes."""

from typing import cast

import pytest
from PySide6.QtWidgets import QComboBox, QTextBrowser

from annotator.model.ops import (
    AddMember,
    Assign,
    Delete,
    DeleteDocument,
    SetFields,
    Submit,
    Tag,
)
from annotator.model.records import Assignment, FieldValue
from annotator.model.rulings import Outcome
from annotator.model.spans import Span
from annotator.ui.findings.model import Shown
from annotator.ui.findings.page import FindingsPage
from annotator.ui.findings.sides import SideBySide
from annotator.ui.findings.watch import watch_of
from annotator.ui.review.queue_page import ReviewPage
from annotator.workspace import new_id
from tests.builders import draft
from tests.ui.desk import Desk, named

FIRST = "In 2020 the river police seized 29.4 tonnes of fuel.\n"
SECOND = "The chair said: “We seized 31 tonnes of fuel in 2020.\n"


def seized(desk: Desk, text: str, words: str, value: str, day: str) -> str:
    """A release with its figure tagged; the tag's id."""
    known = {"title": f"Fuel, {value}", "publisher": "River Police", "published_on": day}
    document = desk.workspace.import_draft(draft(text, f"{value}.txt", **known))
    start = text.index(words)
    fields = {"value": value, "unit": "tonne", "counted": "fuel", "period": "2020"}
    made = new_id()
    span = Span(start, start + len(words))
    held = {key: FieldValue(one) for key, one in fields.items()}
    desk.workspace.apply(Tag(made, document.id, "statistic", (span,), held))
    return made


@pytest.fixture
def river(desk: Desk) -> Desk:
    """Two releases that give one measure two values; the second has a mark without its other."""
    seized(desk, FIRST, "29.4 tonnes", "29.4", "2021-01-05")
    desk.other = seized(desk, SECOND, "31 tonnes", "31", "2021-02-05")  # type: ignore[attr-defined]
    return desk


def opened(desk: Desk) -> FindingsPage:
    """The page with what was found, the focus in its list."""
    watch = watch_of(desk.window)
    if not watch.ready:
        with desk.bot.waitSignal(watch.changed):
            desk.press("F7")
    else:
        desk.press("F7")
    return cast(FindingsPage, desk.window.tabs.page("findings"))


def tab(desk: Desk) -> str:
    """What the tab of the shown page says."""
    return desk.window.tabs.tabText(desk.window.tabs.currentIndex())


def sentences(page: FindingsPage) -> list[str]:
    return [page.model.judged(row).finding.sentence for row in range(page.model.rowCount())]


def looked_again(desk: Desk) -> None:
    """Wait until the rules have run over what has changed."""
    watch = watch_of(desk.window)
    with desk.bot.waitSignal(watch.changed):
        watch._settle.stop()
        watch._run()


VALUES = "For the same measure and period (2020) one release says 29.4 tonne, the other 31 tonne."
MARKS = "A quotation is opened here and never closed."


def test_the_page_lists_findings_and_its_tab_counts_the_open_ones(river: Desk) -> None:
    page = opened(river)
    assert sentences(page) == [VALUES, MARKS]
    assert tab(river) == "Findings 2"
    assert page.list.hasFocus()


def test_both_sides_stand_beside_each_other(river: Desk) -> None:
    page = opened(river)
    left, right = page.cards
    assert left._quote.text() == "“29.4 tonnes”"
    assert left._release.text() == "Fuel, 29.4 · 5 Jan 2021"
    assert right._quote.text() == "“31 tonnes”"
    assert right._release.text() == "Fuel, 31 · 5 Feb 2021"


def test_one_key_shows_both_sides_in_their_paragraphs(river: Desk) -> None:
    opened(river)
    river.press("Return")
    dialog = river.dialog(SideBySide)
    pages = [one.toPlainText() for one in dialog.findChildren(QTextBrowser)]
    assert pages == [FIRST.strip(), SECOND.strip()]
    river.dismiss(dialog)


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        ("E", Outcome.ERROR),
        ("R", Outcome.REVISED),
        ("S", Outcome.SCOPE),
        ("A", Outcome.ACCEPTED),
    ],
)
def test_one_key_closes_a_finding_and_the_next_is_chosen(
    river: Desk, key: str, outcome: Outcome
) -> None:
    page = opened(river)
    river.press(key)
    (ruling,) = river.workspace.rulings()
    assert (ruling.outcome, ruling.sentence, ruling.note) == (outcome, VALUES, "")
    assert sentences(page) == [MARKS]
    assert page.chosen is not None
    assert tab(river) == "Findings 1"
    assert len(river.stored) == 0  # no tag was made by the letter


def test_a_note_goes_with_the_ruling(river: Desk) -> None:
    page = opened(river)
    river.press("N")
    river.type_in("half of the year")
    river.press("Return", "S")
    assert [one.note for one in river.workspace.rulings()] == ["half of the year"]
    assert page._note.text() == ""


def show(page: FindingsPage, shown: Shown) -> None:
    combo = named(page, QComboBox, "Open or closed")
    combo.setCurrentIndex(combo.findData(shown))


def test_closed_findings_are_shown_with_their_outcome_and_opened_again(river: Desk) -> None:
    page = opened(river)
    river.press("R")
    show(page, Shown.CLOSED)
    assert sentences(page) == [VALUES]
    assert page._more.text() == "closed: revised figure, by Inga Berg"
    river.press("O")
    assert river.workspace.rulings() == ()
    assert sentences(page) == []


def test_undo_opens_a_finding_again(river: Desk) -> None:
    page = opened(river)
    river.press("E", "Ctrl+Z")
    assert sentences(page) == [VALUES, MARKS]


def test_a_closed_finding_is_open_again_once_its_evidence_changes(river: Desk) -> None:
    page = opened(river)
    river.press("S")
    looked_again(river)
    assert sentences(page) == [MARKS]
    river.workspace.apply(SetFields(river.other, {"value": FieldValue("33")}))  # type: ignore[attr-defined]
    looked_again(river)
    assert VALUES.replace("31", "33") in sentences(page)
    page.list.setCurrentIndex(page.model.index(0))
    assert page._more.text().startswith("open again: the evidence has changed, by Inga Berg")


def test_what_is_corrected_is_no_finding_any_more(river: Desk) -> None:
    page = opened(river)
    river.workspace.apply(SetFields(river.other, {"value": FieldValue("29.4")}))  # type: ignore[attr-defined]
    looked_again(river)
    assert sentences(page) == [MARKS]
    river.workspace.undo()
    looked_again(river)
    assert sentences(page) == [VALUES, MARKS]


def test_a_deleted_tag_or_release_takes_its_findings_along(river: Desk) -> None:
    page = opened(river)
    tag = river.workspace.annotation(river.other)  # type: ignore[attr-defined]
    river.workspace.apply(Delete((tag.id,)))
    looked_again(river)
    assert sentences(page) == [MARKS]
    river.workspace.apply(DeleteDocument(tag.document))
    looked_again(river)
    assert sentences(page) == []
    assert "Nothing contradicts" in page._empty.text()


def test_a_key_leads_to_the_place_in_the_release(river: Desk) -> None:
    opened(river)
    river.press("2")
    session, view = river.window.session, river.window.pane.view
    assert session.document is not None
    assert session.document.title == "Fuel, 31"
    selected = view.selection()
    assert selected is not None
    assert selected.of(session.text) == "31 tonnes"
    assert session.selected is not None
    assert view.hasFocus()


def test_one_rule_can_be_chosen_and_says_how_many_are_open(river: Desk) -> None:
    page = opened(river)
    combo = named(page, QComboBox, "Rule")
    combo.setCurrentIndex(combo.findData("quotation marks"))
    assert combo.currentText() == "Quotation marks that don’t pair · 1"
    assert sentences(page) == [MARKS]


def test_tags_know_how_many_open_findings_are_about_them(river: Desk) -> None:
    opened(river)
    watch = watch_of(river.window)
    assert watch.open_by_tag()[river.other] == 1  # type: ignore[attr-defined]
    river.press("A")
    assert river.other not in watch.open_by_tag()  # type: ignore[attr-defined]


def test_a_project_without_contradictions_says_what_would_stand_here(desk: Desk) -> None:
    page = opened(desk)
    assert page._empty.isVisible()
    assert not page.list.isVisible()
    desk.press("E")
    assert desk.workspace.rulings() == ()


def test_every_palette_paints_the_list(river: Desk) -> None:
    page = opened(river)
    river.press("Ctrl+Shift+L")
    assert page._delegate.theme is river.window.theme
    assert not page.grab().isNull()


# --- with a team -------------------------------------------------------------------------------


def test_an_annotator_may_look_but_not_rule(river: Desk) -> None:
    river.workspace.apply(AddMember(new_id(), "Otto"))
    page = opened(river)
    assert river.window.work_as("Otto")
    looked_again(river)
    assert sentences(page) == [VALUES, MARKS]
    river.press("F7", "E")
    assert river.workspace.rulings() == ()
    assert "supervisor" in river.message.lower()


def test_findings_of_tags_that_are_blind_to_a_member_are_not_shown(river: Desk) -> None:
    workspace = river.workspace
    people = {name: new_id() for name in ("Otto", "Zoë")}
    for name, member in people.items():
        workspace.apply(AddMember(member, name))
    page = opened(river)
    documents = {workspace.annotation(river.other).document}  # type: ignore[attr-defined]
    given = [Assignment(new_id(), one, member) for one in documents for member in people.values()]
    workspace.apply(Assign(tuple(given)))
    assert river.window.work_as("Otto")
    assert sentences(page) == []
    looked_again(river)
    assert sentences(page) == [MARKS]


def test_an_open_finding_is_a_sign_of_risk_in_the_review_queue(river: Desk) -> None:
    opened(river)
    river.workspace.apply(Submit((river.other,)))  # type: ignore[attr-defined]
    river.press("Ctrl+5")
    page = river.window.tabs.page("review")
    assert isinstance(page, ReviewPage)
    river.bot.waitUntil(lambda: not page._rating._running)
    tag = river.workspace.annotation(river.other)  # type: ignore[attr-defined]
    assert "1 open finding." in page._rating.why(tag)
