"""The dashboard: plots with the tables behind them, taken away as CSV, PNG or SVG."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import cast
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from annotator.model.kinds import BUILT_IN
from annotator.model.ops import (
    AddMember,
    Assign,
    Dismiss,
    Return,
    Submit,
    Tag,
    Verify,
)
from annotator.model.records import Assignment, FieldValue, Role
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.review.agreement.study import study
from annotator.review.tally import Tally
from annotator.ui.dashboard.chart import Chart, Form, Point, Series, coefficient, share
from annotator.ui.dashboard.charts import Measurements, charts
from annotator.ui.dashboard.page import DashboardPage
from annotator.ui.dashboard.painting import colors, height_of, paint
from annotator.ui.dashboard.plot_view import save_picture
from annotator.ui.palettes import DARK, HIGH_CONTRAST, LIGHT, THEMES
from annotator.ui.theme import Theme, contrast
from annotator.workspace import new_id
from tests.builders import draft
from tests.ui.desk import Desk

KINDS = {kind.key: kind for kind in BUILT_IN}
TEXT = "Chair Ana Ruiz opened the session. The Council approved 12 permits for ferries.\n"


@pytest.fixture
def team(desk: Desk) -> Desk:
    """A release given to two, read by both, judged by the supervisor."""
    workspace = desk.workspace
    document = workspace.import_draft(draft(TEXT, "ferries.txt", title="Ferries"))
    people = {name: new_id() for name in ("Otto", "Zoë")}
    for name, member in people.items():
        workspace.apply(AddMember(member, name, (Role.ANNOTATOR,)))
    given = (Assignment(new_id(), document.id, one, "2021-05-04") for one in people.values())
    workspace.apply(Assign(tuple(given)))
    supervisor = workspace.author().id
    made = {}
    for name, words in (("Otto", "Chair Ana Ruiz"), ("Zoë", "Ana Ruiz")):
        workspace.team.act_as(people[name])
        start = TEXT.index(words)
        fields = {"person": FieldValue("Ana Ruiz")}
        spans = (Span(start, start + len(words)),)
        made[name] = new_id()
        workspace.apply(
            Tag(made[name], document.id, "official", spans, fields, origin="suggested:titled")
        )
        workspace.apply(Submit((made[name],)))
    suggestion = Suggestion("statistic", Span(56, 58), rule="titled")
    workspace.apply(Dismiss(new_id(), document.id, suggestion))
    workspace.team.act_as(supervisor)
    workspace.apply(Verify((made["Otto"],)))
    workspace.apply(Return((made["Zoë"],), reason="the title belongs to it"))
    return desk


def opened(desk: Desk) -> DashboardPage:
    desk.press("F9")
    page = cast(DashboardPage, desk.window.tabs.page("dashboard"))
    desk.bot.waitUntil(lambda: page._found is not None)
    return page


def choose(page: DashboardPage, key: str) -> Chart:
    page.choice.setCurrentIndex(page.choice.findData(key))
    assert page.chart is not None
    return page.chart


def table(page: DashboardPage) -> list[list[str]]:
    model = page.model
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_agreement_stands_in_a_table_behind_its_plot(team: Desk) -> None:
    page = opened(team)
    choose(page, "pairs")
    assert table(page) == [["Otto · Zoë", "0.00", "1.00", _ALL_THE_SAME, "0.81"]]
    choose(page, "kinds")
    assert [row[0] for row in table(page)] == ["Official"]


_ALL_THE_SAME = "Everybody chose the same value, so that chance agreement is total."


def test_what_annotators_differ_in_is_one_click_away(team: Desk) -> None:
    page = opened(team)
    choose(page, "pairs")
    assert [page.differences.item(at).text() for at in range(page.differences.count())] == [
        "Official · another boundary · Chair Ana Ruiz"
    ]
    page.differences.itemActivated.emit(page.differences.item(0))
    session, view = team.window.session, team.window.pane.view
    assert session.document is not None
    assert session.document.title == "Ferries"
    selected = view.selection()
    assert selected is not None
    assert selected.of(session.text) == "Chair Ana Ruiz"


def test_errors_are_told_by_annotator_and_kind_with_their_interval(team: Desk) -> None:
    page = opened(team)
    choose(page, "errors")
    assert table(page) == [
        ["Otto", "0.0 % (0.0 % – 79.3 %) · 0/1"],
        ["Zoë", "100.0 % (20.7 % – 100.0 %) · 1/1"],
    ]


def test_progress_is_told_by_due_day_and_rules_by_how_often_they_were_right(team: Desk) -> None:
    page = opened(team)
    choose(page, "progress")
    assert table(page) == [["4 May 2021", "0", "0", "2"]]
    choose(page, "acceptance")
    assert [row[0] for row in table(page)] == ["titled"]
    assert table(page)[0][1].startswith("66.7 %")


def test_the_table_is_copied_as_csv_with_values_in_full(team: Desk) -> None:
    page = opened(team)
    choose(page, "acceptance")
    page.copy_table()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0] == ["Rule", "Accepted", "Accepted: low", "Accepted: high", "Accepted: note"]
    assert rows[1][0] == "titled"
    assert float(rows[1][1]) == pytest.approx(2 / 3)
    assert rows[1][4] == "2/3"


def test_it_is_measured_anew_once_something_has_changed(team: Desk) -> None:
    page = opened(team)
    assert page._found is not None
    before = page._found
    (document,) = [one.document for one in team.workspace.listed(0, 9) if one.tags]
    again = Suggestion("official", Span(6, 9), rule="titled")
    team.workspace.apply(Dismiss(new_id(), document.id, again))
    team.press("Ctrl+3", "F9")
    team.bot.waitUntil(lambda: page._found is not before)
    choose(page, "acceptance")
    assert table(page)[0][1].startswith("50.0 %")


def test_an_annotator_is_told_whom_it_is_for(team: Desk) -> None:
    team.workspace.team.act_as("Otto")
    team.press("F9")
    page = cast(DashboardPage, team.window.tabs.page("dashboard"))
    assert page._says.text() == "The dashboard compares annotators: it is for supervisors."
    assert not page.table.isVisible()


def test_a_new_project_says_what_is_missing_for_each_plot(desk: Desk) -> None:
    page = opened(desk)
    for at in range(page.choice.count()):
        page.choice.setCurrentIndex(at)
        assert page.chart is not None
        assert page.chart.labels == ()
        assert page.chart.empty
        assert page.chart.empty in page._says.text()
        assert not page.table.isVisible()


def test_the_plot_is_known_to_assistive_technology_by_its_words(team: Desk) -> None:
    page = opened(team)
    chart = choose(page, "errors")
    assert page.plot.accessibleName() == chart.title
    assert page.plot.accessibleDescription() == chart.about


# --- pictures ----------------------------------------------------------------------------------


def sample(form: Form, labels: int = 5) -> Chart:
    points = tuple(Point(at / 10, at / 20, at / 8, f"{at}/10") for at in range(labels))
    with_gap = (Point(None, note="No item was tagged by both."), *points[1:])
    names = tuple(f"Константинопольский {at}" for at in range(labels))
    held = (Series("One", points), Series("Two", with_gap))
    return Chart("x", "Title", "What it says.", form, names, held, "Who", share)


def painted(chart: Chart, theme: Theme, width: int = 400) -> QImage:
    image = QImage(width, round(height_of(chart, width)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    paint(painter, chart, width, theme)
    painter.end()
    return image


def colors_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_form_is_painted_in_every_palette(desk: Desk, form: Form, theme: Theme) -> None:
    found = colors_in(painted(sample(form), theme))
    assert {theme.paper.upper(), *(one.upper() for one in colors(theme)[:2])} <= found
    assert "#FF00FF" not in found


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_series_stand_out_from_the_paper(theme: Theme) -> None:
    assert min(contrast(color, theme.paper) for color in colors(theme)) >= 3


@pytest.mark.parametrize("form", Form)
def test_many_labels_and_one_label_are_painted_too(desk: Desk, form: Form) -> None:
    for labels in (1, 40):
        assert not painted(sample(form, labels), LIGHT, 320).isNull()


def test_a_plot_is_saved_sharp_as_png_and_with_its_words_as_svg(desk: Desk, tmp_path: Path) -> None:
    chart = sample(Form.BARS)
    save_picture(chart, tmp_path / "plot.png", LIGHT)
    image = QImage(str(tmp_path / "plot.png"))
    assert image.width() == 1600
    save_picture(chart, tmp_path / "plot.svg", LIGHT)
    root = ET.parse(tmp_path / "plot.svg").getroot()
    words = " ".join(element.text or "" for element in root.iter())
    assert "Title" in words
    assert "What it says." in words
    assert "30.0 %" in words


def test_a_picture_that_cannot_be_written_says_so(team: Desk, tmp_path: Path) -> None:
    page = opened(team)
    page.save_as(tmp_path / "missing" / "plot.png")
    assert "can't be written" in team.message
    page.save_as(tmp_path / "plot")
    assert (tmp_path / "plot.png").exists()


# --- charts ------------------------------------------------------------------------------------


def test_a_value_that_is_none_gives_its_reason_and_never_a_zero() -> None:
    chart = sample(Form.BARS)
    assert chart.rows()[0][2] == "No item was tagged by both."
    assert ",,,,No item was tagged by both." in chart.as_csv()


def test_every_plot_has_words_where_there_is_nothing() -> None:
    for chart in charts(Measurements(study([]), Tally(), ()), KINDS):
        assert chart.labels == ()
        assert chart.empty
        assert chart.rows() == ()


def test_numbers_are_written_as_people_read_them() -> None:
    assert coefficient(-0.25) == "−0.25"
    assert share(0.125) == "12.5 %"
    assert replace(sample(Form.LINES), words=coefficient).rows()[1][1].startswith("0.10")
