"""Files in one zip archive: streamed, and without times, so that the bytes are the same."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip entry can have
_UNIX = 3
_CHUNK = 1 << 20  # bytes


def pack(
    file: BinaryIO, paths: Sequence[Path], *, squeezed: bool, texts: Mapping[str, bytes] | None
) -> None:
    """Write the files by their names and then `texts`; `squeezed` files are only stored."""
    way = zipfile.ZIP_STORED if squeezed else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(file, "w") as package:
        for path in paths:
            with path.open("rb") as held, package.open(entry(path.name, way), "w") as part:
                while chunk := held.read(_CHUNK):
                    part.write(chunk)
        for name, content in (texts or {}).items():
            package.writestr(entry(name, zipfile.ZIP_DEFLATED), content)


def entry(name: str, way: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """A file of an archive, without a time of its own."""
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type = way
    made.create_system = _UNIX
    return made
