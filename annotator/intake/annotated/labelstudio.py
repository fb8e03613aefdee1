"""Label Studio's JSON export: tasks with text regions; offsets are UTF-16 code units."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.intake.annotated.notes import values_from
from annotator.intake.annotated.offsets import FromUtf16
from annotator.model.annotated import Annotated

_FRAGMENT = "fragment"
_HELD = ("annotations", "completions")
_SAID = ("choices", "text", "number", "rating", "datetime", "taxonomy")


def recognises(head: bytes) -> bool:
    """Whether it is a list of tasks."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    return start.startswith(b"[") and any(f'"{one}"'.encode() in head for one in _HELD) and (
        b'"data"' in head or b'"result"' in head
    )  # fmt: skip


def read(files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
    """The tasks' texts with the regions of their annotations, those of all annotators."""
    lost: Counter[str] = Counter()
    texts = [
        _text(f"{name}, task {task.get('id', number)}", task, lost)
        for _, data in files
        for number, task in enumerate(orjson.loads(data), start=1)
    ]
    notes = [f"{count} {what} were left out." for what, count in lost.items()]
    return annotated(name, texts, kinds, notes)


def _text(name: str, task: Mapping[str, Any], lost: Counter[str]) -> MarkedText:
    data = task["data"]
    text = data.get("text") or next(
        (value for value in data.values() if isinstance(value, str)), ""
    )
    place = FromUtf16(text)
    marks: list[Mark] = []
    for annotation in task.get("annotations") or task.get("completions") or ():
        if not annotation.get("was_cancelled"):
            marks += _marks(annotation.get("result", ()), place, lost)
    facts = {key: value for key, value in data.items() if isinstance(value, str)}
    return MarkedText(data.get("source_name") or name, text, marks, facts)


def _marks(
    result: Sequence[Mapping[str, Any]], place: FromUtf16, lost: Counter[str]
) -> Iterator[Mark]:
    regions = {
        one.get("id", number): one
        for number, one in enumerate(result)
        if one.get("type") in ("labels", "hypertextlabels")
    }
    joined: dict[str, list[str]] = {}
    said: dict[str, dict[str, str]] = {}
    for one in result:
        if one.get("type") in ("labels", "hypertextlabels"):
            continue
        if one.get("type") != "relation":
            if one.get("id") in regions:
                said.setdefault(one["id"], {}).update(_said(one))
            else:
                lost["results that mark no words"] += 1
        elif _FRAGMENT in one.get("labels", ()) and one["from_id"] in regions:
            joined.setdefault(one["from_id"], []).append(one["to_id"])
        else:
            lost["relations"] += 1
    parts = {to for ends in joined.values() for to in ends}
    for row_id, region in regions.items():
        if row_id in parts:
            continue
        values, uncertain = values_from(_notes(region))
        values |= said.get(row_id, {})
        ends = [region, *(regions[to] for to in joined.get(row_id, ()) if to in regions)]
        spans = tuple(
            (place(int(one["value"]["start"])), place(int(one["value"]["end"]))) for one in ends
        )
        for label in region["value"].get("labels") or region["value"].get("hypertextlabels") or ():
            yield Mark(label, spans, values, uncertain=uncertain)


def _said(answer: Mapping[str, Any]) -> dict[str, str]:
    """What was chosen or written for a region, under the name of the question."""
    value = answer.get("value") or {}
    given = next((value[key] for key in _SAID if value.get(key) is not None), None)
    parts = given if isinstance(given, list) else [given]
    words = ["/".join(map(str, one)) if isinstance(one, list) else str(one) for one in parts]
    return {} if given is None else {str(answer.get("from_name", "answer")): ", ".join(words)}


def _notes(region: Mapping[str, Any]) -> list[str]:
    held = (region.get("meta") or {}).get("text") or []
    return [held] if isinstance(held, str) else [str(one) for one in held]
