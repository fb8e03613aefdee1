"""Make the window's faces out of the fonts of Inter: what English and Russian chrome needs of them.

A maintainer's tool: `python packaging/make_faces.py FOLDER`, with a folder that holds Inter's
`Inter-Regular.otf` and `Inter-SemiBold.otf` (https://github.com/rsms/inter, release 4). Other
scripts are drawn by the fonts of the machine, as ever.

The outlines become quadratic, and kerning goes: so a line is laid out and drawn as quickly as with
the fonts of the machine, which took a quarter to a half longer otherwise.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FACES = Path(__file__).resolve().parents[1] / "resources" / "faces"
WEIGHTS = ("Regular", "SemiBold")
# Latin, Cyrillic, punctuation, currencies, arrows, comparison, shapes and check marks.
_BLOCKS = (
    "U+0020-017F,U+018F,U+01A0-01B0,U+0218-021B,U+0259,U+02BB-02BC,U+0400-045F,U+0490-04FF,"
    "U+2010-2044,U+20A0-20BF,U+2116,U+2122,U+2190-21FF,U+2212,U+2248,U+2260-2265,U+2318-2326,"
    "U+25A0-25FF,U+2691,U+2713-2718,U+FFFD"
)
_NAMES = "0,1,2,3,4,5,6,13,14,16,17"  # what it is called, and its licence
_DEVIATION = 1.0
"""How far a curve may stray, in thousandths of the letter's height or less."""


def main(folder: Path) -> None:
    """Write a face for each weight."""
    options = subset.Options(layout_features=[], name_IDs=[int(one) for one in _NAMES.split(",")])
    for weight in WEIGHTS:
        font = TTFont(folder / f"Inter-{weight}.otf")
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=subset.parse_unicodes(_BLOCKS.replace("U+", "")))
        cutter.subset(font)
        _to_quadratic(font)
        font.save(FACES / f"Inter-{weight}.ttf")


def _to_quadratic(font: TTFont) -> None:
    """Turn the outlines of PostScript into those of TrueType."""
    glyphs = {}
    drawn = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, _DEVIATION, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(font["glyf"])
        left = glyph.xMin if glyph.numberOfContours else 0
        font["hmtx"][name] = (font["hmtx"][name][0], left)
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    for name in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth",
    ):  # fmt: skip
        setattr(limits, name, 0)
    font["post"].formatType = 3.0
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\000\001\000\000"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
