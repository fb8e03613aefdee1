"""Fields of tags that stand as `key=value` in another program's notes."""

import re
from collections.abc import Iterable

UNCERTAIN = "#uncertain"
_NOTE = "note"
_ESCAPES = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\\\": "\\"}
_ESCAPE = re.compile(r"\\[nrt\\]")


def values_from(notes: Iterable[str]) -> tuple[dict[str, str], bool]:
    """Values by name, and whether the tag is in doubt. What is no `key=value` is the note."""
    values: dict[str, str] = {}
    loose: list[str] = []
    uncertain = False
    for line in notes:
        key, sign, value = line.partition("=")
        if line == UNCERTAIN:
            uncertain = True
        elif line.startswith("#"):
            continue
        elif sign and key and " " not in key:
            values[key] = _ESCAPE.sub(lambda one: _ESCAPES[one[0]], value)
        elif line.strip():
            loose.append(line.strip())
    if loose:
        values[_NOTE] = " ".join(loose)
    return values, uncertain
