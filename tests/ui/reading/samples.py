"""A short release of our own in three scripts, and where its passages lie."""

from annotator.model.spans import Span

RELEASE = (
    "Harbour festival opens on Saturday\n"
    "Subscribe to our letter\n"
    "😀 The council approved 7\u00a0500 crowns for Anna Lind.\n"
    "Совет утвердил 7 500 крон и назначил Анну Линд.\n"
    "\n"
    "ראש המועצה שרה לוי חתמה על 17 מסמכים.\n"
    "The next session is held in the second half of 2022 in the new hall by the northern quay, "
    "where the towns, which form the council, sign the protocol on the dates of inspection."
)
FURNITURE = Span(0, RELEASE.index("😀") - 1)


def span_of(quote: str, text: str = RELEASE) -> Span:
    """Where a quote stands for the first time."""
    start = text.index(quote)
    return Span(start, start + len(quote))
