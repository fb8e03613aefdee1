"""The pages on the right: some always have a tab, the others are found under More."""

from tests.ui.desk import Desk


def tabs(desk: Desk) -> list[str]:
    """The titles of the tabs that are to be seen."""
    pages = desk.window.tabs
    return [pages.tabText(at) for at in range(pages.count()) if pages.isTabVisible(at)]


def more(desk: Desk) -> list[str]:
    """What the menu of further pages offers."""
    menu = desk.window.tabs.more.menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def test_what_is_used_all_day_has_a_tab_and_the_rest_is_under_more(desk: Desk) -> None:
    assert tabs(desk) == ["Entity form", "Registry", "Review", "History"]
    assert "Findings" in more(desk)
    assert desk.window.tabs.more.text() == "More"


def test_a_page_under_more_has_a_tab_while_it_is_shown(desk: Desk) -> None:
    desk.window.tabs.show_page("dashboard")
    assert "Dashboard" in tabs(desk)
    desk.window.tabs.show_form()
    assert "Dashboard" not in tabs(desk)


def test_more_says_how_much_waits_and_where(desk: Desk) -> None:
    desk.window.tabs.set_count("findings", 1234)
    assert desk.window.tabs.more.text() == "More 1,234"
    assert "Findings 1,234" in more(desk)
    desk.window.tabs.set_count("findings", 0)
    assert desk.window.tabs.more.text() == "More"
