"""Where sentences begin and end, and which lines are one hard-wrapped paragraph."""

import re
from itertools import pairwise

from annotator.model.spans import Span

_INNER_ABBREVIATIONS = frozenset(
    # Never at a sentence's end: something that belongs to them follows.
    (
        "mr mrs ms messrs pvt mme dr prof hon rev fr gen lt col maj capt sgt cpl cdr cmdr adm brig"
        " gov sen rep pres amb supt pte v m/s no nos art sec para vs cf st mt ft e.g i.e viz approx"
        " est jan feb mar apr jun jul aug sept sep oct nov dec rs vol pp fig asst dept ph h.e"
        " им ул пр просп тов г-н г-жа проф акад ген ср см п пп ст стр т.е т.н напр св"
        " млн млрд тыс"
    ).split()
)
_EITHER_ABBREVIATIONS = frozenset(
    # May close a sentence: only a word that opens sentences tells.
    (
        "u.s u.k u.n u.a.e a.m p.m jr sr inc ltd plc co corp bros llc d.c etc al ph.d"
        " г гг руб коп др т.д т.п пр чел в.г"
    ).split()
)
_OPENERS = frozenset(
    (
        "the a an this that these those it its he she they we i you his her their our in on at by"
        " for from with after before during under as also but and however meanwhile following if"
        " when while there today yesterday both all some in-addition according to"
        " в во на по при с со и а но он она они мы я вы это эти этот эта также кроме однако после"
        " до для из как так что если когда его её их здесь сегодня"
    ).split()
)
_STOP = re.compile(
    r"[.!?…]+[\"'”’»\)\]]*(?=[\s\u2028\u2029]|$)"
    r"|(?<=[a-zа-яё]{2})\.(?=[A-ZА-ЯЁ][a-zа-яё]+\s)"
    r"|[\u2028\u2029]+|\n[^\S\n]*(?=\n|[*•-]\s|\d{1,2}[.)]\s)|(?<=[.:;])\n[^\S\n]*(?=[–—]\s)|\s\*\s\*\s\*(?=\s)"
)
_LAST_WORD = re.compile(r"[^\s(«“\"'‘\[]+$")
_NEXT = re.compile(r"[\s\u2028\u2029]*([«“„\"'‘(\[*•–—-]*\s?)(\w+)?")
_INITIAL = re.compile(r"^(?:[^\W\d_]\.)*[^\W\d_]$")
_BULLET = re.compile(r"\s*(?:[*•·-]|\d{1,2}[.)])\s")
_DASH = re.compile(r"\s*[–—]\s")
_LONGEST_WRAP = 100
_SHORTEST_WRAP = 50
_FEWEST_WRAPPED = 3


def _closes(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether the stop ends the sentence that began at `start`."""
    mark = stop.group()
    if mark[0] not in ".!?…":
        return True
    following = _NEXT.match(text, stop.end(), end)
    word = (following[2] or "") if following else ""
    if word and word[0].islower():
        return False
    if mark not in (".", ".)", ".]"):
        return True
    before = _LAST_WORD.search(text, start, stop.start())
    last = before.group().casefold().rpartition("-")[2] if before else ""
    if last in _EITHER_ABBREVIATIONS:
        return not word or word.casefold() in _OPENERS
    return last not in _INNER_ABBREVIATIONS and not (
        _INITIAL.match(last) and before and before.group()[0].isupper()
    )


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def sentences(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences of a paragraph, English or Russian, in reading order, without outer blanks.

    Abbreviations and initials do not end a sentence; closing quotes stay with the sentence they
    close. Blank lines, list marks at the start of a line and line separators always end one; a
    lone line feed (a hard-wrapped line) does not.
    """
    found: list[Span] = []
    start = within.start
    for stop in _STOP.finditer(text, within.start, within.end):
        if stop.end() <= start or not _closes(text, stop, start, within.end):
            continue
        kept = stop.end() if stop.group()[0] in ".!?…" else stop.start()
        if span := _trimmed(text, start, kept):
            found.append(span)
        start = stop.end()
    if span := _trimmed(text, start, within.end):
        found.append(span)
    return tuple(found)


def _lines(text: str) -> list[Span]:
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        found.append(Span(start, start + len(line) + 1))
        start += len(line) + 1
    return found


def _breakable(line: str) -> int:
    """The line's length without its longest word, which may be an address that nothing breaks."""
    return len(line) - max(map(len, line.split()), default=0)


def wrap_width(text: str) -> int | None:
    """The column at which the text's lines were broken by hand, None where they were not.

    Hard wrapping is assumed where no line of several words is longer than 100 code points and most
    lines followed by another one are nearly as long as the longest fifth of them (at least 50).
    """
    lines = text.split("\n")
    if any(_breakable(line) > _LONGEST_WRAP for line in lines):
        return None
    inner = [len(a) for a, b in pairwise(lines) if a.strip() and b.strip()]
    fitting = sorted(length for length in inner if length <= _LONGEST_WRAP)
    if len(fitting) < _FEWEST_WRAPPED:
        return None
    width = fitting[-1 - len(fitting) // 5]
    near = sum(length >= width - 20 for length in fitting)
    return width if width >= _SHORTEST_WRAP and 2 * near >= len(fitting) else None


def blocks(text: str) -> tuple[Span, ...]:
    """The paragraphs of the text, each hard-wrapped one as a single span over its lines.

    Where the text is not wrapped by hand these are its non-blank lines. A wrapped line is
    continued by the next one if that one's first word would not have fitted on it.
    """
    width = wrap_width(text)
    found: list[Span] = []
    previous: Span | None = None
    for line in _lines(text):
        content = text[line.start : line.end].rstrip("\n")
        if not content.strip():
            previous = None
            continue
        end = line.start + len(content)
        if previous and width and _continues(text, previous, content, width):
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(line.start, end))
        previous = Span(line.start, end)
    return tuple(found)


def _continues(text: str, previous: Span, content: str, width: int) -> bool:
    if _BULLET.match(content) or (_DASH.match(content) and text[previous.end - 1] in ".:;"):
        return False
    first = content.split(maxsplit=1)[0]
    return len(previous) + 1 + len(first) > width or content[0].isspace()
