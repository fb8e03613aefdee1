"""A Word file of given parts: no time of its own, so that the bytes are the same every time."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip entry can have
_UNIX = 3  # wherever it is made


def pack(target: Path, parts: Mapping[str, str]) -> None:
    """Write the parts in their order."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            package.writestr(entry, content)
