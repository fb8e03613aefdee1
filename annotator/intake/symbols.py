"""Letters of the fonts Symbol and Wingdings, and raised figures, as Unicode has them."""

# Adobe's encoding of Symbol, and Wingdings, by code; only what stands in releases.
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "⋅",
    0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑",
    0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•",
    0xA7: "▪", 0xA8: "◻", 0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_FIGURES = frozenset("0123456789+-−")


def letter(code: int, font: str = "symbol") -> str:
    """The sign that a symbol font draws for the code; empty for one that has no counterpart.

    `code` may lie in the private area where Word puts such fonts (U+F000 to U+F0FF).
    """
    plain = code - 0xF000 if code in _PRIVATE else code
    table = _WINGDINGS if "wingdings" in font.lower() else _SYMBOL
    return table.get(plain) or (chr(plain) if 0x20 <= plain < 0x7F else "")


def raised(text: str) -> str:
    """Figures set high as such ("10⁶", "km²"), so that they do not run into the words before.

    Other raised words ("19th") stay as they are.
    """
    plain = text.strip()
    return text.translate(_RAISED) if plain and _FIGURES.issuperset(plain) else text
