"""W3C Web Annotations as JSON-LD, in the shape that this program and many others write.

The file has to hold the texts too, as resources with a `value`; nothing is fetched from anywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.model.annotated import Annotated
from annotator.model.errors import UserError

_CONTEXT = b"www.w3.org/ns/anno"


def recognises(head: bytes) -> bool:
    """Whether it names the context of the recommendation."""
    return _CONTEXT in head


def read(files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
    """The texts with the annotations whose place is told by position or by quote."""
    notes: list[str] = []
    entries = [entry for _, data in files for entry in _entries(orjson.loads(data))]
    texts = {
        entry["id"]: entry
        for entry in entries
        if "Annotation" not in _listed(entry.get("type")) and isinstance(entry.get("value"), str)
    }
    if not texts:
        raise UserError(
            f"{name} holds annotations without their texts, and nothing is fetched from elsewhere. "
            "Export it with the texts in it."
        )
    marks: dict[str, list[Mark]] = {source: [] for source in texts}
    for entry in entries:
        if "Annotation" in _listed(entry.get("type")):
            source, mark = _mark(entry, texts)
            if mark is None:
                notes.append(f"{entry.get('id', 'An annotation')} was left out: its words are not "
                             "in a text of the file.")  # fmt: skip
            else:
                marks[source].append(mark)
    return annotated(
        name, [_text(texts[source], found) for source, found in marks.items()], kinds, notes
    )


def _entries(data: Any) -> Iterator[Mapping[str, Any]]:
    """The resources of a graph, a collection, a page or a list."""
    for one in _listed(data):
        inner = one.get("@graph") or one.get("items") or (one.get("first") or {}).get("items")
        if inner and "target" not in one:
            yield from _entries(inner)
        else:
            yield one


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(entry: Mapping[str, Any], marks: list[Mark]) -> MarkedText:
    facts = {key: str(value) for key, value in (entry.get("facts") or {}).items()}
    if isinstance(entry.get("language"), str):
        facts.setdefault("language", entry["language"])
    return MarkedText(facts.get("source_name") or entry["id"], entry["value"], marks, facts)


def _mark(
    entry: Mapping[str, Any], texts: Mapping[str, Mapping[str, Any]]
) -> tuple[str, Mark | None]:
    targets = [
        inner
        for target in _listed(entry.get("target"))
        for inner in (_listed(target["items"]) if "items" in target else [target])
    ]
    places: list[tuple[int, int]] = []
    source = ""
    for target in targets:
        source = target.get("source", "") if isinstance(target, dict) else ""
        source = source.get("id", "") if isinstance(source, dict) else source
        place = _place(texts[source]["value"], target) if source in texts else None
        if place is None:
            return source, None
        places.append(place)
    label, values = _bodies(entry)
    if not places:
        return source, None
    return source, Mark(label, tuple(places), values, uncertain=bool(entry.get("uncertain")))


def _place(text: str, target: Mapping[str, Any]) -> tuple[int, int] | None:
    """The place by position where the quote stands there, else by a quote that stands once."""
    selectors = {one.get("type"): one for one in _listed(target.get("selector"))}
    position = selectors.get("TextPositionSelector")
    exact = (selectors.get("TextQuoteSelector") or {}).get("exact")
    if position and exact in (None, text[position["start"] : position["end"]]):
        return position["start"], position["end"]
    if exact and text.count(exact) == 1:
        return text.index(exact), text.index(exact) + len(exact)
    return None


def _bodies(entry: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    label, values = "", {}
    for body in _listed(entry.get("body") or entry.get("bodyValue")):
        if isinstance(body, str):
            label = label or body
        elif "field" in body:
            values[body["field"]] = str(body.get("value", ""))
        elif body.get("purpose", "tagging") == "tagging" and not label:
            label = str(body.get("value", ""))
        elif body.get("value"):
            values["note"] = str(body["value"])
    return label or "note", values
