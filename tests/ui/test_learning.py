"""Learning in the window: answers change what is proposed, in this release and in the next."""

import pytest

from annotator.model.ops import CreateOfficial, Dismiss, Tag
from annotator.model.records import Acceptance, Official, Tenure
from annotator.model.suggestion import Suggestion
from annotator.ui.pending import Pending
from annotator.workspace import new_id
from tests.builders import RELEASE, draft, noted, span_of
from tests.ui.desk import Desk

CHAIR = "Acting Chair Mira Olsen"
NEXT = "A later note\n\nActing Chair Mira Olsen met the Lantern Keepers and left with 512 buoys.\n"


def begun(desk: Desk) -> Desk:
    """The window with its release read and the answers of before learnt."""
    with desk.bot.waitSignal(desk.window.teaching.learnt):
        desk.window.suggestions.start()
    with desk.bot.waitSignal(desk.window.suggestions.read):
        pass  # the release is read anew once what was learnt is told
    desk.window.pane.focus_text()
    desk.window.pane.view.set_caret(0)
    return desk


@pytest.fixture
def taught(desk: Desk) -> Desk:
    return begun(desk)


def shown(desk: Desk, quote: str) -> Pending | None:
    return next((one for one in desk.window.suggestions.pending if one.quote == quote), None)


def answered(desk: Desk, *keys: str) -> None:
    """Press keys and let what they answer be learnt, and the release be read anew."""
    with desk.bot.waitSignal(desk.window.teaching.learnt):
        desk.press(*keys)
    with desk.bot.waitSignal(desk.window.suggestions.read):
        pass  # the release is read anew once what was learnt is told


def test_the_evidence_says_how_often_a_rule_was_right(taught: Desk) -> None:
    answered(taught, "Tab", "Return")
    rule = taught.stored[0].origin.removeprefix("suggested:")
    alike = [one for one in taught.window.suggestions.pending if one.suggestion.rule == rule]
    assert all("accepted 1 of 1 time" in one.reason for one in alike)
    selected = taught.window.suggestions.selected
    assert selected is not None
    assert taught.window.form.head.reason.text() == selected.reason


def test_what_was_tagged_by_hand_is_proposed_in_the_next_release(taught: Desk) -> None:
    other = taught.workspace.import_draft(draft(NEXT, "later.txt"))
    document = taught.window.session.document
    assert document is not None
    taught.window.open_document(other.id)
    with taught.bot.waitSignal(taught.window.teaching.learnt):
        taught.tag("Lantern Keepers", "O")
    again = taught.workspace.import_draft(draft(NEXT.replace("512", "513"), "again.txt"))
    with taught.bot.waitSignal(taught.window.suggestions.read):
        taught.window.open_document(again.id)
    one = shown(taught, "Lantern Keepers")
    assert one is not None
    assert one.suggestion.rule == "memory"
    assert one.reason == "“Lantern Keepers” was tagged in 1 release"


def test_what_was_turned_down_in_three_releases_is_not_proposed(desk: Desk) -> None:
    for number in range(3):
        text = NEXT.replace("512", str(100 + number))
        other = desk.workspace.import_draft(draft(text, f"{number}.txt"))
        place = span_of(CHAIR, text)
        proposed = Suggestion("official", place, rule="officials: title before the name")
        desk.workspace.apply(Dismiss(new_id(), other.id, proposed))
    begun(desk)
    assert shown(desk, CHAIR) is None
    answered(desk, "Ctrl+Z")
    one = shown(desk, CHAIR)
    assert one is not None
    assert "turned down in 2 releases" in one.reason
    assert one.suggestion.score <= 0.4


def test_an_accepted_tag_that_is_deleted_counts_as_turned_down(taught: Desk) -> None:
    answered(taught, "Tab", "Return")
    taught.press("N")
    answered(taught, "Delete")
    assert any("accepted 0 of 1 time" in one.reason for one in taught.window.suggestions.pending)
    answered(taught, "Ctrl+Z")
    assert any("accepted 1 of 1 time" in one.reason for one in taught.window.suggestions.pending)


def test_bulk_acceptance_is_recorded_and_counted_as_such(taught: Desk) -> None:
    taught.press("Tab")
    while taught.window.suggestions.selected.kind != "statistic":  # type: ignore[union-attr]
        taught.press("Tab")
    answered(taught, "Ctrl+Shift+Return")
    assert {one.acceptance for one in taught.stored} == {Acceptance.BULK}


def test_the_open_count_is_written_down(taught: Desk) -> None:
    document = taught.window.session.document
    assert document is not None
    counting = taught.window.counting
    counting.write()
    count = taught.window.suggestions.count
    assert noted(taught.path)[document.sha256].open == count
    taught.press("Tab", "X")
    with taught.bot.waitSignal(counting.counted):
        pass
    assert noted(taught.path)[document.sha256].open == count - 1
    assert taught.workspace.open_document(document.id).annotations == ()


def test_a_post_without_a_name_means_its_holder_on_that_day(desk: Desk) -> None:
    text = "The President of Kyrgyzstan opened the bridge.\n"
    holder, earlier = (
        Official(new_id(), "Sooronbay Jeenbekov"),
        Official(new_id(), "Almaz Atambaev"),
    )
    for official, start, end in ((earlier, "2011", "2017-11-24"), (holder, "2017-11-24", "2020")):
        post = Tenure(new_id(), official.id, "President", "Kyrgyz Republic", start, end)
        desk.workspace.apply(CreateOfficial(official, post))
    other = desk.workspace.import_draft(draft(text, "bridge.txt", published_on="2019-11-28"))
    begun(desk)
    with desk.bot.waitSignal(desk.window.suggestions.read):
        desk.window.open_document(other.id)
    one = shown(desk, "President of Kyrgyzstan")
    assert one is not None
    assert one.fields["person"].value == "Sooronbay Jeenbekov"
    assert one.fields["person"].official == holder.id
    assert "the registry has Sooronbay Jeenbekov in that post then" in one.reason


def test_a_name_in_another_script_is_linked_and_learnt_as_an_alias(desk: Desk) -> None:
    official = Official(new_id(), "Pyotr Lavrov")
    desk.workspace.apply(CreateOfficial(official))
    begun(desk)
    one = next(one for one in desk.window.suggestions.pending if "Пётр Лавров" in one.quote)
    assert one.fields["person"].official == official.id
    desk.window.suggestions.select(one.id)
    desk.press("Return")
    [known] = desk.workspace.officials()
    assert known.aliases == ("Пётр Лавров",)
    desk.press("Ctrl+Z")
    assert desk.workspace.officials()[0].aliases == ()
    assert desk.stored == ()


def test_learning_never_makes_a_tag(taught: Desk) -> None:
    document = taught.window.session.document
    assert document is not None
    text = NEXT.replace("512", "7,512")
    other = taught.workspace.import_draft(draft(text, "more.txt"))
    with taught.bot.waitSignal(taught.window.teaching.learnt):
        taught.workspace.apply(Tag(new_id(), other.id, "official", (span_of(CHAIR, text),)))
    assert taught.stored == ()
    assert [line.tags for line in taught.workspace.listed(0, 9)] == [0, 1]
    assert taught.workspace.check() == []
    assert taught.window.session.text == RELEASE
