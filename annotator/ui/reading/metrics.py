"""The measures of the page at one zoom and one width of the window, in device-free pixels."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QFont, QFontMetricsF

MEASURE = 75
"""Characters in a full line."""
LINE_HEIGHT = 1.6
"""Height of a line as a share of the face's own."""

_SAMPLE = (
    "The members of the Council were informed of the results of the ongoing operations in 2019, "
    "and approved the budget of the Organization."
)
_DESK = 20
_INSETS = (64, 44)
_CRAMPED_INSETS = (48, 20)
"""Paper to the left and right of the column; less where the window is too narrow for a measure."""
_PAGE_TOP = 24
_PAGE_BOTTOM = 48
_HEADER_GAP = 8
_LEAST_COLUMN = 160
_UNIT_LINE = 30
_NUMBER = 0.36
_LETTER = 0.3
"""Sizes of paragraph numbers and tags' letters as shares of the line's height."""


def _resized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    resized = QFont(font)
    resized.setPixelSize(pixels)
    resized.setBold(bold)
    return resized


@dataclass(frozen=True, slots=True)
class PageMetrics:
    """Where the page and its column lie, and how high lines are; y counts from the desk's top."""

    font: QFont
    number_font: QFont
    letter_font: QFont
    viewport_width: int
    header_height: int
    inset: int
    """Paper to the left of the column."""
    column: int
    page_width: int
    character: float
    """Average advance of a character of running text."""
    ascent: float
    descent: float
    cap_height: float
    line_height: int

    @classmethod
    def fitting(
        cls, font: QFont, sans: QFont, *, viewport_width: int, header_height: int
    ) -> "PageMetrics":
        """The measures for a face in a viewport; the column gets narrower where it must.

        `sans` is the face of paragraph numbers and of the letters beside tags.
        """
        face = QFontMetricsF(font)
        character = face.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        measure = round(MEASURE * character)
        roomy = measure + sum(_INSETS) + 2 * _DESK <= viewport_width
        insets = _INSETS if roomy else _CRAMPED_INSETS
        column = max(_LEAST_COLUMN, min(measure, viewport_width - sum(insets)))
        line_height = round(LINE_HEIGHT * face.height())
        return cls(
            font=font,
            number_font=_resized(sans, max(9, round(line_height * _NUMBER))),
            letter_font=_resized(sans, max(7, round(line_height * _LETTER)), bold=True),
            viewport_width=viewport_width,
            header_height=header_height,
            inset=insets[0],
            column=column,
            page_width=column + sum(insets),
            character=character,
            ascent=face.ascent(),
            descent=face.descent(),
            cap_height=face.capHeight(),
            line_height=line_height,
        )

    def under(self, header_height: int) -> "PageMetrics":
        """The same page with another height of the header above the text."""
        return replace(self, header_height=header_height)

    @property
    def page_left(self) -> int:
        """Left edge of the paper, which is centred on the desk."""
        return max(0, (self.viewport_width - self.page_width) // 2)

    @property
    def left(self) -> int:
        """Left edge of the column."""
        return self.page_left + self.inset

    @property
    def page_top(self) -> int:
        """Upper edge of the paper."""
        return _DESK

    @property
    def header_top(self) -> int:
        """Where the header of the release begins."""
        return _DESK + _PAGE_TOP

    @property
    def text_top(self) -> int:
        """Where the first line of the text begins."""
        return self.header_top + self.header_height + (_HEADER_GAP if self.header_height else 0)

    @property
    def below_text(self) -> int:
        """What lies under the last line: the foot of the page and the desk."""
        return _PAGE_BOTTOM + _DESK

    @property
    def lift(self) -> float:
        """Room over the face's ascent within a line; what is left lies below, for the lanes."""
        return round(0.4 * (self.line_height - self.ascent - self.descent))

    @property
    def baseline(self) -> float:
        """The baseline within a line."""
        return self.lift + self.ascent

    @property
    def bottom(self) -> float:
        """The lower edge of the face within a line, where the first lane lies."""
        return self.baseline + self.descent

    @property
    def gap(self) -> int:
        """Height between two paragraphs, and of a blank line."""
        return round(0.45 * self.line_height)

    @property
    def fold_height(self) -> int:
        """Height of the line that stands for folded furniture."""
        return max(28, self.line_height) + self.gap

    @property
    def unit(self) -> float:
        """A hair's breadth of a lane, 1 at the usual size."""
        return max(1.0, self.line_height / _UNIT_LINE)

    def estimated(self, characters: int) -> int:
        """About how high so many characters stand in the column."""
        lines = -(-int(characters * self.character) // self.column) or 1
        return lines * self.line_height
