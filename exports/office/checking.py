"""What is wrong with a template, all of it at once, before anything is written."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import nodes
from lxml import etree

from annotator.model.kinds import Kind
from exports.office.fields import Item, tree
from exports.office.filling import environment

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLED = ("pStyle", "rStyle", "tblStyle")
_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_LIMIT = 64 * 1024 * 1024  # bytes of one part: no office's template comes near it
_LOOP = Item(frozenset({"index", "index0", "first", "last", "length"}))


def problems_of(template: Path, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Every mistake in a sentence of its own, none where the template can be filled."""
    try:
        parts = _parts(template)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or "it is no Word file (.docx)"
        return (f"{template.name} can't be read: {reason}. Choose a Word file.",)
    try:
        styles = tuple(_missing_styles(parts))
    except etree.XMLSyntaxError as error:
        return (f"The file is damaged: {error.msg}. Open it in Word and save it again.",)
    return (*_field_problems(template, kinds), *styles)


def _parts(template: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(template) as package:
        wanted = [entry for entry in package.infolist() if _TEXT_PART.fullmatch(entry.filename)]
        names = [*wanted, package.getinfo("word/styles.xml")]
        package.getinfo("word/document.xml")
        if any(entry.file_size > _LIMIT for entry in names):
            raise zipfile.BadZipFile
        return {entry.filename: package.read(entry) for entry in names}


def _missing_styles(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Styles that a paragraph, a run or a table asks for and the file does not have."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    trees = {name: etree.fromstring(data, parser) for name, data in parts.items()}
    known = {style.get(f"{_W}styleId") for style in trees["word/styles.xml"].iter(f"{_W}style")}
    asked: dict[str, None] = {}
    for name, root in trees.items():
        if name != "word/styles.xml":
            for tag in _STYLED:
                asked.update({one.get(f"{_W}val", ""): None for one in root.iter(_W + tag)})
    for style in asked:
        if style not in known:
            yield f"The style “{style}” is used but not in the file. Add it, or choose another."


def _field_problems(template: Path, kinds: Mapping[str, Kind]) -> Iterator[str]:
    """Loops that are not closed, and fields that there are not, in text, headers and footers."""
    document = DocxTemplate(str(template))
    document.init_docx()
    known = tree(kinds)
    told: set[str] = set()
    for place, source in _sources(document):
        try:
            parsed = environment().parse(source)
        except jinja2.TemplateSyntaxError as error:
            yield f"In the {place}: {_plainly(error)}"
            continue
        for problem in _Names(known).problems(parsed):
            if problem not in told:
                told.add(problem)
                yield f"In the {place}: {problem}"


def _sources(document: DocxTemplate) -> Iterator[tuple[str, str]]:
    yield "text", document.patch_xml(document.get_xml())
    for place, kind in (("header", document.HEADER_URI), ("footer", document.FOOTER_URI)):
        for _, part in document.get_headers_footers(kind):
            yield place, document.patch_xml(document.get_part_xml(part))


_MESSAGES: tuple[tuple[str, str], ...] = (
    ("Unexpected end of template", "a loop or a condition is not closed; add its end"),
    ("unknown tag 'end", "an end without its beginning; take it away or add the beginning"),
    ("Encountered unknown tag", "an instruction that there is not"),
)


def _plainly(error: jinja2.TemplateSyntaxError) -> str:
    """The parser's message with what to do about it."""
    said = error.message or "it can't be read"
    for begin, words in _MESSAGES:
        if begin in said:
            return f"{words} ({_shortened(said)})."
    return f"a field is not written as it must be ({_shortened(said)})."


def _shortened(said: str) -> str:
    return re.sub(r"<[^>]*>", "", said).split(". ")[0].rstrip(".")


class _Names:
    """Walks a template's tree and follows every name to what it stands for."""

    def __init__(self, top: Item) -> None:
        self._top = top
        self._problems: list[str] = []

    def problems(self, template: nodes.Template) -> list[str]:
        """A sentence for each name that stands for nothing."""
        self._walk(template, {})
        return self._problems

    def _walk(self, node: nodes.Node, scope: Mapping[str, Item | None]) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Getattr):
            self._item_of(node, scope)
        elif isinstance(node, nodes.Name) and node.ctx == "load":
            self._named(node.name, scope)
        else:
            scope = {**scope, **_assigned(node)}
            for child in node.iter_child_nodes():
                self._walk(child, scope)

    def _loop(self, node: nodes.For, scope: Mapping[str, Item | None]) -> None:
        self._walk(node.iter, scope)
        inner = {**scope, "loop": _LOOP}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = self._list_of(node.iter, scope)
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            self._walk(child, inner)

    def _list_of(self, node: nodes.Node, scope: Mapping[str, Item | None]) -> Item | None:
        """What a list holds; None where that can't be told."""
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self._list_of(node.node, scope)
        if isinstance(node, nodes.Name) and node.name not in scope:
            return self._top.lists.get(node.name)
        if isinstance(node, nodes.Getattr) and (owner := self._silent(node.node, scope)):
            return owner.lists.get(node.attr)
        return None

    def _silent(self, node: nodes.Node, scope: Mapping[str, Item | None]) -> Item | None:
        return scope.get(node.name) if isinstance(node, nodes.Name) else None

    def _item_of(self, node: nodes.Getattr, scope: Mapping[str, Item | None]) -> None:
        self._walk(node.node, scope)
        owner = self._silent(node.node, scope)
        if owner is not None and node.attr not in owner.names:
            name = node.node.name if isinstance(node.node, nodes.Name) else "it"
            self._problems.append(
                f"there is no field “{name}.{node.attr}”. There are: {', '.join(owner.names)}."
            )

    def _named(self, name: str, scope: Mapping[str, Item | None]) -> None:
        if name not in scope and name not in self._top.names:
            self._problems.append(
                f"there is no field “{name}”. There are: {', '.join(self._top.names)}."
            )


def _assigned(node: nodes.Node) -> dict[str, None]:
    """Names that `{% set %}` makes anywhere below; what they hold is not followed."""
    return {
        one.target.name: None
        for one in node.find_all(nodes.Assign)
        if isinstance(one.target, nodes.Name)
    }
