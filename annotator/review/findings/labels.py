"""The rules' names for people, by key, in the order in which findings are listed."""

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "announced": "Announced against tagged",
    "parts": "Parts against the total",
    "listed": "Told against named",
    "other value": "Another value elsewhere",
    "jump": "Jump from year to year",
    "other unit": "Another unit from year to year",
    "post not held": "Post not held on that day",
    "two holders": "Two holders of one post",
    "two spellings": "A name in two spellings",
    "backward": "Status that runs backward",
    "told as past": "Told as past before its day",
    "quotation marks": "Quotation marks that don’t pair",
    "title figures": "Figure of the title alone",
    "versions": "English against Russian",
}
"""Apart from the rules themselves, which are only loaded where they run."""
