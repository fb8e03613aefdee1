"""The words inside a Word paragraph: what a reader sees of its runs, fields, signs and formulas."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from annotator.intake.numbering import W
from annotator.intake.office import Element
from annotator.intake.symbols import letter, raised
from annotator.intake.wordfile import vanishes

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AML = "{http://schemas.microsoft.com/aml/2001/core}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXTS = frozenset((f"{W}t", f"{_M}t"))
_SIGNS: Mapping[str, str] = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_GONE = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "fldData", "delText",
                 "txbxContent")
) | {FALLBACK, f"{_M}rPr", f"{_M}ctrlPr"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Runs:
    """Reads the words of paragraphs; remembers which notes they refer to, in order."""

    hidden: frozenset[str] = frozenset()
    notes: list[tuple[str, str]] = field(default_factory=list)

    def words(self, element: Element) -> str:
        """The words in the element as a reader sees them; boxes in it are left to the caller."""
        return "".join(self._of(element))

    def _of(self, element: Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _TEXTS:
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif special := _SPECIAL.get(tag):
                yield special(self, child)
            elif tag not in _GONE:
                yield from self._of(child)

    def run(self, run: Element) -> str:
        """The words of a run; none where it is hidden."""
        style = run.find(f"{W}rPr/{W}rStyle")
        styled = style is not None and style.get(f"{W}val", "") in self.hidden
        if vanishes(run) or (styled and run.find(f"{W}rPr/{W}vanish") is None):
            return ""
        high = run.find(f"{W}rPr/{W}vertAlign")
        text = self.words(run)
        noted = run.find(f"{W}footnoteReference") is not None
        superscript = high is not None and high.get(f"{W}val") == "superscript"
        return raised(text) if superscript and not noted else text

    def note(self, reference: Element) -> str:
        """The number of a footnote or endnote, in brackets."""
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        self.notes.append((kind, reference.get(f"{W}id", "")))
        return f"[{len(self.notes)}]"

    def sign(self, sign: Element) -> str:
        """A letter of a symbol font."""
        raw = sign.get(f"{W}char", "")
        try:
            return letter(int(raw, 16), sign.get(f"{W}font", ""))
        except ValueError:
            return ""

    def ruby(self, ruby: Element) -> str:
        """Words with their reading above them; the reading follows in brackets."""
        base, above = (
            "".join(self.words(part) for part in ruby.iterfind(f"{W}{name}"))
            for name in ("rubyBase", "rt")
        )
        return f"{base}({above})" if above else base

    def remark(self, remark: Element) -> str:
        """What Word's XML of 2003 wraps into annotations: tracked insertions, but no comments."""
        kind = remark.get(f"{W}type", "")
        return "" if kind.endswith(("Comment", "Deletion")) else self.words(remark)

    def inner_note(self, note: Element) -> str:
        """A footnote that stands in the text itself, as in Word's XML of 2003."""
        words = " ".join(self.words(note).split())
        return f" [{words}]" if words else ""

    def fraction(self, fraction: Element) -> str:
        """Numerator and denominator, with a stroke between them."""
        return "/".join(self.words(part) for part in fraction if part.tag != f"{_M}fPr")

    def power(self, power: Element) -> str:
        """A formula's power, its figures set high."""
        base, above = (
            "".join(self.words(part) for part in power.iterfind(f"{_M}{name}"))
            for name in ("e", "sup")
        )
        return base + raised(above)


_SPECIAL: Mapping[str, Callable[[Runs, Element], str]] = {
    f"{W}r": Runs.run,
    f"{W}footnoteReference": Runs.note,
    f"{W}endnoteReference": Runs.note,
    f"{W}footnote": Runs.inner_note,
    f"{W}endnote": Runs.inner_note,
    f"{W}sym": Runs.sign,
    f"{W}ruby": Runs.ruby,
    f"{_AML}annotation": Runs.remark,
    f"{_M}f": Runs.fraction,
    f"{_M}sSup": Runs.power,
}
