"""The parts of a Word file: which one holds the text, and those that belong to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.intake.numbering import Numbering, W
from annotator.intake.office import Element, Package
from annotator.model.errors import UserError

_USUAL = "word/document.xml"
_HEADINGS = ("title", "heading 1")
_OFF = ("0", "false", "off")
_NO_TEXT = "a Word file without text. Check that it is the right one."


@dataclass(frozen=True, slots=True)
class WordFile:
    """An opened file, its body, and what its relations and styles say."""

    package: Package
    body: Element
    relations: tuple[tuple[str, str, str], ...]
    headings: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: bytes) -> "WordFile":
        """The file. Raises UserError where it is damaged or has no body."""
        package = Package.of(data)
        name, root = _main(package, data)
        body = root.find(f"{W}body")
        if body is None:
            raise UserError(_NO_TEXT)
        relations = package.related(name) or tuple(
            ("", kind, part) for part in sorted(package.names) if (kind := _kind_of(part))
        )
        made = cls(package, body, relations)
        styles = root.find(f"{W}styles") if package.archive is None else None
        found = made.part("styles") if styles is None else styles
        listed = () if found is None else found.iterfind(f"{W}style")
        by_id = {style.get(f"{W}styleId", ""): style for style in listed}
        return cls(package, body, relations, _headings(by_id), _hidden(by_id))

    def part(self, kind: str) -> Element | None:
        """The root of the part of that kind, None where the file has none."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[Element]:
        """The roots of all parts of that kind, in the order of the file."""
        for _, one, name in self.relations:
            if one == kind and name in self.package.names:
                yield self.package.xml(name)

    def named(self, relation: str) -> str:
        """The name of the part that a relation's id leads to, empty for none."""
        return next((name for key, _, name in self.relations if key == relation), "")

    def numbering(self) -> Numbering:
        """The lists of the document."""
        lists = self.part("numbering")
        return Numbering.of(lists, None if lists is None else self.part("styles"))


def _main(package: Package, data: bytes) -> tuple[str, Element]:
    """The part with the text, named by the package; Word's XML of 2003 is one part."""
    if package.archive is None and not package.flat:
        from annotator.intake.office import parsed

        return "", parsed(data)
    named = (name for _, kind, name in package.related("") if kind == "officeDocument")
    name = next((one for one in named if one in package.names), _USUAL)
    return name, package.xml(name)


def _kind_of(part: str) -> str:
    """What a part is by its usual name, for files whose relations are missing."""
    folder, _, name = part.rpartition("/")
    plain = name.removesuffix(".xml").rstrip("0123456789")
    return plain if folder == "word" and name.endswith(".xml") and plain != "document" else ""


def _headings(styles: Mapping[str, Element]) -> dict[str, str]:
    """The ids of the styles of titles and first headings, with their names in English."""
    named = {key: _value(style, "name").lower() for key, style in styles.items()}
    return {key: name for key, name in named.items() if name in _HEADINGS}


def _hidden(styles: Mapping[str, Element]) -> frozenset[str]:
    return frozenset(key for key, style in styles.items() if vanishes(style))


def vanishes(holder: Element) -> bool:
    """Whether the properties of a run or style say that its words are hidden."""
    found = holder.find(f"{W}rPr/{W}vanish")
    return found is not None and found.get(f"{W}val") not in _OFF


def _value(holder: Element, tag: str) -> str:
    found = holder.find(f"{W}{tag}")
    return found.get(f"{W}val", "") if found is not None else ""
