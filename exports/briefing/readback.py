"""Reading a Word file's words back: what is in the file, not what was meant to be."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tree(package: zipfile.ZipFile, name: str) -> etree._Element:
    """A part of the package as a tree; entities are not followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(package.read(name), parser)


def words_of(file: BinaryIO | Path) -> tuple[str, str]:
    """The body's and the notes' words without any blanks, in the order of the file."""
    with zipfile.ZipFile(file) as package:
        body = "".join(_words(tree(package, "word/document.xml")))
        notes = "".join(_words(tree(package, "word/footnotes.xml")))
    return "".join(body.split()), "".join(notes.split())


def _words(root: etree._Element) -> Iterator[str]:
    for node in root.iter(f"{W}t"):
        yield node.text or ""
