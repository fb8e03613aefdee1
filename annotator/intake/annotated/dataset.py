"""Our own datasets come back: JSON and JSON Lines, versions 1 and 2."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from annotator.intake.annotated.entries import Reading
from annotator.model.annotated import Annotated
from annotator.model.datasets import FORMAT, VERSION
from annotator.model.errors import UserError
from annotator.model.plain import PlainDocument

_BLOCK = 1 << 16


def is_dataset(head: bytes) -> bool:
    """Whether a file that begins so is a dataset of ours."""
    return b'"' + FORMAT.encode() + b'"' in head[:200]


def read_dataset(path: Path) -> Annotated:
    """The dataset; its documents are read as they are asked for (JSON: all at once).

    Raises UserError where it is of a newer version, cut short, or no dataset at all.
    """
    with path.open("rb") as file:
        first = file.readline()
    try:
        head = orjson.loads(first)
    except orjson.JSONDecodeError:
        return _whole(path)
    return _whole(path) if "documents" in head else _lines(path, head)


def _checked_version(head: Mapping[str, Any], name: str) -> int:
    version = head.get("version")
    if head.get("format") != FORMAT or not isinstance(version, int):
        raise UserError(f"{name} is no dataset of the Press Annotator. Choose another file.")
    if version > VERSION:
        raise UserError(
            f"{name} is a dataset of version {version}, made by a newer Press Annotator; this one "
            f"reads up to {VERSION}. Install the newer program."
        )
    return version


def _whole(path: Path) -> Annotated:
    """A dataset that is one JSON object."""
    try:
        data = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise UserError(
            f"{path.name} is not whole: {error}. Export it again, or copy it again."
        ) from error
    _checked_version(data, path.name)
    entries = data.get("documents")
    if not isinstance(entries, list):
        raise UserError(f"{path.name} holds no documents. Export it again.")
    reading = Reading(path.name, data)
    source = reading.source(data.get("officials", ()), len(entries))
    parts = (*data.get("kinds", ()), *entries, *data.get("officials", ()))
    source.documents = _checking(
        reading, enumerate(entries, start=1), data.get("manifest"), lambda: _hash_of(parts)
    )
    return source


def _hash_of(entries: Iterable[Any]) -> str:
    digest = sha256()
    for entry in entries:
        digest.update(orjson.dumps(entry) + b"\n")
    return digest.hexdigest()


def _lines(path: Path, head: dict[str, Any]) -> Annotated:
    """A dataset of JSON Lines: the last two lines first, then the documents one at a time."""
    _checked_version(head, path.name)
    registry, manifest = _last_lines(path)
    counts = manifest.get("counts", {})
    reading = Reading(path.name, head)
    source = reading.source(registry.get("officials", ()), counts.get("documents", 0))
    digest = sha256()
    source.documents = _checking(
        reading, _document_lines(path, digest.update), manifest, digest.hexdigest
    )
    return source


def _last_lines(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The registry and the manifest, which only a whole file ends with."""
    cut = UserError(
        f"{path.name} is cut short: its last line is not the manifest. Copy or export it again."
    )
    try:
        registry, manifest = map(orjson.loads, _tail(path, 2))
    except ValueError as error:
        raise cut from error
    if not isinstance(manifest, dict) or "manifest" not in manifest or "officials" not in registry:
        raise cut
    return registry, manifest["manifest"]


def _tail(path: Path, count: int) -> list[bytes]:
    """The last lines of a file, however long they are."""
    with path.open("rb") as file:
        at = file.seek(0, 2)
        held = b""
        while at > 0 and held.rstrip().count(b"\n") < count:
            step = min(max(_BLOCK, len(held)), at)
            at -= step
            file.seek(at)
            held = file.read(step) + held
    return held.rstrip().split(b"\n")[-count:]


def _document_lines(
    path: Path, hashed: Callable[[bytes], object]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each document with the number of its line."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.startswith(b'{"manifest"'):
                return
            hashed(line)
            if number == 1 or line.startswith(b'{"officials"') or line.isspace():
                continue
            try:
                yield number, orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise UserError(
                    f"{path.name}, line {number}, is no JSON ({error}). Nothing was imported."
                ) from error


def _checking(
    reading: Reading,
    entries: Iterable[tuple[int, dict[str, Any]]],
    manifest: Mapping[str, Any] | None,
    digest: Callable[[], str],
) -> Iterator[PlainDocument]:
    """The documents; at the end the counts are compared. Raises UserError where they differ."""
    for number, entry in entries:
        yield reading.document(number, entry)
    if manifest is None:
        return
    told = manifest.get("counts", {})
    for what, count in (("documents", reading.documents), ("annotations", reading.annotations)):
        if told.get(what, count) != count:
            raise UserError(
                f"{reading.name} should hold {told[what]} {what} and holds {count}: it is not "
                "whole. Nothing was imported; export it again, or copy it again."
            )
    if manifest.get("sha256") != digest():
        reading.notes.append(
            f"{reading.name} was changed after it was exported: its hash is another one. Every "
            "quote was checked all the same."
        )
