"""The styles of an OpenDocument text: what they hide, raise, number, and what is a title."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.intake.flow import BULLET
from annotator.intake.numbering import FORMATS
from annotator.intake.office import Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE = (_OASIS % name for name in ("office", "text", "table", "style"))
_NUMBER, _BULLET = f"{TEXT}list-level-style-number", f"{TEXT}list-level-style-bullet"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
          "I": "upperRoman"}  # fmt: skip
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DEEPEST = 10
_MOST = 9
_LONGEST_AFFIX = 20


def number_of(raw: str | None, default: int = 1) -> int:
    """A count in the file; the default where it is none or beyond reason."""
    return int(raw) if raw and raw.isdecimal() and len(raw) < _MOST else default


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list style: `form` is empty for bullets."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a file by their names."""

    styles: Mapping[str, Element] = field(default_factory=dict)
    lists: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    deletions: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *roots: Element | None) -> "Styles":
        """The styles in the parts given; those of earlier parts win."""
        styles: dict[str, Element] = {}
        lists: dict[str, Mapping[int, Level]] = {}
        for root in roots:
            if root is None:
                continue
            for one in root.iter(f"{STYLE}style"):
                styles.setdefault(one.get(f"{STYLE}name", ""), one)
            for one in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                lists.setdefault(one.get(f"{STYLE}name", ""), _levels(one))
        return cls(styles, lists, frozenset(_deletions(roots[0])) if roots else frozenset())

    def hides(self, element: Element) -> bool:
        """Whether words of this style are hidden."""
        shown = self._property(element, f"{TEXT}display")
        return shown == "none" or element.get(f"{TEXT}display") == "none"

    def raises(self, element: Element) -> bool:
        """Whether words of this style are set high."""
        return (self._property(element, f"{STYLE}text-position") or "").startswith("super")

    def is_title(self, element: Element) -> bool:
        """Whether the paragraph has the style of a document's title, or one made from it."""
        parents = (one.get(f"{STYLE}parent-style-name") for one in self._chain(element))
        return "Title" in (element.get(f"{TEXT}style-name"), *parents)

    def _property(self, element: Element, key: str) -> str | None:
        for style in self._chain(element):
            held = style.find(f"{STYLE}text-properties")
            if held is not None and held.get(key) is not None:
                found: str = held.get(key)
                return found
        return None

    def _chain(self, element: Element) -> Iterator[Element]:
        """The element's style and those it is based on."""
        name = element.get(f"{TEXT}style-name", "")
        for _ in range(_DEEPEST):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name", "")


def _deletions(root: Element) -> Iterator[str]:
    """The ids of tracked changes that took words away."""
    for region in root.iter(f"{TEXT}changed-region"):
        if region.find(f"{TEXT}deletion") is not None:
            yield region.get(f"{TEXT}id") or region.get(_XML_ID, "")


def _levels(style: Element) -> dict[int, Level]:
    return {
        number_of(one.get(f"{TEXT}level")): Level(
            _FORMS.get(one.get(f"{STYLE}num-format", ""), "") if one.tag == _NUMBER else "",
            one.get(f"{STYLE}num-prefix", "")[:_LONGEST_AFFIX],
            one.get(f"{STYLE}num-suffix", "")[:_LONGEST_AFFIX],
            number_of(one.get(f"{TEXT}start-value")),
            number_of(one.get(f"{TEXT}display-levels")),
        )
        for one in style.iter(_NUMBER, _BULLET)
    }


@dataclass(slots=True)
class Counter:
    """Counts the items of lists as they go by."""

    styles: Styles
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def begin(self, name: str, depth: int, *, goes_on: bool) -> None:
        """A list of that style begins at that depth, 1 for the outermost."""
        counts = self._counts.setdefault(name, {})
        if not goes_on:
            for level in [one for one in counts if one >= depth]:
                del counts[level]

    def marker(self, name: str, depth: int, start: str | None = None) -> str:
        """What stands before the next item, with a blank behind it; `start` sets its number."""
        levels = self.styles.lists.get(name, {})
        level = levels.get(depth, Level())
        counts = self._counts.setdefault(name, {})
        counts[depth] = number_of(start, counts.get(depth, level.start - 1) + 1)
        if not level.form:
            return BULLET
        shown = range(max(depth - level.shown + 1, 1), depth + 1)
        numbers = (
            FORMATS[levels.get(one, level).form or "decimal"](max(counts.get(one, 1), 1))
            for one in shown
        )
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip() + " "
