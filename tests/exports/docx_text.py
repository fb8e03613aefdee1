"""Reads a Word file the way its readers do: paragraphs, tables and footnotes as text."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPOKEN = {f"{W}tab": "\t", f"{W}br": "\n"}


def part(path: Path, name: str) -> etree._Element:
    """A part of the file as a tree."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def _text(element: etree._Element) -> Iterator[str]:
    for node in element.iter():
        if node.tag == f"{W}t":
            yield node.text or ""
        elif (above := node.getparent()) is not None and above.tag == f"{W}r":
            yield _SPOKEN.get(str(node.tag), "")


def text_of(element: etree._Element) -> str:
    """The words of a paragraph, cell or row."""
    return "".join(_text(element))


def paragraphs(path: Path, style: str = "", name: str = "word/document.xml") -> list[str]:
    """The texts of the paragraphs of a style, of all styles for an empty one."""
    found = part(path, name).iter(f"{W}p")
    return [text_of(item) for item in found if not style or style_of(item) == style]


def style_of(paragraph: etree._Element) -> str:
    """The id of the paragraph's style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def tables(path: Path) -> list[list[list[str]]]:
    """Tables as rows of cells' texts."""
    return [
        [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in part(path, "word/document.xml").iter(f"{W}tbl")
    ]


def notes(path: Path) -> dict[int, str]:
    """The texts of the footnotes by number."""
    tree = part(path, "word/footnotes.xml")
    every = {int(value(note, "id")): text_of(note).strip() for note in tree}
    return {number: text for number, text in every.items() if number > 0}


def languages(path: Path) -> dict[str, str]:
    """The text of each run that has a language of its own, with the language."""
    found = {}
    for run in part(path, "word/document.xml").iter(f"{W}r"):
        language = run.find(f"{W}rPr/{W}lang")
        if language is not None:
            found[text_of(run)] = str(next(iter(language.attrib.values())))
    return found


def find_all(path: Path, tag: str, name: str = "word/document.xml") -> list[etree._Element]:
    """All elements of a WordprocessingML name."""
    return list(part(path, name).iter(f"{W}{tag}"))


def value(element: etree._Element, attribute: str = "val") -> str:
    """A WordprocessingML attribute."""
    return str(element.get(f"{W}{attribute}"))
