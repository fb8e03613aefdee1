"""What is painted: fills, lanes by pattern, outlines, letters, hits, caret."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from annotator.model.kinds import BUILT_IN, DECISION, OFFICIAL, STATISTIC, Kind, Pattern
from annotator.model.spans import Span
from annotator.ui.palettes import DARK, LIGHT
from annotator.ui.reading import Mark, ReleaseView
from annotator.ui.theme import Theme
from tests.ui.reading.samples import FURNITURE, RELEASE, span_of

WIDE = span_of("The council approved 7\u00a0500 crowns for Anna Lind")
FIGURE = span_of("7\u00a0500 crowns")
WRAPPED = span_of(
    "The next session is held in the second half of 2022 in the new hall by the northern quay"
)


def picture(view: ReleaseView) -> QImage:
    """The page as it is painted now."""
    return view.viewport().grab().toImage()


def colors(image: QImage, area: QRect) -> Counter[str]:
    """How many pixels of each colour an area has."""
    area = area.intersected(image.rect())
    return Counter(
        image.pixelColor(x, y).name().upper()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def pixels_near(painted: Counter[str], color: str) -> int:
    """How many pixels have a colour, give or take what an opacity in 255 steps makes of it."""
    wanted = bytes.fromhex(color[1:])
    return sum(
        count
        for found, count in painted.items()
        if all(abs(a - b) <= 1 for a, b in zip(bytes.fromhex(found[1:]), wanted, strict=True))
    )


def area_of(view: ReleaseView, span: Span) -> QRect:
    """The lines of the block in which a span begins."""
    return view.block_rect(view._scene.blocks.at(span.start)).toAlignedRect()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.key)
def test_a_tag_has_its_kinds_colour_and_a_tenth_of_it_as_fill(
    view: ReleaseView, kind: Kind, theme: Theme
) -> None:
    view.set_theme(theme)
    view.upsert_mark(Mark("k", kind, (WIDE,)))
    painted = colors(picture(view), area_of(view, WIDE))
    assert painted[theme.kind_color(kind)] > 100
    assert pixels_near(painted, theme.tint(kind)) > 1000


@pytest.mark.parametrize("one", Pattern)
@pytest.mark.parametrize("other", Pattern)
def test_no_two_patterns_look_alike(view: ReleaseView, one: Pattern, other: Pattern) -> None:
    pictures = []
    for pattern in (one, other):
        view.upsert_mark(Mark("k", replace(OFFICIAL, pattern=pattern), (WIDE,)))
        pictures.append(picture(view))
    assert (pictures[0] == pictures[1]) == (one is other)


def test_a_suggestion_has_an_outline_and_no_fill(view: ReleaseView) -> None:
    view.upsert_mark(Mark("k", STATISTIC, (FIGURE,), suggestion=True))
    painted = colors(picture(view), area_of(view, FIGURE))
    assert painted[LIGHT.kind_color(STATISTIC)] > 50
    assert pixels_near(painted, LIGHT.tint(STATISTIC)) < 10


def test_the_selected_mark_has_a_dark_outline_and_a_stronger_fill(view: ReleaseView) -> None:
    view.upsert_mark(Mark("k", STATISTIC, (FIGURE,)))
    before = colors(picture(view), area_of(view, FIGURE))
    view.select_mark("k")
    after = colors(picture(view), area_of(view, FIGURE))
    assert pixels_near(after, LIGHT.tint(STATISTIC, strong=True)) > 300
    assert after[LIGHT.text] > before[LIGHT.text] + 200
    view.select_mark(None)
    assert colors(picture(view), area_of(view, FIGURE)) == before


def test_a_rejected_tag_keeps_a_muted_lane_and_loses_its_fill(view: ReleaseView) -> None:
    view.upsert_mark(Mark("k", DECISION, (WIDE,), struck=True))
    painted = colors(picture(view), area_of(view, WIDE))
    assert painted[LIGHT.muted] > 100
    assert not painted[LIGHT.kind_color(DECISION)]
    assert pixels_near(painted, LIGHT.tint(DECISION)) < 10


def test_overlapping_tags_lie_in_lanes_of_their_own(view: ReleaseView) -> None:
    kinds = (STATISTIC, DECISION)
    view.set_marks([Mark("s", STATISTIC, (FIGURE,)), Mark("d", DECISION, (WIDE,))])
    image, area = picture(view), area_of(view, FIGURE)
    column = view._layout.metrics.left + view._placing.in_block(2)[-1].pieces.__next__().left + 4
    rows = {
        kind.key: [
            y
            for y in range(area.top(), area.bottom())
            for x in range(round(column), round(column) + 6)
            if image.pixelColor(x, y).name().upper() == LIGHT.kind_color(kind)
        ]
        for kind in kinds
    }
    assert rows["statistic"]
    assert max(rows["statistic"]) < max(rows["decision"])
    assert not set(rows["statistic"]) & set(rows["decision"])


def test_a_tag_that_wraps_is_drawn_on_each_of_its_lines(view: ReleaseView) -> None:
    view.upsert_mark(Mark("k", OFFICIAL, (WRAPPED,)))
    view.viewport().repaint()
    [placed] = view._placing.in_block(view._scene.blocks.at(WRAPPED.start))
    pieces = list(placed.pieces)
    assert len(pieces) >= 2
    assert [piece.opens for piece in pieces] == [True] + [False] * (len(pieces) - 1)
    assert [piece.closes for piece in pieces] == [False] * (len(pieces) - 1) + [True]


def test_a_tag_over_two_paragraphs_ends_in_the_second(view: ReleaseView) -> None:
    start, end = RELEASE.index("Anna Lind"), RELEASE.index("Совет") + len("Совет")
    view.upsert_mark(Mark("k", DECISION, (Span(start, end),)))
    view.viewport().repaint()
    [first], [second] = view._placing.in_block(2), view._placing.in_block(3)
    assert [(piece.opens, piece.closes) for piece in first.pieces] == [(True, False)]
    assert [(piece.opens, piece.closes) for piece in second.pieces] == [(False, True)]


def test_fragments_of_one_tag_are_joined(view: ReleaseView) -> None:
    view.upsert_mark(Mark("k", DECISION, (span_of("The council"), span_of("Anna Lind"))))
    view.viewport().repaint()
    [placed] = view._placing.in_block(2)
    assert [fragment.number for fragment in placed.fragments] == [1, 2]
    [joint] = placed.joints
    assert joint.left == pytest.approx(placed.fragments[0].pieces[0].right)
    assert joint.right == pytest.approx(placed.fragments[1].pieces[0].left)


def test_a_tag_from_right_to_left_ends_at_its_left(view: ReleaseView) -> None:
    view.upsert_mark(Mark("k", OFFICIAL, (span_of("ראש המועצה שרה לוי"),)))
    view.viewport().repaint()
    [placed] = view._placing.in_block(5)
    [piece] = placed.pieces
    assert piece.leftward
    assert piece.last == piece.left
    assert piece.right == pytest.approx(view._layout.metrics.column, abs=1)


def test_a_removed_tag_leaves_no_trace(view: ReleaseView) -> None:
    before = picture(view)
    view.upsert_mark(Mark("k", DECISION, (WIDE,)))
    assert picture(view) != before
    view.remove_mark("k")
    view.remove_mark("k")
    assert picture(view) == before


def test_a_new_tag_has_its_own_lines_painted_anew_alone(
    view: ReleaseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips: list[QRectF] = []
    picture(view)
    QApplication.processEvents()

    def note(_painter: QPainter, clip: QRectF) -> None:
        clips.append(clip)

    monkeypatch.setattr(view._painter, "paint", note)
    view.upsert_mark(Mark("k", STATISTIC, (FIGURE,)))
    QApplication.processEvents()
    assert clips
    assert all(clip.height() < 150 for clip in clips)


def test_hits_are_marked_wherever_they_are_seen(view: ReleaseView) -> None:
    view.set_find("7 500")
    image = picture(view)
    for quote in ("7\u00a0500", "7 500"):
        assert colors(image, area_of(view, span_of(quote)))[LIGHT.find] > 100
    view.set_find("")
    assert not colors(picture(view), area_of(view, FIGURE))[LIGHT.find]


def test_the_selection_is_a_band_under_the_text(view: ReleaseView) -> None:
    view.select(FIGURE)
    assert colors(picture(view), area_of(view, FIGURE))[LIGHT.selection] > 300


def test_the_caret_is_seen_while_the_page_has_the_focus(view: ReleaseView) -> None:
    view.set_caret(0)
    view.setFocus()
    caret = view.cursorRect().adjusted(-1, 0, 1, 0)
    focused = colors(picture(view), caret)[LIGHT.text]
    view.clearFocus()
    assert focused > colors(picture(view), caret)[LIGHT.text] + 20


def test_furniture_that_is_shown_is_grey(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    view.set_folded(folded=False)
    painted = colors(picture(view), view.block_rect(0).toAlignedRect())
    assert painted[LIGHT.muted] > 50
    assert not painted[LIGHT.text]


def test_furniture_that_is_shown_has_a_bar_beside_it(view: ReleaseView) -> None:
    view.set_document(RELEASE, furniture=[FURNITURE])
    view.set_folded(folded=False)
    drawn = picture(view)
    assert colors(drawn, view.block_rect(1).toAlignedRect())[LIGHT.outline] > 20
    assert not colors(drawn, view.block_rect(2).toAlignedRect())[LIGHT.outline]


def test_ten_tags_over_each_other_stay_within_their_line(view: ReleaseView) -> None:
    view.set_marks([Mark(f"k{n}", STATISTIC, (Span(WIDE.start, WIDE.end - n),)) for n in range(10)])
    view.viewport().repaint()
    tags, metrics = view._painter._tags, view._layout.metrics
    lanes = {placed.lane for placed in view._placing.in_block(2)}
    assert lanes == set(range(10))
    y, thickness = tags._lane(9, 10)
    assert y + thickness / 2 <= metrics.line_height


def test_whoever_prints_the_document_gets_its_bare_text(view: ReleaseView) -> None:
    view.upsert_mark(Mark("k", DECISION, (WIDE,)))
    sheet = QImage(800, 600, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFFFF)
    painter = QPainter(sheet)
    view.document().drawContents(painter)
    painter.end()
    drawn = colors(sheet, sheet.rect())
    assert sum(drawn.values()) - drawn["#FFFFFF"] > 1000
    assert not drawn[LIGHT.kind_color(DECISION)]


def test_fragments_in_two_paragraphs_each_say_which_they_are(view: ReleaseView) -> None:
    view.upsert_mark(Mark("k", DECISION, (span_of("The council"), span_of("Совет"))))
    view.viewport().repaint()
    [first], [second] = view._placing.in_block(2), view._placing.in_block(3)
    assert [fragment.number for fragment in first.fragments] == [1]
    assert [fragment.number for fragment in second.fragments] == [2]
    assert not first.joints
    assert not second.joints
