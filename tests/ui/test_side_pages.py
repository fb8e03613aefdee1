"""The pages on the right: some have a tab of their own, the others share the last one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk import Desk


def tabs(desk: Desk) -> list[str]:
    """The titles of the tabs."""
    pages = desk.window.tabs
    return [pages.tabText(at) for at in range(pages.count())]


def click_last(desk: Desk) -> None:
    bar = desk.window.tabs.tabBar()
    place = bar.tabRect(bar.count() - 1).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_what_is_used_all_day_has_a_tab_and_the_rest_is_under_more(desk: Desk) -> None:
    assert tabs(desk) == ["Entity form", "Registry", "Review", "History", "More"]
    click_last(desk)
    assert "Findings" in [one.text() for one in desk.window.tabs.more.buttons.values()]


def test_the_last_tab_bears_the_name_of_the_page_that_it_shows(desk: Desk) -> None:
    click_last(desk)
    desk.window.tabs.more.buttons["dashboard"].click()
    assert tabs(desk)[-1] == "Dashboard"
    page = desk.window.tabs.page("dashboard")
    assert page is not None
    assert page.isVisible()
    click_last(desk)
    assert tabs(desk)[-1] == "More"
    assert not page.isVisible()


def test_leaving_a_page_of_the_last_tab_gives_it_its_name_back(desk: Desk) -> None:
    desk.window.tabs.show_page("dashboard")
    desk.window.tabs.show_form()
    assert tabs(desk)[-1] == "More"


def test_more_says_how_much_waits_and_where(desk: Desk) -> None:
    desk.window.tabs.set_count("findings", 1234)
    desk.window.tabs.set_count("review", 3)
    assert tabs(desk)[-1] == "More 1,234"
    assert tabs(desk)[2] == "Review 3"
    assert desk.window.tabs.more.buttons["findings"].text() == "Findings 1,234"
    desk.window.tabs.set_count("findings", 0)
    assert tabs(desk)[-1] == "More"


def test_a_long_title_of_the_last_tab_does_not_shorten_the_others(desk: Desk) -> None:
    tabs = desk.window.tabs
    bar = tabs.tabBar()
    tabs.setFixedWidth(sum(bar.tabSizeHint(at).width() for at in range(bar.count())) + 4)
    whole = [bar.tabRect(at).width() for at in range(bar.count() - 1)]
    tabs.set_count("orphans", 12345)
    tabs.show_page("orphans")
    assert [bar.tabRect(at).width() for at in range(bar.count() - 1)] == whole
    assert bar.tabRect(bar.count() - 1).width() < bar.tabSizeHint(bar.count() - 1).width()
    assert bar.tabRect(bar.count() - 1).right() <= tabs.width()


def test_long_titles_are_shortened_so_that_every_tab_stays_in_sight(desk: Desk) -> None:
    tabs = desk.window.tabs
    for key in ("review", "comments"):
        tabs.set_count(key, 12345)
    tabs.show_page("comments")
    tabs.setFixedWidth(400)
    bar = tabs.tabBar()
    assert bar.tabRect(0).left() >= 0
    assert bar.tabRect(bar.count() - 1).right() <= tabs.width()
