"""Which suggester counted: the program and the words that its recognisers know."""

import hashlib
from pathlib import Path

_LEXICONS = "lexicons"


def suggester_version(resources: Path, program: str) -> str:
    """A short name that changes with the program or with any file of its lexicons."""
    held = hashlib.sha256(program.encode())
    for path in sorted((resources / _LEXICONS).iterdir()):
        held.update(path.name.encode())
        held.update(path.read_bytes())
    return held.hexdigest()[:16]
