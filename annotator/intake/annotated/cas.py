"""UIMA CAS as XMI or JSON: the initial view's text and its annotations, offsets in UTF-16.

Annotations of UIMA's and DKPro's own (sentences, tokens, metadata) are layers of the text, not
tags, and are left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.layers import is_relation, is_structure
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.intake.annotated.offsets import FromUtf16
from annotator.model.annotated import Annotated
from annotator.model.errors import UserError

_ID = "{http://www.omg.org/XMI}id"
_VIEW = "_InitialView"
_OWN = frozenset(("tagId", "state", "origin", "author", "uncertain", "begin", "end", "sofa"))
_FRAGMENT, _RELEASE = "Fragment", "Release"

_Structure = tuple[str, Mapping[str, Any]]
"""The type without its namespace, and the features."""


def recognises(head: bytes) -> bool:
    """Whether it is XMI, or JSON with feature structures."""
    return b"http://www.omg.org/XMI" in head or b'"%FEATURE_STRUCTURES"' in head or (
        b'"%TYPES"' in head
    )  # fmt: skip


def read(files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
    """The texts with their annotations. Raises UserError where a file is no CAS."""
    lost: Counter[str] = Counter()
    texts = []
    for file, data in files:
        if recognises(data):
            text, structures = _xmi(data, file) if data.lstrip()[:1] == b"<" else _json(data)
            texts.append(_text(file, text, list(structures), lost))
    notes = [f"{count} annotations of {what} were left out." for what, count in lost.items()]
    return annotated(name, texts, kinds, notes)


def _xmi(data: bytes, name: str) -> tuple[str, Iterator[_Structure]]:
    from lxml import etree

    # No entities, no network, no document type: the file comes from anywhere.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UserError(f"{name} is no XML ({error.msg}). Nothing was imported.") from error
    elements = [one for one in root if isinstance(one.tag, str)]  # no entity, no comment
    sofas = [one for one in elements if etree.QName(one).localname == "Sofa"]
    sofa = next((one for one in sofas if one.get("sofaID") == _VIEW), sofas[0] if sofas else None)
    if sofa is None:
        return "", iter(())
    own = [one for one in elements if one.get("sofa", sofa.get(_ID)) == sofa.get(_ID)]
    return sofa.get("sofaString", ""), (
        (etree.QName(one).localname, dict(one.attrib)) for one in own
    )


def _json(data: bytes) -> tuple[str, Iterator[_Structure]]:
    held = orjson.loads(data)
    structures = held.get("%FEATURE_STRUCTURES", [])
    if isinstance(structures, dict):
        structures = list(structures.values())
    sofas = [one for one in structures if one["%TYPE"].endswith(".Sofa")]
    text = sofas[0].get("sofaString", "") if sofas else ""
    return text, ((one["%TYPE"].rsplit(".", 1)[-1], one) for one in structures)


def _text(name: str, text: str, structures: Sequence[_Structure], lost: Counter[str]) -> MarkedText:
    place = FromUtf16(text)
    placed = [(kind, held) for kind, held in structures if "begin" in held and "end" in held]
    facts: dict[str, str] = {}
    fragments: dict[str, list[tuple[int, int]]] = {}
    for kind, held in placed:
        if kind == _FRAGMENT:
            fragments.setdefault(str(held.get("tagId")), []).append(_place(held, place))
        elif kind == _RELEASE:
            facts = {key: str(value) for key, value in held.items()}
    marks = []
    for kind, held in placed:
        if is_structure(kind):
            lost[kind] += 1
        elif is_relation(held):
            lost["relations between tags"] += 1
        elif kind not in (_FRAGMENT, _RELEASE):
            more = fragments.get(str(held.get("tagId")), ()) if held.get("tagId") else ()
            marks.append(_mark(kind, held, (_place(held, place), *more)))
    return MarkedText(facts.get("sourceName") or name, text, marks, facts)


def _place(held: Mapping[str, Any], place: FromUtf16) -> tuple[int, int]:
    return place(int(held["begin"])), place(int(held["end"]))


def _mark(kind: str, held: Mapping[str, Any], spans: tuple[tuple[int, int], ...]) -> Mark:
    values = {
        key.removesuffix("_field"): str(value)
        for key, value in held.items()
        if key not in _OWN and key[:1] not in "%@{" and isinstance(value, str | int | float)
    }
    label = kind
    if kind == "NamedEntity" and values.get("value"):  # DKPro's own: the type is a value
        label = values.pop("value")
    uncertain = str(held.get("uncertain", "")).lower() == "true"
    return Mark(label, spans, values, uncertain=uncertain)
