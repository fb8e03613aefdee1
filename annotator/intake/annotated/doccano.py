"""doccano's JSON Lines for sequence labelling; offsets are code points.

Lists of the same objects are read too, and the short form of Label Studio's export ("JSON-MIN").
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.intake.annotated.offsets import FromUtf16
from annotator.model.annotated import Annotated
from annotator.model.errors import UserError

_LABELS = ("label", "labels", "entities")
_LISTED = re.compile(rb'"(?:label|labels|entities)"\s*:\s*\[')


def recognises(head: bytes) -> bool:
    """Whether the first line is an object with a text and a list of labels, or a list of such."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    first = start if start.startswith(b"[") else start.split(b"\n", 1)[0]
    return first.startswith((b"{", b"[")) and b'"text"' in first and bool(_LISTED.search(first))


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
    text = data.decode("utf-8-sig")
    if text.lstrip().startswith("["):
        yield from enumerate(orjson.loads(text), start=1)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise UserError(
                    f"{name}, line {number}, is no JSON ({error}). Nothing was imported."
                ) from error


def _of_object(held: Mapping[str, Any], text: str) -> Iterator[Mark]:
    """A labelled span as doccano has it, or as Label Studio's short export, counted in UTF-16."""
    if "start_offset" in held:
        yield Mark(str(held["label"]), ((int(held["start_offset"]), int(held["end_offset"])),))
    elif "start" in held:
        place = FromUtf16(text)
        for label in held.get("labels") or ():
            yield Mark(str(label), ((place(int(held["start"])), place(int(held["end"]))),))


def _text(name: str, entry: Mapping[str, Any], lost: Counter[str]) -> MarkedText:
    labels: list[Any] = next((entry[key] for key in _LABELS if entry.get(key)), [])
    marks: list[Mark] = []
    for one in labels:
        if isinstance(one, dict):
            marks += _of_object(one, entry["text"])
        elif isinstance(one, list):
            marks.append(Mark(str(one[2]), ((int(one[0]), int(one[1])),)))
        else:
            lost["labels of whole texts"] += 1
    if relations := entry.get("relations"):
        lost["relations"] += len(relations)
    facts = {key: value for key, value in entry.items() if isinstance(value, str)}
    return MarkedText(entry.get("source_name") or name, entry["text"], marks, facts)
