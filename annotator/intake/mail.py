"""Internet messages (RFC 5322 and MIME), as mails and as web archives carry them."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import pairwise

from annotator.intake import publishers
from annotator.intake.encodings import Decoded, declared, decoded
from annotator.model.drafts import Proposal
from annotator.model.errors import UserError

_MOST_PARTS = 2000
_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+ .*\d{4}.*\r?\n[A-Za-z-]+: ?")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_SENT_ON = re.compile(r"^(?:(?:fwd?|re|aw|wg|пересл|отв)\s*:\s*)+", re.IGNORECASE)
_LOCKED = "an encrypted mail. Open it in the mail program, save its text and import that."


def parsed(data: bytes) -> Message:
    """The message. Raises UserError where its parts are nested beyond reason."""
    try:
        message = message_from_bytes(data)
        parts = sum(1 for _ in message.walk())
    except (RecursionError, MessageError, ValueError) as error:
        raise UserError("a damaged mail. Save it again in the mail program.") from error
    if parts > _MOST_PARTS:
        raise UserError("a mail with parts without end. It was left unopened.")
    return message


def header(message: Message, name: str) -> str:
    """The header in one line, its encoded words decoded; empty where there is none."""
    raw = next((one for key, one in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return ""
    try:
        parts = decode_header(_readable(str(raw), message))
    except (HeaderParseError, ValueError):
        parts = [(str(raw), None)]
    text = "".join(_spelt(chunk, charset) for chunk, charset in parts)
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _readable(raw: str, message: Message) -> str:
    """The header as text; bytes that no header may hold are in the encoding of the body."""
    if raw.isascii():
        return raw
    data = raw.encode("ascii", "surrogateescape") if _escaped(raw) else raw.encode()
    body = next((found.encoding for _, found in texts(message, "plain")), None)
    fits = body and declared(data, body)
    return decoded(data, fits or None).text


def _escaped(raw: str) -> bool:
    return all(char.isascii() or "\udc80" <= char <= "\udcff" for char in raw)


def _spelt(chunk: bytes | str, charset: str | None) -> str:
    if isinstance(chunk, str):
        return chunk
    if charset is None:  # between encoded words
        return chunk.decode("ascii", "replace")
    return decoded(chunk, declared(chunk, charset) or _known(charset)).text


def _known(charset: str) -> str | None:
    try:
        return charset if "".encode(charset) is not None else None
    except (LookupError, ValueError):
        return None


def texts(message: Message, subtype: str) -> Iterator[tuple[Message, Decoded]]:
    """The parts of `text/subtype` that are no attachments, with their text."""
    for part in message.walk():
        if part.get_content_type() == f"text/{subtype}" and not is_attachment(part):
            yield part, content(part)


def content(part: Message) -> Decoded:
    """The part's text in its declared charset where that fits, else in the one it is found in."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    return decoded(data, declared(data, charset) if charset else None)


def refuse_locked(message: Message) -> None:
    """Raise UserError for an encrypted mail."""
    kind = message.get_content_type()
    sealed = str(message.get_param("smime-type") or "") not in ("signed-data", "certs-only")
    if kind == "multipart/encrypted" or (kind.endswith("pkcs7-mime") and sealed):
        raise UserError(_LOCKED)


def attachments(message: Message) -> tuple[str, ...]:
    """The names of the files that come with the message."""
    return tuple(name or "a file without a name" for name, _ in attached(message))


def attached(message: Message) -> Iterator[tuple[str, bytes]]:
    """The files that come with the message, each with its name, which may be empty."""
    for part in message.walk():
        if is_attachment(part) and not part.is_multipart():
            payload = part.get_payload(decode=True)
            yield _one_line(_file_name(part)), payload if isinstance(payload, bytes) else b""


def files_of(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """The files that came with the mail of these bytes; none where it is damaged."""
    try:
        return tuple(attached(parsed(data)))
    except UserError:
        return ()


def mailbox(data: bytes) -> list[bytes]:
    """The mails of a mailbox (mbox), each behind its line `From sender date`; one of any other."""
    if not data.startswith(b"From "):
        return [data]
    starts = [match.start() for match in _FROM_LINE.finditer(data)]
    mails = (data[start:end] for start, end in pairwise((*starts, len(data))))
    return [_QUOTED_FROM.sub(rb"\1", one.split(b"\n", 1)[-1]) for one in mails] or [data]


def is_attachment(part: Message) -> bool:
    """Whether a part is a file beside the words: said to be one, or named and no text.

    A message that was sent on is none: mail programs show its words below the others.
    """
    if part.get_content_maintype() in ("message", "multipart"):
        return False
    try:
        if part.get_content_disposition() == "attachment":
            return True
        return bool(part.get_filename()) and part.get_content_maintype() not in ("text", "image")
    except (ValueError, LookupError, TypeError):
        return False


def _file_name(part: Message) -> str:
    try:
        name = str(part.get_filename() or "")
        parts = decode_header(name) if "=?" in name else [(name, None)]
    except (HeaderParseError, ValueError, LookupError, TypeError):
        return ""
    return "".join(_spelt(chunk, charset) for chunk, charset in parts)


def _one_line(name: object) -> str:
    return " ".join(str(name or "").split())


def proposals(message: Message) -> dict[str, Proposal]:
    """Title, author, publisher and date as the headers have them."""
    name, address = parseaddr(header(message, "From"))
    host = address.rpartition("@")[2]
    found = {
        "title": Proposal(_SENT_ON.sub("", header(message, "Subject")), "mail header: Subject"),
        "author": Proposal(name, "mail header: From"),
        "publisher": Proposal(publishers.of_address(host), f"mail header: From ({host})"),
        "published_on": Proposal(_day(header(message, "Date")), "mail header: Date"),
    }
    return {column: one for column, one in found.items() if one.value}


def _day(raw: str) -> str:
    try:
        return parsedate_to_datetime(raw).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""
