"""Mails as mail programs save them (.eml)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message

from annotator.intake import html, mail
from annotator.intake.text import lost_note, refuse_binary
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError
from annotator.model.spans import Span, joined
from annotator.model.text import normalised

FULLER = 2
"""How many times as many words the HTML form must have to be taken in place of the plain text."""
_DEEPEST = 100
_QUOTED = re.compile(r">*")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a part, and what was noticed of them."""

    text: str
    encoding: str = ""
    lost: int = 0
    furniture: tuple[Span, ...] = ()
    metadata: dict[str, Proposal] = field(default_factory=dict)


def read(data: bytes, name: str) -> Draft:
    """The mail's words, with what its headers propose.

    Of two forms the plain text is taken, unless the HTML form says at least twice as much. The
    words of a message that was sent on follow. Files that come with the mail are named in a note;
    an import takes them as releases of their own (see `sources`). Raises UserError for encrypted
    mails and those without words.
    """
    message = mail.parsed(data)
    mail.refuse_locked(message)
    found = [words for words in _of(message) if words.text.strip()]
    if not found:
        raise UserError("a mail without text. Import its attachments instead.")
    text, furniture = _together(found)
    return Draft(
        text,
        name,
        found[0].encoding,
        metadata={**found[0].metadata, **mail.proposals(message)},
        furniture=furniture,
        notes=(
            *lost_note(sum(words.lost for words in found)),
            *left_out(mail.attachments(message)),
        ),
    )


def left_out(names: tuple[str, ...]) -> tuple[str, ...]:
    """The note on files that come with a mail and are not part of its text."""
    return (f"files that came with it: {', '.join(names)}",) if names else ()


def _together(found: list[_Words]) -> tuple[str, tuple[Span, ...]]:
    """The words of several parts as one text, a blank line between them."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for number, words in enumerate(found, start=1):
        text = words.text if number == len(found) else f"{words.text.rstrip()}\n\n"
        spans += (Span(at + span.start, at + span.end) for span in words.furniture)
        parts.append(text)
        at += len(text)
    text = "".join(parts)
    return text, joined(span for span in spans if span.end <= len(text))


def _of(part: Message, depth: int = 0) -> Iterator[_Words]:
    """The words of a part: the best of its alternatives, else all that it holds, in order."""
    if depth > _DEEPEST:
        raise UserError("a mail with parts without end. It was left unopened.")
    if mail.is_attachment(part):
        return
    inner = [one for one in part.get_payload() if isinstance(one, Message)] if (
        part.is_multipart()
    ) else []  # fmt: skip
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        yield from _best([list(_of(one, depth + 1)) for one in inner])
    elif kind in ("multipart/related", "multipart/signed"):
        yield from _first([list(_of(one, depth + 1)) for one in inner])
    elif inner:
        for one in inner:
            yield from _of(one, depth + 1)
    elif read_part := _READ.get(kind):
        yield read_part(part)


def _best(forms: list[list[_Words]]) -> list[_Words]:
    """The first form with words, unless a later one says much more."""
    chosen: list[_Words] = []
    for form in forms:
        if _count(form) >= max(FULLER * _count(chosen), 1):
            chosen = form
    return chosen


def _first(forms: list[list[_Words]]) -> list[_Words]:
    return next((form for form in forms if _count(form)), [])


def _count(form: list[_Words]) -> int:
    return sum(len(words.text.split()) for words in form)


def _plain(part: Message) -> _Words:
    found = mail.content(part)
    refuse_binary(found.text)
    text = normalised(found.text.replace("\0", "\ufffd"))
    if str(part.get_param("format") or "").lower() == "flowed":
        text = unflowed(text, delete_blank=str(part.get_param("delsp") or "").lower() == "yes")
    return _Words(text, found.encoding, found.lost)


def _page(part: Message) -> _Words:
    found = mail.content(part)
    try:
        page = html.story(found.text) if found.text.strip() else html.Page("")
    except UserError:  # a page of pictures; the other form has words
        page = html.Page("")
    return _Words(page.text, found.encoding, found.lost, page.furniture, page.metadata)


def _rich(part: Message) -> _Words:
    from annotator.intake import rtf

    payload = part.get_payload(decode=True)
    draft = rtf.read(payload if isinstance(payload, bytes) else b"", "")
    return _Words(draft.text, draft.encoding, 0, draft.furniture)


_READ: dict[str, Callable[[Message], _Words]] = {
    "text/plain": _plain,
    "text/html": _page,
    "text/rtf": _rich,
    "text/enriched": _plain,
}


def unflowed(text: str, *, delete_blank: bool = False) -> str:
    """Text whose lines were broken to fit a width (RFC 3676), whole again.

    A line that ends in a blank goes on in the next one of the same depth of quotation.
    """
    lines: list[str] = []
    depth_before, goes_on = 0, False
    for line in text.split("\n"):
        depth = len(_QUOTED.match(line)[0])  # type: ignore[index] # it matches everywhere
        words = line[depth:].removeprefix(" ")
        signature = words == "-- "
        if goes_on and depth == depth_before and not signature:
            lines[-1] += words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        goes_on = words.endswith(" ") and not signature
        if goes_on and delete_blank:
            lines[-1] = lines[-1][:-1]
        depth_before = depth
    return "\n".join(lines)
