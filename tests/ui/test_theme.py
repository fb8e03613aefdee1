"""Palettes that can be read: contrast is computed, not believed."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from annotator.assets import resources
from annotator.model.fields import Field
from annotator.model.kinds import BUILT_IN, USER_COLORS, Color, Kind, Pattern
from annotator.ui.palettes import DARK, LIGHT, THEMES
from annotator.ui.stylesheet import style_sheet
from annotator.ui.theme import (
    Theme,
    blended,
    contrast,
    load_faces,
    luminance,
    reading_font,
    ui_font,
)

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
TEXT = 4.5
MARK = 3.0


def _kind(color: Color) -> Kind:
    return Kind("own", "Own", color, Pattern.WAVE, "Z", (Field("note", "Note"),))


KINDS = (*BUILT_IN, *(_kind(color) for color in USER_COLORS))

themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.color.light)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert luminance("#808080") == pytest.approx(0.2159, abs=1e-4)


def test_a_colour_blends_by_its_share() -> None:
    assert blended("#000000", "#FFFFFF", 0.1) == "#E6E6E6"


@themes
@pytest.mark.parametrize("ground", ["paper", "chrome", "desk", "hover", "pressed", "row"])
def test_text_reads_on_every_ground(theme: Theme, ground: str) -> None:
    assert contrast(theme.text, getattr(theme, ground)) >= TEXT


@themes
@pytest.mark.parametrize("ground", ["paper", "chrome", "desk", "hover", "row", "pressed"])
def test_muted_text_reads_on_every_ground_it_stands_on(theme: Theme, ground: str) -> None:
    assert contrast(theme.muted, getattr(theme, ground)) >= TEXT


@themes
@pytest.mark.parametrize("ground", ["selection", "find", "error_ground"])
def test_text_reads_where_it_is_selected_found_or_wrong(theme: Theme, ground: str) -> None:
    assert contrast(theme.text, getattr(theme, ground)) >= TEXT


@themes
def test_the_accent_carries_text_and_is_text(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= TEXT
    assert contrast(theme.on_accent, theme.accent_hover) >= TEXT
    assert contrast(theme.accent, theme.paper) >= TEXT
    assert contrast(theme.accent, theme.chrome) >= TEXT


@themes
@pytest.mark.parametrize("ground", ["paper", "chrome", "error_ground"])
@pytest.mark.parametrize("part", ["outline", "accent"])
def test_fields_and_what_has_the_focus_are_seen(theme: Theme, part: str, ground: str) -> None:
    assert contrast(getattr(theme, part), getattr(theme, ground)) >= MARK


@themes
@pytest.mark.parametrize("sign", ["error", "good", "attention"])
def test_states_read_as_text(theme: Theme, sign: str) -> None:
    for ground in (theme.paper, theme.chrome, theme.row):
        assert contrast(getattr(theme, sign), ground) >= TEXT
    assert contrast(theme.error, theme.error_ground) >= TEXT


@themes
@kinds
def test_a_kinds_letter_reads_on_paper(theme: Theme, kind: Kind) -> None:
    assert contrast(theme.kind_color(kind), theme.paper) >= TEXT
    assert contrast(theme.kind_color(kind), theme.chrome) >= TEXT
    assert contrast(theme.kind_color(kind), theme.row) >= TEXT


@themes
@kinds
def test_a_lane_stands_out_from_paper_and_from_any_fill(theme: Theme, kind: Kind) -> None:
    color = theme.kind_color(kind)
    for other in KINDS:
        for strong in (False, True):
            assert contrast(color, theme.tint(other, strong=strong)) >= MARK
    assert contrast(color, theme.selection) >= MARK
    assert contrast(color, theme.row) >= MARK


@themes
@kinds
def test_text_reads_on_every_fill(theme: Theme, kind: Kind) -> None:
    for strong in (False, True):
        assert contrast(theme.text, theme.tint(kind, strong=strong)) >= TEXT


@themes
@kinds
def test_text_reads_where_two_fills_lie_over_each_other(theme: Theme, kind: Kind) -> None:
    for other in KINDS:
        twice = blended(theme.kind_color(other), theme.tint(kind, strong=True), 0.1)
        assert contrast(theme.text, twice) >= TEXT


@themes
def test_the_palette_of_qt_holds_the_same_colours(theme: Theme) -> None:
    palette = theme.palette()
    assert palette.base().color().name().upper() == theme.paper
    assert palette.windowText().color().name().upper() == theme.text


@themes
def test_the_style_sheet_wears_the_theme_and_its_drawings_are_there(theme: Theme) -> None:
    sheet = style_sheet(theme, ICONS)
    assert "$" not in sheet
    assert theme.accent in sheet
    drawings = re.findall(r'url\("(.*?)"\)', sheet)
    assert drawings
    assert all(Path(drawing).is_file() for drawing in drawings)


@themes
def test_the_drawings_stand_out_from_their_ground(theme: Theme) -> None:
    check = "check-dark.svg" if theme.dark else "check-light.svg"
    grounds = {"chevron.svg": theme.paper, check: theme.accent}
    for drawing, ground in grounds.items():
        found = re.search(r'stroke="(#\w{6})"', (ICONS / drawing).read_text())
        assert found
        assert contrast(found.group(1), ground) >= MARK


def test_the_built_in_kinds_wear_the_colours_of_the_design() -> None:
    official = BUILT_IN[0]
    assert LIGHT.kind_color(official) == "#2456B8"
    assert DARK.kind_color(official) == "#8FB2FF"


@pytest.mark.usefixtures("qapp")
def test_the_face_is_brought_along_in_two_weights_with_russian(qapp: QApplication) -> None:
    load_faces(resources() / "faces")
    face = ui_font()
    assert face.family() == "Inter"
    widths = set()
    for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold):
        face.setWeight(weight)
        used = QFontInfo(face)
        assert used.family().startswith("Inter")
        widths.add(QFontMetricsF(face).horizontalAdvance("Совет коллективной безопасности ✓ →"))
        drawn = QRawFont.fromFont(face)
        assert all(drawn.supportsCharacter(ord(sign)) for sign in "Qqñ№ЖяЁ“—✓→≥€")
    assert len(widths) == 2  # the heavier one is not only said to be


def test_faces_are_sized_in_pixels_that_follow_the_zoom() -> None:
    assert reading_font(200).pixelSize() == 2 * reading_font(100).pixelSize()
    assert ui_font().pixelSize() == 13


@themes
def test_a_tick_that_is_not_set_is_seen_in_a_list(theme: Theme, qtbot: QtBot) -> None:
    ticks = QListWidget()
    qtbot.addWidget(ticks)
    ticks.setPalette(theme.palette())
    ticks.setStyleSheet(style_sheet(theme, resources() / "icons"))
    QListWidgetItem("Anna", ticks).setCheckState(Qt.CheckState.Unchecked)
    ticks.resize(120, 40)
    image = ticks.grab().toImage()
    drawn = {
        image.pixelColor(x, y).name().upper() for x in range(24) for y in range(image.height())
    }
    assert theme.muted.upper() in drawn
