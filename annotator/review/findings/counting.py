"""Counts that are announced, totals, and lists that follow a number: rules within a release."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from annotator.model.spans import Span
from annotator.review.findings.facts import Facts, Figure
from annotator.review.findings.finding import Finding

_INSTRUMENTS = {
    "agreement": ("agreement", "memorandum", "contract"),
    "statement": ("statement", "declaration"),
    "resolution": ("resolution",),
    "protocol": ("protocol",),
    "memorand": ("memorandum",),
    "contract": ("contract", "agreement"),
    "law": ("law",),
    "decree": ("decree",),
    "соглашени": ("agreement", "memorandum", "contract"),
    "заявлени": ("statement", "declaration"),
    "резолюци": ("resolution",),
    "протокол": ("protocol",),
    "меморандум": ("memorandum",),
    "закон": ("law",),
    "указ": ("decree",),
}
"""What an announced noun is recorded as; any other noun below stands for every decision."""
_NOUN = (
    r"(?P<noun>agreement|statement|resolution|protocol|memorand|contract|law|decree|document|"
    r"decision|instrument|paper|treat|соглашени|заявлени|резолюци|протокол|меморандум|закон|"
    r"указ|документ|решени|договор)\w*"
)
_DONE = (
    r"(?:signed|adopted|approved|ratified|passed|issued|concluded|endorsed|"
    r"подписан\w*|принят\w*|утвержд[её]н\w*|одобрен\w*|ратифицирован\w*)"
)
_BETWEEN = r"(?:[^\W\d]+[ \u00a0]+){0,3}?"
_DONE_BEHIND = re.compile(
    rf"[ \u00a0]+{_BETWEEN}{_NOUN}[ \u00a0]+"
    rf"(?:(?:were|was|have|had|been|has|были|было)[ \u00a0]+)*{_BETWEEN}{_DONE}\b",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(rf"[ \u00a0]+{_BETWEEN}{_NOUN}", re.IGNORECASE)
_DONE_BEFORE = re.compile(rf"\b{_DONE}[ \u00a0]+{_BETWEEN}$", re.IGNORECASE)
_LONGEST_BEFORE = 60
_SHOWN = 4
"""As many recorded decisions stand beside the announcement."""


def announced(facts: Facts) -> Iterator[Finding]:
    """More documents are announced than decisions are tagged. Silent while none is tagged yet."""
    if not facts.acts:
        return
    for count in facts.counts:
        sentence = facts.sentence_at(count.span.start)
        if sentence and (told := _announcement(facts.text, sentence, count.span)):
            place, noun = told
            yield from _recorded(facts, place, count.value, noun)


def _announcement(text: str, sentence: Span, count: Span) -> tuple[Span, str] | None:
    """The words that announce so many instruments, and the noun in them."""
    if match := _DONE_BEHIND.match(text, count.end, sentence.end):
        return Span(count.start, match.end()), match["noun"]
    match = _NOUN_BEHIND.match(text, count.end, sentence.end)
    first = max(sentence.start, count.start - _LONGEST_BEFORE)
    before = _DONE_BEFORE.search(text[first : count.start]) if match else None
    if match is None or before is None:
        return None
    return Span(first + before.start(), match.end()), match["noun"]


def _recorded(facts: Facts, place: Span, count: int, noun: str) -> Iterator[Finding]:
    wanted = _INSTRUMENTS.get(noun.casefold())
    acts = [
        act
        for act in facts.acts
        if not act.span.overlaps(place) and (wanted is None or act.instrument in wanted)
    ]
    if not 0 < len(acts) < count:
        return
    yield Finding(
        "announced",
        (facts.id, _number_free(place.of(facts.text))),
        f"The release announces {count}, and {len(acts)} of them are tagged as decisions.",
        (facts.evidence(place, "announced"), *(act.evidence for act in acts[:_SHOWN])),
        (str(count), str(len(acts))),
    )


def _number_free(words: str) -> str:
    """The words without their figures, so that another figure is still the same subject."""
    return re.sub(r"\d+", "#", " ".join(words.split()))


_PARTIAL = (
    r"including|among them|включая|в том числе|of which|of these|of them|of whom|из них|из которых"
)
_WHOLE = r"comprising|consisting of|made up of|namely|а именно|состоящ\w+ из"
_CUE = re.compile(
    rf"\b(?=[iaoвисcmns])(?:(?P<partial>{_PARTIAL})|(?P<whole>{_WHOLE}))\b", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:were|was|\w{3,}ed|\w{3,}(?:ли|но|ны|ло))\b", re.IGNORECASE)
_PART_WORDS = 7


def parts(facts: Facts) -> Iterator[Finding]:
    """The parts of a total make more than the total, or not all of it where they should."""
    if len(facts.figures) < 2:
        return
    for match in _CUE.finditer(facts.text):
        if sentence := facts.sentence_at(match.start()):
            inside = [one for one in facts.figures if sentence.covers(one.span)]
            if len(inside) > 1:
                yield from _summed(facts, inside, match)


def _summed(facts: Facts, inside: Sequence[Figure], match: re.Match[str]) -> Iterator[Finding]:
    total = next((one for one in reversed(inside) if one.span.end <= match.start()), None)
    behind = [one for one in inside if one.span.start >= match.end()]
    if total is None or not behind or not _beside(facts.text, total, behind[0], match[0]):
        return
    found = [one for one in _run(facts.text, behind) if one.unit == total.unit]
    if not found:
        return
    low, high = sum(one.low for one in found), sum(one.high for one in found)
    if low <= total.high and not (match["whole"] and high < total.low):
        return
    more = "more" if low > total.high else "less"
    yield Finding(
        "parts",
        (facts.id, total.counted, total.unit, str(len(found))),
        f"The parts make {_shown(sum(one.value or one.low for one in found))}, "
        f"{more} than the total of {_shown(total.value or total.low)}.",
        (total.evidence, *(one.evidence for one in found)),
        (str(total.value), *(str(one.value) for one in found)),
    )


def _beside(text: str, total: Figure, first: Figure, cue: str) -> bool:
    """Whether the cue stands so near to both that they are total and part."""
    gap = text[total.span.end : first.span.start]
    return len(gap.split()) - len(cue.split()) <= _PART_WORDS


def _run(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures that follow one another as a list, up to the first verb or long stretch."""
    yield figures[0]
    for one, following in pairwise(figures):
        gap = text[one.span.end : following.span.start]
        if len(gap.split()) > _PART_WORDS or _VERB.search(gap):
            return
        yield following


def _shown(value: Decimal | int) -> str:
    return f"{value:,}"


_LISTED = re.compile(
    r"[ \u00a0]+(?P<noun>[^\W\d][\w’'-]*(?:[ \u00a0]+[^\W\d][\w’'-]*){0,6}?)"
    r"(?P<including>,? including|,? включая|,? в том числе)?"
    r"\s*(?P<sign>:|[–—(]| - |,? namely,?|,? а именно:?|(?=[ \u00a0][“«„\"]))\s*"
    r"(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[“«„\"][^”»“\"\n]{1,120}[”»“\"]")
_NEXT_NAMED = re.compile(r"[\s,;]*(?:(?:and|as well as|и|а также)\s+)?(?:the\s+)?(?=[“«„\"])")
_CAPITAL_LIST = re.compile(
    r"[A-ZА-ЯЁ][^,;.:()\d]{1,60}(?:[,;] [A-ZА-ЯЁ][^,;.:()\d]{1,60})*(?:,? (?:and|и) "
    r"[A-ZА-ЯЁ][^,;.:()\d]{1,60})(?=[.\n]|$)"
)
_BULLET = re.compile(r"[ \t]*(?:[-–—•*·]|\(?\d{1,2}[.)])[ \t]+\S")


def listed(facts: Facts) -> Iterator[Finding]:
    """A number of things is told, and another number of them is named behind it."""
    for count in facts.counts:
        sentence = facts.sentence_at(count.span.start)
        match = _LISTED.match(facts.text, count.span.end, sentence.end) if sentence else None
        if sentence is None or match is None:
            continue
        at = match.start("rest")
        found = _items(facts.text, Span(at, max(at + 1, sentence.end)), match["sign"].strip())
        fewer = match["including"] and len(found) < count.value
        if len(found) > 1 and len(found) != count.value and not fewer:
            told = Span(count.span.start, match.end("noun"))
            yield _list_finding(facts, told, count.value, found)


def _list_finding(facts: Facts, told: Span, count: int, found: Sequence[Span]) -> Finding:
    named = Span(found[0].start, found[-1].end)
    return Finding(
        "listed",
        (facts.id, _number_free(told.of(facts.text))),
        f"{count} are told, and {len(found)} are named.",
        (facts.evidence(told, "told"), facts.evidence(named, f"named: {len(found)}")),
        (str(count), str(len(found))),
    )


def _items(text: str, rest: Span, sign: str) -> list[Span]:
    if sign == ":" and not rest.of(text).strip():
        return _bullets(text, rest.start)
    return _quoted(text, rest) or (_capitals(text, rest) if sign == ":" else [])


def _quoted(text: str, rest: Span) -> list[Span]:
    """Names in quotation marks, one after another with nothing but commas between them."""
    found: list[Span] = []
    at = rest.start
    while match := _NAMED.match(text, at, rest.end + 1):
        found.append(Span(*match.span()))
        link = _NEXT_NAMED.match(text, match.end(), rest.end + 1)
        if link is None:
            break
        at = link.end()
    return found


def _capitals(text: str, rest: Span) -> list[Span]:
    match = _CAPITAL_LIST.match(text, rest.start, rest.end)
    if match is None:
        return []
    found, at = [], match.start()
    for part in re.split(r",? (?:and|и) |[,;] ", match[0]):
        start = text.index(part, at)
        found.append(Span(start, start + len(part)))
        at = found[-1].end
    return found


def _bullets(text: str, at: int) -> list[Span]:
    found: list[Span] = []
    end = text.find("\n", at)
    while 0 <= end < len(text):
        start = end + 1
        end = text.find("\n", start)
        stop = end if end >= 0 else len(text)
        if _BULLET.match(text, start, stop):
            found.append(Span(start, stop))
        elif text[start:stop].strip():
            break
        if end < 0:
            break
    return found
