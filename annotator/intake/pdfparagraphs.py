"""From the lines of a PDF's page to its columns and paragraphs, by where the lines stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from annotator.intake.pdfpages import Line

ITEM = re.compile(r"(?P<marker>[•·▪◦●○■✓➢►–—-]|[\ue000-\uf8ff]|\(?(?:\d{1,2}|[a-zа-я])[.)])\s+")
_ENDS = re.compile(r"[.!?:;…][\"”»’)]*$")
_DASHES = "–-—"
_LOOSE = 1.15
_NEW_PITCH = 1.3
_NEW_SIZE = 0.12
_SHORT = 0.88
_INDENT = 0.8
_BESIDE = 4
_ALIKE = 3
_COLUMN = 9
_ROOM = 1.2
_HEADING = 1.2


def columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in runs from top to bottom: one that stands above the line before begins anew."""
    runs: list[list[Line]] = []
    before: Line | None = None
    for line in lines:
        if before is None or line.bottom - before.bottom > line.height / 2:
            runs.append([])
        runs[-1].append(line)
        before = line
    return runs


def follows(before: Sequence[Line], run: Sequence[Line]) -> bool:
    """Whether a run is the next column of the text, and no cell or box beside the run before."""
    if not before or not run:
        return not before
    right, left = max(one.right for one in before), min(one.left for one in before)
    wide = right - left > _COLUMN * before[-1].height and len(before) >= _ALIKE
    return wide and run[0].left > right - 2 * run[0].height


def paragraphs(lines: Sequence[Line], carried: list[Line]) -> Iterator[list[Line]]:
    """A column's lines in paragraphs; the first may go on from the column or page before."""
    if not lines:
        if carried:
            yield carried
        return
    pitch = _pitch(lines)
    body = median(line.height for line in lines)
    current = list(carried)
    if current and not _goes_on(current, lines[0], max(line.right for line in lines)):
        yield current
        current = []
    fresh = bool(current)
    for at, line in enumerate(lines):
        right = _right(lines, at)
        if current and not fresh and _begins(current, line, pitch=pitch, right=right, body=body):
            yield current
            current = []
        current.append(line)
        fresh = False
    yield current


def _right(lines: Sequence[Line], at: int) -> float:
    """Where lines end around the one at `at`; several beside a picture have an end of their own."""
    above = [one.right for one in lines[max(at - _ALIKE, 0) : at]]
    if len(above) == _ALIKE and max(above) - min(above) < 2 * lines[at].height:
        return max(above)
    return max(one.right for one in lines[max(at - _BESIDE, 0) : at + _ALIKE])


def _goes_on(current: list[Line], first: Line, right: float) -> bool:
    """Whether the sentence at a column's or page's end continues in the next one."""
    last = current[-1]
    if _ENDS.search(last.text) or "\t" in last.text:
        return False
    if _begins_item(current, first, apart=False):
        return False
    if abs(first.height - last.height) > _NEW_SIZE * last.height:
        return False
    beside = max((line.right for line in current), default=right)
    full = len(current) > 1 and last.right > min(right, beside) - 3 * last.height
    return full or first.text[:1].islower()


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines that follow each other, in points."""
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if 0 < before.bottom - line.bottom < 3 * line.height
    ]
    close = sorted(steps)[: max(len(steps) * 3 // 4, 1)]
    return median(close) if close else max(line.height for line in lines) * 1.2


def _begins(current: list[Line], line: Line, *, pitch: float, right: float, body: float) -> bool:
    """Whether a paragraph begins: by distance, size, indent, bullet or the line above."""
    before = current[-1]
    step = before.bottom - line.bottom
    table = "\t" in line.text or "\t" in before.text
    if table or _begins_item(current, line, apart=step > _LOOSE * pitch):
        return True
    lower = min(line.height, before.height)
    usual = max(pitch, lower) if lower > _HEADING * body else pitch
    if step > _NEW_PITCH * usual:
        return True
    if abs(line.height - before.height) > _NEW_SIZE * before.height and step > line.height / 2:
        return True
    if step < line.height / 2:  # beside it
        return False
    if before.height < _HEADING * body and _breaks_off(current, line, right):
        return True
    indented = line.left > before.left + _INDENT * line.height
    return indented and not ITEM.match(current[0].text) and _ENDS.search(before.text) is not None


def _begins_item(current: list[Line], line: Line, *, apart: bool) -> bool:
    """Whether the line is an item of a list, and not one that goes on with a dash or "г. Минск"."""
    found = ITEM.match(line.text)
    if found is None:
        return False
    marker, first = found["marker"], line.text[found.end() : found.end() + 1]
    if not (marker in _DASHES or marker.strip("().").isalnum()):
        return True
    if apart or _ENDS.search(current[-1].text) or ITEM.match(current[0].text):
        return True
    return any(map(str.isdecimal, marker)) and not first.islower()


def _breaks_off(current: list[Line], line: Line, right: float) -> bool:
    """Whether the line above ended although the next word would have had room in it."""
    before = current[-1]
    words = line.text.split()
    if not words or line.text[:1].islower() or _are_centred(before, line):
        return False
    letter = (line.right - line.left) / max(len(line.text), 1)
    room = right - before.right
    if room <= _ROOM * letter * (len(words[0]) + 1):
        return False
    width = right - min(one.left for one in current)
    if _ENDS.search(before.text):
        return True
    without_case = words[0][0].isalpha() and not words[0][0].isupper()
    return not without_case and room > (1 - _SHORT) * width


def _are_centred(before: Line, line: Line) -> bool:
    apart = abs(before.left - line.left) > line.height
    return apart and abs(before.left + before.right - line.left - line.right) < line.height
