"""A strict reader of WebAnno TSV 3, written from the format's documentation, for the tests alone.

Text is put together from tokens and their offsets (UTF-16), and every rule that the format has is
asserted: header, sentence lines, numbered tokens, as many columns as the layers have features.
"""

import re
from typing import Any

_ROW = re.compile(r"(\d+)-(\d+)\t(\d+)-(\d+)\t")
_ESCAPED = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\f": "\f"}


def _unescaped(words: str) -> str:
    return re.sub(r"\\(.)", lambda one: _ESCAPED.get(one[0], one[1]), words)


def _stacked(cell: str) -> list[tuple[str, str]]:
    """The values of a cell, each with its number."""
    made = []
    for value in re.split(r"(?<!\\)\|", cell):
        found = re.fullmatch(r"(.*?)(?<!\\)(?:\[(\d+)\])?", value)
        assert found is not None
        made.append((found[1], found[2] or ""))
    return made


def read(raw: str) -> tuple[str, list[tuple[str, int, int, dict[str, str]]]]:
    """The text, and layer, start, end (code points) and features of each annotation."""
    lines = raw.split("\n")
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
    layers: list[tuple[str, list[str]]] = []
    at = 1
    while lines[at].startswith("#T_SP="):
        name, *features = lines[at].removeprefix("#T_SP=").split("|")
        layers.append((name, features))
        at += 1
    assert lines[at : at + 2] == ["", ""]
    units: list[bytes] = []
    found: dict[tuple[str, str], list[Any]] = {}
    for line in lines[at:]:
        if line.startswith("#Text=") or not line:
            continue
        row = _ROW.match(line)
        assert row is not None, line
        start, end = int(row[3]), int(row[4])
        token, *cells = line[row.end() :].rstrip("\t").split("\t")
        assert len(cells) == sum(len(features) for _, features in layers)
        while len(units) < start:
            units.append(" ".encode("utf-16-le"))
        encoded = _unescaped(token).encode("utf-16-le")
        assert len(encoded) == 2 * (end - start)
        units += [encoded[2 * n : 2 * n + 2] for n in range(end - start)]
        for name, features in layers:
            own, cells = cells[: len(features)], cells[len(features) :]
            if own[0] == "_":
                assert set(own) == {"_"}
                continue
            columns = [_stacked(cell) for cell in own]
            assert len({len(column) for column in columns}) == 1
            for stacked in zip(*columns, strict=True):
                (number,) = {number for _, number in stacked}
                assert number
                held = found.setdefault((name, number), [start, end, {}])
                held[1] = end
                for feature, (value, _) in zip(features, stacked, strict=True):
                    if value != "*":
                        held[2][feature] = _unescaped(value)
    text = b"".join(units).decode("utf-16-le")
    shown = "\n".join(
        _unescaped(line.removeprefix("#Text=")) for line in lines if line.startswith("#Text=")
    )
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", shown)
    place = {len(text[:n].encode("utf-16-le")) // 2: n for n in range(len(text) + 1)}
    blank = "".join(
        a if not a.isspace() else b for a, b in zip(text, _blanks(text, shown), strict=True)
    )
    return blank, [
        (name, place[start], place[end], values)
        for (name, _), (start, end, values) in found.items()
    ]


def _blanks(text: str, shown: str) -> str:
    """The blanks as the sentence lines show them, where a sentence stands; else a line break."""
    made, at = [], 0
    for char in text:
        if at < len(shown) and (shown[at] == char or (shown[at].isspace() and char.isspace())):
            made.append(shown[at])
            at += 1
        else:
            made.append("\n")
    return "".join(made)
