"""Given names from the lexicons, by which the guard knows a person in typed text."""

from pathlib import Path

_LISTS = ("given_names.txt", "given_names_ru.txt")


def given_names(resources: Path) -> frozenset[str]:
    """All given names of the lexicons, in small letters; none where a list is missing."""
    found: set[str] = set()
    for name in _LISTS:
        path = resources / "lexicons" / name
        if path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            found |= {
                word.casefold()
                for line in lines
                if not line.startswith("#")
                for word in line.split()
            }
    return frozenset(found)
