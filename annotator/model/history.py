"""Revisions in words, for the history and for messages."""

from collections.abc import Mapping
from typing import Any

from annotator.model.kinds import Kind
from annotator.model.records import Mode, Revision, RowChange

_SHOWN = 60

_SENTENCES: Mapping[str, str] = {
    "join": "{name} joined the project",
    "import": "Imported “{name}”",
    "import annotated": "Imported {releases} with {tags}",
    "edit document": "Edited what is known of the release",
    "mark furniture": "Marked furniture",
    "delete document": "Deleted “{name}”",
    "tag": "Tagged {kind} “{name}”",
    "tag many": "Tagged {count} passages",
    "accept": "Accepted {kind} “{name}”",
    "accept many": "Accepted {count} suggestions",
    "dismiss": "Dismissed {kind} “{name}”",
    "move boundary": "Moved a boundary: “{name}”",
    "add fragment": "Added a fragment: “{name}”",
    "remove fragment": "Removed a fragment: “{name}”",
    "change kind": "Changed the kind to {kind}",
    "fill in": "Filled in {fields}",
    "mark uncertain": "Changed a doubt",
    "delete": "Deleted {kind} “{name}”",
    "create official": "Added {name} to the registry",
    "edit official": "Edited {name}",
    "add tenure": "Recorded a post",
    "save kind": "Saved the kind {name}",
    "rule on finding": "Closed a finding{outcome}: {name}",
    "reopen finding": "Opened a finding again: {name}",
    "set": "Changed a setting of the project",
    "delete kind": "Deleted the kind {name}",
}
_PREFIX: Mapping[Mode, str] = {Mode.UNDO: "Undid: ", Mode.REDO: "Redid: "}
_ABOUT = (
    "document",
    "official",
    "annotation",
    "dismissal",
    "orphan",
    "ruling",
    "codebook",
    "member",
    "tenure",
    "setting",
)
"""Tables by how much an act is about their rows: deleting a release is not about its tags."""
_NOTHING = RowChange("", "", {}, {})
_NAMED_BY = ("quote", "title", "name", "label", "source_name", "sentence")


def described(revision: Revision, kinds: Mapping[str, Kind]) -> str:
    """The revision as one sentence: `Tagged Statistic “546”`."""
    verb = revision.verb
    prefix = _PREFIX.get(revision.mode, "Reverted: " if revision.target else "")
    sentence = _SENTENCES.get(verb.rpartition("undo ")[2])
    if sentence is None:
        return prefix + verb
    about = min(revision.changes, key=lambda change: _ABOUT.index(change.table), default=_NOTHING)
    row = {**(about.before or {}), **(about.after or {})}
    words = sentence.format(
        name=_shortened(_name(row)),
        kind=_kind(row, kinds),
        count=len(revision.changes),
        fields=", ".join(_fields(row)) or "a field",
        releases=_counted(revision, "document", "release"),
        tags=_counted(revision, "annotation", "tag"),
        outcome=f" as {row['outcome']}" if row.get("outcome") else "",
    )
    return prefix + words.removesuffix(": ")


def _counted(revision: Revision, table: str, noun: str) -> str:
    count = sum(change.table == table for change in revision.changes)
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _name(row: Mapping[str, Any]) -> str:
    return next((str(row[key]) for key in _NAMED_BY if row.get(key)), "")


def _kind(row: Mapping[str, Any], kinds: Mapping[str, Kind]) -> str:
    key = row.get("kind", "")
    return kinds[key].label if key in kinds else str(key)


def _fields(row: Mapping[str, Any]) -> list[str]:
    return [
        f"{key.removeprefix('fields.')} “{_shortened(str(held[0]))}”"
        if held
        else key.removeprefix("fields.")
        for key, held in row.items()
        if key.startswith("fields.")
    ]


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1].rstrip() + "…"
