"""The form at the window's first size: everything of a built-in kind is seen without scrolling."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea

from annotator.assets import resources
from annotator.ui.main_window import first_size
from annotator.ui.palettes import LIGHT
from annotator.ui.stylesheet import dress
from tests.builders import draft
from tests.ui.desk import Desk

TEXT = """\
Council of the Seven Banks, 28 November 2019

Today there are already several tens of thousands of fighters, members of the banned group said \
to be crossing the northern border of the republic at night, the Council was told.

Also, by the Decision of the Council of the Seven Banks, a Collective Action Plan of the member \
states on the implementation of the Global Strategy against the Smuggling of Forged Permits and \
Timber for 2019-2021 was adopted, providing for close cooperation of the border services.

The Acting Chairwoman of the Committee of Secretaries of the Security Councils of the Seven \
Banks, Mira Antonovna Olsen, thanked the crews. In 2019 the river police of the member states \
seized more than 29.1 tonnes of contraband fuel in the lower river.
"""


def _dressed(make_desk: Callable[[], Desk]) -> Desk:
    desk = make_desk()
    desk.begin(empty=True)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, LIGHT, resources())  # as the program does
    desk.window.resize(first_size(QSize(1440, 900)))
    dates = {"published_on": "2019-11-28", "event_date": "2019-11-28", "language": "en"}
    document = desk.workspace.import_draft(draft(TEXT, "plan.txt", **dates))
    desk.window.open_document(document.id)
    desk.window.suggestions.start()
    desk.bot.waitUntil(lambda: desk.window.suggestions.count > 3)
    return desk


def test_no_suggestion_of_a_built_in_kind_needs_scrolling(make_desk: Callable[[], Desk]) -> None:
    desk = _dressed(make_desk)
    [area] = desk.window.form.findChildren(QScrollArea)
    kinds = set()
    for one in desk.window.suggestions.pending:
        desk.window.suggestions.select(one.id)
        QApplication.processEvents()
        kinds.add(one.kind)
        assert area.verticalScrollBar().maximum() == 0, one.quote
    assert kinds == {"official", "decision", "statistic"}


def test_a_higher_window_gives_the_list_what_it_gains(make_desk: Callable[[], Desk]) -> None:
    desk = _dressed(make_desk)
    form, rows = desk.window.form, desk.window.annotations
    before = form.height(), rows.height()
    desk.window.resize(1440, 1100)
    QApplication.processEvents()
    assert form.height() == before[0]
    assert rows.height() > before[1] + 200
