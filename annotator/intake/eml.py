"""Mails as mail programs save them (.eml)."""

from annotator.intake import html, mail
from annotator.intake.encodings import Decoded
from annotator.intake.text import lost_note, refuse_binary
from annotator.model.drafts import Draft
from annotator.model.errors import UserError
from annotator.model.text import normalised

_FULLER = 2


def read(data: bytes, name: str) -> Draft:
    """The mail's words, with what its headers propose.

    The plain text is taken, unless the HTML form says at least twice as much. Attachments are
    named in a note. Raises UserError for a mail without words.
    """
    message = mail.parsed(data)
    plain = next((found for _, found in mail.texts(message, "plain")), Decoded("", ""))
    marked = next((found for _, found in mail.texts(message, "html")), Decoded("", ""))
    page = html.story(marked.text) if marked.text.strip() else html.Page("")
    refuse_binary(plain.text)
    by_page = len(page.text.split()) >= max(_FULLER * len(plain.text.split()), 1)
    used = marked if by_page else plain
    text = page.text if by_page else normalised(plain.text.replace("\0", "\ufffd"))
    if not text.strip():
        raise UserError("a mail without text. Import its attachments instead.")
    return Draft(
        text,
        name,
        "message/rfc822",
        used.encoding,
        metadata={**(page.metadata if by_page else {}), **mail.proposals(message)},
        furniture=page.furniture if by_page else (),
        notes=(*lost_note(used.lost), *left_out(mail.attachments(message))),
    )


def left_out(names: tuple[str, ...]) -> tuple[str, ...]:
    """The note on attachments, which are not part of the text."""
    return (f"attachments not imported: {', '.join(names)}",) if names else ()
