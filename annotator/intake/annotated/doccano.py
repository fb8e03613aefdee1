"""doccano's JSON Lines for sequence labelling; offsets are code points."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.model.annotated import Annotated
from annotator.model.errors import UserError

_LABELS = ("label", "labels", "entities")


def recognises(head: bytes) -> bool:
    """Whether the first line is an object with a text and labels."""
    first = head.split(b"\n", 1)[0]
    return first.lstrip().startswith(b"{") and b'"text"' in first and _labelled(first)


def _labelled(line: bytes) -> bool:
    return any(f'"{name}"'.encode() in line for name in _LABELS)


def read(files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
    """The texts with their labelled spans."""
    lost: Counter[str] = Counter()
    texts = [
        _text(f"{name}, line {number}", entry, lost)
        for _, data in files
        for number, entry in _entries(data, name)
    ]
    notes = [f"{count} {what} were left out." for what, count in lost.items()]
    return annotated(name, texts, kinds, notes)


def _entries(data: bytes, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(data.decode("utf-8-sig").split("\n"), start=1):
        if line.strip():
            try:
                yield number, orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise UserError(
                    f"{name}, line {number}, is no JSON ({error}). Nothing was imported."
                ) from error


def _text(name: str, entry: Mapping[str, Any], lost: Counter[str]) -> MarkedText:
    labels: list[Any] = next((entry[key] for key in _LABELS if entry.get(key)), [])
    marks = []
    for one in labels:
        if isinstance(one, dict):
            marks.append(Mark(str(one["label"]), ((one["start_offset"], one["end_offset"]),)))
        elif isinstance(one, list):
            marks.append(Mark(str(one[2]), ((int(one[0]), int(one[1])),)))
        else:
            lost["labels of whole texts"] += 1
    if relations := entry.get("relations"):
        lost["relations"] += len(relations)
    facts = {key: value for key, value in entry.items() if isinstance(value, str)}
    return MarkedText(entry.get("source_name") or name, entry["text"], marks, facts)
