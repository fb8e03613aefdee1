"""The registry's page: people found, looked at, merged, split, their posts corrected."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.model.ops import AddTenure, CreateOfficial, Tag
from annotator.model.records import FieldValue, Official, Tenure
from annotator.ui.registry.dialogs import MergeDialog, NamesDialog, PostDialog, SplitDialog
from annotator.ui.registry.page import RegistryPage
from annotator.ui.registry.posts import PostsDialog
from annotator.workspace import new_id
from tests.builders import draft, span_of
from tests.ui.desk import Desk, named

FIRST = "A meeting\n\nPresident Sooronbay Jeenbekov said the bridge was safe. It rained.\n"
SECOND = "Встреча\n\nПрезидент Сооронбай Жээнбеков заявил, что мост безопасен.\n"


@pytest.fixture
def peopled(make_desk: Callable[..., Desk]) -> Desk:
    """Two releases that mention one person, whom the registry holds twice, and another."""
    desk = make_desk(text=FIRST)
    desk.begin()
    document = desk.window.session.document
    assert document is not None
    other = desk.workspace.import_draft(
        draft(SECOND, "two.txt", title="Встреча", published_on="2019-11-28")
    )
    for name, place, text, post in (
        ("Sooronbay Jeenbekov", document.id, FIRST, ("President", "2017-11", "2020-10")),
        ("Сооронбай Жээнбеков", other.id, SECOND, ("Prime Minister", "2016", "2017-08")),
    ):
        official = Official(new_id(), name)
        tenure = Tenure(new_id(), official.id, post[0], "Kyrgyzstan", post[1], post[2])
        desk.workspace.apply(CreateOfficial(official, tenure))
        held = {"person": FieldValue(name, span_of(name, text), official.id)}
        desk.workspace.apply(Tag(new_id(), place, "official", (span_of(name, text),), held))
    desk.workspace.apply(CreateOfficial(Official(new_id(), "Ada Voss")))
    return desk


def opened(desk: Desk) -> RegistryPage:
    desk.window.pane.focus_text()
    desk.press("F8")
    page = desk.window.tabs.page("registry")
    assert isinstance(page, RegistryPage)
    read(desk, page)
    return page


def read(desk: Desk, page: RegistryPage) -> None:
    """Wait until what is read on workers is shown."""
    desk.bot.waitUntil(lambda: not desk.window.jobs._running)
    assert page.isVisible()


def names(page: RegistryPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def chosen(desk: Desk, page: RegistryPage, name: str) -> None:
    page.list.setCurrentIndex(page.model.index(names(page).index(name), 0))
    page.focus_list()
    read(desk, page)


def mentions(page: RegistryPage) -> list[tuple[str, str, str]]:
    places = page.person.mentions.places
    rows = (places.place(row) for row in range(places.rowCount()))
    return [(one.date, one.words, one.release) for one in rows]


def text_in(page: RegistryPage) -> str:
    return " ".join(one.text() for one in page.person.findChildren(QLabel) if one.isVisible())


def test_everybody_is_listed_with_post_and_mentions(peopled: Desk) -> None:
    page = opened(peopled)
    assert names(page) == ["Ada Voss", "Sooronbay Jeenbekov", "Сооронбай Жээнбеков"]
    assert [page.model.about(page.model.official(row)) for row in range(3)] == [
        "0 mentions", "President, Kyrgyzstan · 1 mention", "Prime Minister, Kyrgyzstan · 1 mention",
    ]  # fmt: skip
    assert page.list.hasFocus()


def test_a_name_is_found_in_the_other_script_too(peopled: Desk) -> None:
    page = opened(peopled)
    peopled.press("/")
    peopled.type_in("zheenbek")
    assert names(page) == ["Sooronbay Jeenbekov", "Сооронбай Жээнбеков"]
    peopled.press("Return")
    assert page.list.hasFocus()
    page.search.setText("nobody")
    assert "Nobody of that name" in page._empty.text()


def test_a_person_is_shown_with_mentions_statements_and_who_may_be_the_same(peopled: Desk) -> None:
    page = opened(peopled)
    chosen(peopled, page, "Сооронбай Жээнбеков")
    assert mentions(page) == [("2019-11-28", "Сооронбай Жээнбеков", "Встреча")]
    statements = page.person.statements.places
    assert [statements.place(row).words for row in range(statements.rowCount())] == [
        "Президент Сооронбай Жээнбеков заявил, что мост безопасен."
    ]
    assert "Sooronbay Jeenbekov (the same name in two scripts)" in text_in(page)
    assert "Prime Minister, Kyrgyzstan · 2016 – 2017-08" in (
        page.person.timeline.accessibleDescription()
    )


def test_enter_leads_to_a_mention_in_its_release(peopled: Desk) -> None:
    page = opened(peopled)
    chosen(peopled, page, "Сооронбай Жээнбеков")
    peopled.press("Return", "Return")
    document = peopled.window.session.document
    assert document is not None
    assert document.title == "Встреча"
    assert peopled.selected.quote == "Сооронбай Жээнбеков"
    assert peopled.window.pane.view.hasFocus()


def test_the_key_leads_from_a_tag_to_its_person(peopled: Desk) -> None:
    peopled.window.pane.focus_text()
    peopled.press("N")
    page = opened(peopled)
    assert page.official is not None
    assert page.official.name == "Sooronbay Jeenbekov"


def test_two_are_merged_with_the_likely_one_proposed(peopled: Desk) -> None:
    page = opened(peopled)
    chosen(peopled, page, "Sooronbay Jeenbekov")
    peopled.press("M")
    dialog = peopled.dialog(MergeDialog)
    assert dialog.list.item(0).text() == "Сооронбай Жээнбеков — the same name in two scripts"
    peopled.press("Return")
    peopled.activate()
    read(peopled, page)
    assert names(page) == ["Ada Voss", "Sooronbay Jeenbekov"]
    assert len(mentions(page)) == 2
    assert "Сооронбай Жээнбеков" in text_in(page)
    peopled.window.pane.focus_text()
    peopled.press("Ctrl+Z")
    read(peopled, page)
    assert len(names(page)) == 3
    assert peopled.workspace.check() == []


def test_a_person_is_split_with_the_ticked_mentions(peopled: Desk) -> None:
    page = opened(peopled)
    chosen(peopled, page, "Sooronbay Jeenbekov")
    peopled.press("M")
    peopled.dialog(MergeDialog)
    peopled.press("Return")
    peopled.activate()
    read(peopled, page)
    page.focus_list()
    peopled.press("S")
    dialog = peopled.dialog(SplitDialog)
    assert dialog.name.currentText() == "Сооронбай Жээнбеков"
    row = next(
        row
        for row in range(dialog.mentions.count())
        if "Встреча" in dialog.mentions.item(row).text()
    )
    dialog.mentions.setCurrentRow(row)
    dialog.mentions.setFocus()
    peopled.press("Space")
    named(dialog, QPushButton, "Split").click()
    peopled.activate()
    read(peopled, page)
    assert len(names(page)) == 3
    chosen(peopled, page, "Сооронбай Жээнбеков")
    assert [one[2] for one in mentions(page)] == ["Встреча"]


def test_a_post_is_added_corrected_and_deleted(peopled: Desk) -> None:
    page = opened(peopled)
    chosen(peopled, page, "Ada Voss")
    peopled.press("A")
    dialog = peopled.dialog(PostDialog)
    dialog.fields["start"].setText("about then")
    peopled.press("Return")
    assert "needs a role" in named(dialog, QLabel, "Why it was not done").text()
    dialog.fields["role"].setText("Chair")
    peopled.press("Return")
    assert dialog.isVisible()
    dialog.fields["start"].setText("4 May 2021")
    peopled.press("Return")
    peopled.activate()
    assert page.model.posts(page.official.id)[0].start == "2021-05-04"  # type: ignore[union-attr]
    page.focus_list()
    peopled.press("P")
    posts = peopled.dialog(PostsDialog)
    peopled.press("Return")
    correcting = posts.findChildren(PostDialog)[-1]
    correcting.manner.setCurrentIndex(1)
    named(correcting, QPushButton, "Store").click()
    assert [posts.list.item(0).text()] == ["Chair · 2021-05-04 – … · acting"]
    posts._delete()
    assert posts.list.count() == 0
    peopled.dismiss(posts)


def test_names_are_edited_and_a_person_is_taken_out(peopled: Desk) -> None:
    page = opened(peopled)
    chosen(peopled, page, "Ada Voss")
    peopled.press("N")
    dialog = peopled.dialog(NamesDialog)
    dialog.aliases.setPlainText("Ада Восс\nA. Voss")
    named(dialog, QPushButton, "Store").click()
    peopled.activate()
    assert peopled.workspace.officials()[-1].aliases == ("Ада Восс", "A. Voss")
    page.focus_list()
    peopled.press("Delete")
    assert "Ada Voss" not in names(page)
    assert "out of the registry" in peopled.message


def test_an_empty_registry_says_how_it_is_filled(desk: Desk) -> None:
    page = opened(desk)
    assert "press Ctrl+R" in page._empty.text()
    desk.press("M")
    assert page.search.hasFocus() or "Choose a person" in desk.message


def test_the_timeline_paints_every_palette(peopled: Desk) -> None:
    official = peopled.workspace.officials()[0]
    peopled.workspace.apply(AddTenure(Tenure(new_id(), official.id, "Deputy", manner="acting")))
    page = opened(peopled)
    chosen(peopled, page, official.name)
    assert not page.person.timeline.grab().isNull()


def test_who_is_in_the_registry_in_another_script_is_not_taken_in_twice(desk: Desk) -> None:
    desk.workspace.apply(CreateOfficial(Official(new_id(), "Pyotr Lavrov")))
    made = desk.tag("Пётр Лавров", "O")
    if not made.value("person"):
        desk.write("person", "Пётр Лавров")
        desk.press("Tab")
    desk.press("Ctrl+R")
    [known] = desk.workspace.officials()
    assert known.aliases == ("Пётр Лавров",)
    assert desk.selected.official == known.id
    assert "The registry has Pyotr Lavrov already" in desk.message


def test_an_acting_holder_is_registered_as_acting(desk: Desk) -> None:
    desk.tag("Acting Chair Mira Olsen", "O")
    assert desk.selected.value("status") == "acting"
    desk.press("Ctrl+R")
    [post] = desk.workspace.tenures()
    assert (post.role, post.manner) == (desk.selected.value("role"), "acting")


def test_the_list_of_people_follows_the_palette(peopled: Desk) -> None:
    page = opened(peopled)
    peopled.press("Ctrl+Shift+L")
    assert page._delegate.theme is peopled.window.theme


def people(desk: Desk) -> dict[str, list[str]]:
    """The quotes of the tags that refer to each person of the registry."""
    names = {one.id: one.name for one in desk.workspace.officials()}
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    for tag in desk.stored:
        if tag.official:
            found[names[tag.official]].append(tag.quote)
    return found


def test_everybody_whom_a_release_names_is_taken_in_by_one_act(desk: Desk) -> None:
    desk.workspace.apply(CreateOfficial(Official(new_id(), "Pyotr Lavrov")))
    for words, person in (
        ("Mira Olsen", "Olsen"),
        ("Acting Chair Mira Olsen", "Mira Olsen"),
        ("Secretary Ana Ruiz-Lindqvist", "Ana Ruiz-Lindqvist"),
        ("Пётр Лавров", "Пётр Лавров"),
        ("The Council", "Council"),
    ):
        desk.tag(words, "O")
        desk.write("person", person)
        desk.press("Esc")
    before = len(desk.workspace.history(99))
    desk.press("Ctrl+Alt+R")
    assert len(desk.workspace.history(99)) == before + 1
    assert people(desk) == {
        "Pyotr Lavrov": ["Пётр Лавров"],
        "Mira Olsen": ["Acting Chair Mira Olsen", "Mira Olsen"],
        "Ana Ruiz-Lindqvist": ["Secretary Ana Ruiz-Lindqvist"],
    }
    roles = {one.role for one in desk.workspace.tenures()}
    assert roles == {"Acting Chair", "Secretary"}
    assert "Took 2 people into the registry, from 5 tags." in desk.message
    assert "Left for you, since the name is not enough: Council." in desk.message
    desk.press("Ctrl+Z")
    assert people(desk) == {"Pyotr Lavrov": []}
    assert desk.workspace.check() == []


def test_where_everybody_is_in_the_registry_that_is_said(desk: Desk) -> None:
    desk.tag("Mira Olsen", "O")
    desk.press("Esc", "Ctrl+Alt+R", "Ctrl+Alt+R")
    assert desk.message == "Everybody whom the tags of this release name is in the registry."


def test_a_name_that_may_be_somebody_of_the_registry_is_left(desk: Desk) -> None:
    desk.workspace.apply(CreateOfficial(Official(new_id(), "Mira Olson")))
    desk.tag("Mira Olsen", "O")
    desk.write("person", "Mira Olsen")
    desk.press("Esc", "Ctrl+Alt+R")
    assert people(desk) == {"Mira Olson": []}
    assert "Mira Olsen" in desk.message
