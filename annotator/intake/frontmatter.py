"""The block of `key: value` lines between two `---` that some collectors put before a text."""

import re

from annotator.model.drafts import Proposal
from annotator.model.spans import Span

_BLOCK = re.compile(r"\A---[ \t]*\n(?P<lines>(?:[\w-]+:.*\n|[ \t-].*\n){1,60})---[ \t]*(?:\n|\Z)")
_COLUMNS = {
    "title": "title",
    "source_url": "source_address",
    "url": "source_address",
    "canonical_url": "source_address",
    "date": "published_on",
    "published": "published_on",
    "published_time": "published_on",
    "author": "author",
    "publisher": "publisher",
    "language": "language",
    "lang": "language",
}
_ESCAPE = re.compile(r"\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))")
_SIGNS = {"_": "\u00a0", "n": "\n", "t": "\t", "N": "\u0085"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def head(text: str) -> tuple[dict[str, Proposal], tuple[Span, ...]]:
    """What the head of the text proposes for a document's columns, and the span it takes up."""
    match = _BLOCK.match(text)
    if not match:
        return {}, ()
    found: dict[str, Proposal] = {}
    for line in match["lines"].splitlines():
        key, _, raw = line.partition(":")
        column, value = _COLUMNS.get(key.strip().lower()), _scalar(raw.strip())
        if column == "published_on":
            day = _DATE.match(value)
            value = day[0] if day else ""
        if column and value and column not in found:
            found[column] = Proposal(value, f"head of the file: {key.strip()}")
    return found, (Span(0, match.end()),)


def _scalar(raw: str) -> str:
    """A YAML scalar of one line: plain, 'quoted' or "quoted with escapes"."""
    if len(raw) > 1 and raw[0] == raw[-1] == '"':
        return " ".join(_ESCAPE.sub(_character, raw[1:-1]).replace("\u00ad", "").split())
    if len(raw) > 1 and raw[0] == raw[-1] == "'":
        return raw[1:-1].replace("''", "'")
    return raw


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
    return _SIGNS.get(escape[4], escape[4])
