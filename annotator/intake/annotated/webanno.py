"""WebAnno TSV 3: span layers on tokens, with offsets in UTF-16 code units."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.layers import is_structure
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.intake.annotated.offsets import FromUtf16
from annotator.model.annotated import Annotated

_FORMAT = b"#FORMAT=WebAnno TSV 3"
_TOKEN = re.compile(r"(\d+)-(\d+(?:\.\d+)?)\t(\d+)-(\d+)\t([^\t]*)(?:\t(.*))?")
_STACKED = re.compile(r"(?<!\\)\|")
_NUMBERED = re.compile(r"(.*?)(?<!\\)\[(\d+)\]", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}


def recognises(head: bytes) -> bool:
    """Whether it says so in its first line."""
    return head.lstrip(b"\xef\xbb\xbf").startswith(_FORMAT)


def read(files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
    """The texts, put together from their sentences, with the annotations of span layers."""
    lost: Counter[str] = Counter()
    texts = [
        _text(file, data.decode("utf-8-sig"), lost) for file, data in files
        if recognises(data)
    ]  # fmt: skip
    notes = [f"{count} {what} were left out." for what, count in lost.items()]
    return annotated(name, texts, kinds, notes)


@dataclass(slots=True)
class _Layer:
    name: str
    features: tuple[str, ...]


@dataclass(slots=True)
class _Span:
    """An annotation as its tokens are met: from the first to the last, in UTF-16."""

    start: int
    end: int
    values: dict[str, str] = field(default_factory=dict)


def _text(name: str, raw: str, lost: Counter[str]) -> MarkedText:
    layers: list[_Layer] = []
    spans: dict[tuple[str, str], _Span] = {}
    units: list[str] = []  # of the text, one for each UTF-16 code unit
    sentence = ""
    for line in raw.replace("\r\n", "\n").split("\n"):
        if line.startswith("#T_SP="):
            layer, *features = line.removeprefix("#T_SP=").split("|")
            layers.append(_Layer(_short(layer), tuple(features)))
        elif line.startswith(("#T_CH=", "#T_RL=")):
            lost["chain and relation layers"] += 1
        elif line.startswith("#Text="):
            sentence = _plain(line.removeprefix("#Text="))
        elif found := _TOKEN.fullmatch(line):
            start, end = int(found[3]), int(found[4])
            if sentence:
                _put(units, start, sentence)
                sentence = ""
            columns = (found[6] or "").split("\t")
            for key, values in _annotations(columns, layers, found[1], found[2]):
                held = spans.setdefault(key, _Span(start, end))
                held.end = max(held.end, end)
                held.values.update(values)
    text = "".join(units)
    place = FromUtf16(text)
    lost.update(layer for layer, _ in spans if is_structure(layer))
    marks = [
        _mark(layer, held, place) for (layer, _), held in spans.items() if not is_structure(layer)
    ]
    return MarkedText(name, text, marks)


def _put(units: list[str], start: int, sentence: str) -> None:
    """Write a sentence at its place; a character of two units takes one entry and an empty one."""
    while len(units) < start:
        units.append("\n")
    for char in sentence:
        units.append(char)
        if char > "\uffff":
            units.append("")


def _annotations(
    columns: Sequence[str], layers: Sequence[_Layer], sentence: str, token: str
) -> Iterator[tuple[tuple[str, str], Mapping[str, str]]]:
    """What stands on a token: layer and number of the annotation, and its features."""
    at = 0
    for layer in layers:
        width = max(len(layer.features), 1)
        cells = [_STACKED.split(cell) for cell in columns[at : at + width]]
        at += width
        for stacked in range(len(cells[0]) if cells else 0):
            values: dict[str, str] = {}
            number = ""
            for name, cell in zip(layer.features or ("",), cells, strict=False):
                value = cell[stacked] if stacked < len(cell) else "_"
                if found := _NUMBERED.fullmatch(value):
                    value, number = found[1], found[2]
                if value not in ("_", "*", ""):
                    values[name] = _plain(value)
                elif value == "*":
                    values.setdefault(name, "")
            if values:
                own = number or f"{sentence}-{token}-{stacked}"
                yield (layer.name, own), values


def _mark(layer: str, held: _Span, place: FromUtf16) -> Mark:
    values = {name: value for name, value in held.values.items() if name and value}
    uncertain = values.pop("uncertain", "") == "true"
    label = layer
    if layer == "NamedEntity" and values.get("value"):  # INCEpTION's own layer: the type is a value
        label = values.pop("value")
    spans = ((place(held.start), place(held.end)),)
    return Mark(label, spans, values, uncertain=uncertain)


def _short(layer: str) -> str:
    """A layer's name without its package."""
    return layer.rsplit(".", 1)[-1]


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda found: _CONTROL.get(found[1], found[1]), value)
