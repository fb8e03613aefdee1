"""What a palette is: colours by meaning, contrast by computation, and the faces."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from annotator.model.kinds import Kind

READING_FACES = (
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Georgia",
    "Noto Serif",
    "DejaVu Serif",
    "Liberation Serif",
)
UI_FACES = (
    "Inter",
    "Segoe UI",
    "SF Pro Text",
    "Ubuntu",
    "Cantarell",
    "Noto Sans",
    "DejaVu Sans",
    "Liberation Sans",
)
UI_PIXELS = 13
READING_PIXELS = 16
"""Size of the text face at 100 %, in pixels that do not depend on the device."""

TINT = 0.10
STRONG_TINT = 0.24
"""Shares of a kind's colour in the fill of a tag, and in that of the selected one."""


def luminance(color: str) -> float:
    """Relative luminance of #RRGGBB, 0 to 1 (WCAG 2.2)."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours #RRGGBB, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blended(color: str, ground: str, share: float) -> str:
    """`color` laid over `ground` with the opacity `share`, as #RRGGBB."""
    channels = (
        round(int(color[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


@dataclass(frozen=True, slots=True)
class Theme:
    """One palette: every colour of the window by its meaning, each as #RRGGBB."""

    name: str
    dark: bool
    paper: str
    """Ground of the release and of fields."""
    chrome: str
    """Ground of everything around the release."""
    desk: str
    """Ground that the page lies on."""
    line: str
    """Hairlines between areas and rows."""
    border: str
    """Outline of buttons and menus, which their words tell apart."""
    outline: str
    """Outline of fields and handle of scroll bars: nothing else says where they are."""
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    accent_hover: str
    hover: str
    pressed: str
    selection: str
    """Ground of selected text."""
    row: str
    """Ground of the selected row of a list or table."""
    find: str
    """Ground of a passage that was found."""
    error: str
    error_ground: str
    good: str
    attention: str

    def kind_color(self, kind: Kind) -> str:
        """The kind's colour on this palette's paper."""
        return kind.color.dark if self.dark else kind.color.light

    def tint(self, kind: Kind, *, strong: bool = False) -> str:
        """The fill under a tag of the kind; `strong` for the selected one."""
        return blended(self.kind_color(kind), self.paper, STRONG_TINT if strong else TINT)

    def palette(self) -> QPalette:
        """The colours as Qt's roles, for what the style sheet does not reach."""
        palette = QPalette()
        role = QPalette.ColorRole
        for colour_role, value in {
            role.Window: self.chrome,
            role.WindowText: self.text,
            role.Base: self.paper,
            role.AlternateBase: self.chrome,
            role.Text: self.text,
            role.Button: self.paper,
            role.ButtonText: self.text,
            role.BrightText: self.error,
            role.ToolTipBase: self.paper,
            role.ToolTipText: self.text,
            role.PlaceholderText: self.muted,
            role.Highlight: self.selection,
            role.HighlightedText: self.text,
            role.Link: self.accent,
            role.LinkVisited: self.accent,
            role.Accent: self.accent,
            role.Light: self.paper,
            role.Midlight: self.hover,
            role.Mid: self.line,
            role.Dark: self.border,
            role.Shadow: self.border,
        }.items():
            palette.setColor(colour_role, QColor(value))
        for colour_role in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(self.disabled))
        return palette


@cache
def load_faces(folder: Path) -> None:
    """Let the program use the faces in the folder as if the machine had them."""
    for face in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))


def _first_family(wanted: Iterable[str], fallback: QFontDatabase.SystemFont) -> str:
    installed = {family.partition(" [")[0] for family in QFontDatabase.families()}
    system = QFontDatabase.systemFont(fallback).family()
    return next((family for family in wanted if family in installed), system)


def _sized(family: str, pixels: int, hint: QFont.StyleHint) -> QFont:
    font = QFont(family)
    font.setStyleHint(hint)
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def ui_font() -> QFont:
    """The face of everything but the release, by what the machine has."""
    family = _first_family(UI_FACES, QFontDatabase.SystemFont.GeneralFont)
    return _sized(family, UI_PIXELS, QFont.StyleHint.SansSerif)


def reading_font(percent: int = 100) -> QFont:
    """The serif face of the release at a zoom in percent, by what the machine has."""
    family = _first_family(READING_FACES, QFontDatabase.SystemFont.GeneralFont)
    pixels = max(6, round(READING_PIXELS * percent / 100))
    return _sized(family, pixels, QFont.StyleHint.Serif)
