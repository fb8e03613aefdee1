"""Web archives (.mhtml): a page and its pictures in one message."""

from email.message import Message

from annotator.intake import html, mail
from annotator.intake.encodings import Decoded
from annotator.intake.text import lost_note
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError

_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read(data: bytes, name: str) -> Draft:
    """The archive's first page with words, read as web pages are, with the address it had.

    Raises UserError where there is no page in it, or no words in the page.
    """
    message = mail.parsed(data)
    part, found, page = _first_page(message)
    metadata = dict(page.metadata)
    for place in (message, part):
        for key in _ADDRESSES:
            address = mail.header(place, key)
            if address.startswith("http") and "source_address" not in metadata:
                metadata["source_address"] = Proposal(address, f"archive header: {key}")
    return Draft(
        page.text,
        name,
        found.encoding,
        metadata=metadata,
        furniture=page.furniture,
        notes=(*lost_note(found.lost), *page.notes),
    )


def _first_page(message: Message) -> tuple[Message, Decoded, html.Page]:
    """The first page with words; the outermost one may only hold frames."""
    refusal = UserError("a web archive without a page. Save the page again.")
    for part, found in mail.texts(message, "html"):
        try:
            return part, found, html.story(found.text)
        except UserError as error:
            refusal = error
    raise refusal
