"""Internet messages (RFC 5322 and MIME), as mails and as web archives carry them."""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from annotator.intake import publishers
from annotator.intake.encodings import Decoded, decoded
from annotator.model.drafts import Proposal
from annotator.model.errors import UserError

_MOST_PARTS = 2000


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
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        text = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, ValueError):
        text = str(raw)
    return " ".join(text.encode("utf-8", "replace").decode().split())


def texts(message: Message, subtype: str) -> Iterator[tuple[Message, Decoded]]:
    """The parts of `text/subtype` that are no attachments, with their text."""
    for part in message.walk():
        if part.get_content_type() == f"text/{subtype}" and not _is_attachment(part):
            yield part, content(part)


def content(part: Message) -> Decoded:
    """The part's text in its declared charset where that fits, else in the one it is found in."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset()
    if declared:
        try:
            return Decoded(data.decode(declared), declared)
        except (LookupError, ValueError):
            pass
    return decoded(data)


def attachments(message: Message) -> tuple[str, ...]:
    """The names of the files that come with the message."""
    parts = (part for part in message.walk() if _is_attachment(part))
    return tuple(_one_line(part.get_filename()) or "a file without a name" for part in parts)


def _is_attachment(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except (ValueError, LookupError, TypeError):
        return False


def _one_line(name: object) -> str:
    return " ".join(str(name or "").split())


def proposals(message: Message) -> dict[str, Proposal]:
    """Title, author, publisher and date as the headers have them."""
    name, address = parseaddr(header(message, "From"))
    host = address.rpartition("@")[2]
    found = {
        "title": Proposal(header(message, "Subject"), "mail header: Subject"),
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
