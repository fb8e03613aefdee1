"""REFI-QDA projects: codes on passages of text sources; positions are code points."""

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.intake.annotated.notes import values_from
from annotator.model.annotated import Annotated
from annotator.model.errors import UserError

_NAMESPACE = "{urn:QDA-XML:project:1.0}"
_PROJECT = ".qde"


def recognises(head: bytes) -> bool:
    """Whether it is an archive; that it is one of this format its ending says."""
    return head.startswith(b"PK")


def read(files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
    """The text sources with their coded passages. Raises UserError where there is no project."""
    from annotator.intake.annotated.files import unpacked

    lost: Counter[str] = Counter()
    texts: list[MarkedText] = []
    for file, data in files:
        try:
            inner = dict(unpacked(data, file))
        except zipfile.BadZipFile as error:
            raise UserError(f"{file} is no archive ({error}). Nothing was imported.") from error
        projects = [content for one, content in inner.items() if one.endswith(_PROJECT)]
        if not projects:
            raise UserError(f"{file} holds no REFI-QDA project. Choose another file.")
        texts += _texts(_root(projects[0], file), inner, lost)
    notes = [f"{count} {what} were left out." for what, count in lost.items()]
    return annotated(name, texts, kinds, notes)


def _root(data: bytes, name: str) -> Any:
    from lxml import etree

    # No entities, no network, no document type: the file comes from anywhere.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UserError(f"{name} holds no XML ({error.msg}). Nothing was imported.") from error


def _texts(root: Any, inner: Mapping[str, bytes], lost: Counter[str]) -> Iterator[MarkedText]:
    labels = {code.get("guid", "").lower(): _label(code) for code in root.iter(f"{_NAMESPACE}Code")}
    for source in root.iter(f"{_NAMESPACE}TextSource", f"{_NAMESPACE}Representation"):
        text = _content(source, inner)
        if text is None:
            lost["sources without a plain text"] += 1
            continue
        marks = [mark for one in source.iter(f"{_NAMESPACE}PlainTextSelection")
                 for mark in _marks(one, labels)]  # fmt: skip
        name = source.get("name") or source.getparent().get("name") or "source"
        yield MarkedText(f"{name}.txt", text, marks, {"title": name})
    for other in ("PictureSource", "PDFSource", "AudioSource", "VideoSource"):
        alone = (one for one in root.iter(_NAMESPACE + other)
                 if one.find(f"{_NAMESPACE}Representation") is None)  # fmt: skip
        if count := sum(1 for _ in alone):
            lost[f"sources of the sort {other.removesuffix('Source')}"] += count


def _label(code: Any) -> str:
    """A code's name; the kind's key where this program has written it into the description."""
    words = code.findtext(f"{_NAMESPACE}Description") or ""
    first = words.split("\n", 1)[0]
    return first.removeprefix("key=") if first.startswith("key=") else code.get("name", "")


def _content(source: Any, inner: Mapping[str, bytes]) -> str | None:
    content = source.findtext(f"{_NAMESPACE}PlainTextContent")
    path = source.get("plainTextPath", "")
    if content is not None or not path:
        return str(content) if content is not None else None
    name = path.removeprefix("internal://").lower()
    for one, data in inner.items():
        if one.lower().endswith(f"/{name}") or one.lower() == name:
            return data.decode("utf-8-sig")
    return None


def _marks(selection: Any, labels: Mapping[str, str]) -> Iterator[Mark]:
    place = (int(selection.get("startPosition")), int(selection.get("endPosition")))
    described = selection.findtext(f"{_NAMESPACE}Description") or ""
    values, uncertain = values_from(described.split("\n"))
    for code in selection.iter(f"{_NAMESPACE}CodeRef"):
        label = labels.get(code.get("targetGUID", "").lower())
        if label:
            yield Mark(label, (place,), values, uncertain=uncertain)
