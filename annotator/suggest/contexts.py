"""What recognisers are told of a release of the library."""

from collections.abc import Iterable

from annotator.model.records import Document, Official
from annotator.model.suggestion import Context


def context_of(document: Document, text: str, officials: Iterable[Official] = ()) -> Context:
    """The context of a whole release; `officials` are those of the registry.

    Where the event's date is not known the recognisers look for it in the text themselves.
    """
    return Context(
        text=text,
        language=document.language or "en",
        title=document.title,
        publisher=document.publisher,
        published_on=document.published_on,
        reference_date=document.event_date,
        furniture=document.furniture,
        officials=tuple(official.names for official in officials),
    )
