"""Web archives (.mhtml): a page and its pictures in one message."""

from annotator.intake import html, mail
from annotator.intake.text import lost_note
from annotator.model.drafts import Draft, Proposal
from annotator.model.errors import UserError

_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read(data: bytes, name: str) -> Draft:
    """The archive's first page, as a web page is read, with the address it was saved from.

    Raises UserError where there is no page in it, or no words in the page.
    """
    message = mail.parsed(data)
    part, found = next(mail.texts(message, "html"), (None, None))
    if part is None or found is None:
        raise UserError("a web archive without a page. Save the page again.")
    page = html.story(found.text)
    metadata = dict(page.metadata)
    for place in (message, part):
        for key in _ADDRESSES:
            address = mail.header(place, key)
            if address.startswith("http") and "source_address" not in metadata:
                metadata["source_address"] = Proposal(address, f"archive header: {key}")
    return Draft(
        page.text,
        name,
        "multipart/related",
        found.encoding,
        metadata=metadata,
        furniture=page.furniture,
        notes=(*lost_note(found.lost), *page.notes),
    )
