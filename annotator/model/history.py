"""Revisions in words, for the history and for messages."""

from collections.abc import Callable, Mapping
from typing import Any

from annotator.model.kinds import Kind
from annotator.model.records import Mode, Revision, RowChange

_SHOWN = 60

_SENTENCES: Mapping[str, str] = {
    "join": "{name} joined the project",
    "import": "Imported “{name}”",
    "import annotated": "Imported {releases} with {tags}",
    "edit document": "Edited what is known of the release",
    "take version": "Took a new version of “{name}”",
    "read again": "Read the file of “{name}” again",
    "place orphan": "Placed {kind} “{name}” by hand",
    "drop orphan": "Let go of a tag without a place",
    "mark furniture": "Marked furniture",
    "flag document": "Flagged a release, or took its flag away",
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
    "register many": "Took the people of a release into the registry",
    "edit official": "Edited {name}",
    "add tenure": "Recorded a post",
    "edit tenure": "Corrected a post",
    "delete tenure": "Deleted a post",
    "merge officials": "Merged people of the registry",
    "split official": "Parted {name} from another person of the registry",
    "delete official": "Took {name} out of the registry",
    "save kind": "Saved the kind {name}",
    "rule on finding": "Closed a finding{outcome}: {name}",
    "reopen finding": "Opened a finding again: {name}",
    "set": "Changed a setting of the project",
    "export": "Exported the briefing {name}",
    "delete kind": "Deleted the kind {name}",
    "add member": "{name} joined the project",
    "edit member": "Changed the roles or the name of {name}",
    "assign": "Assigned releases ({count})",
    "correct many": "Corrected {what}",
    "finish assignment": "Finished a release that was assigned",
    "unassign": "Took assigned releases back ({count})",
    "submit": "Submitted {what}",
    "withdraw": "Took {what} back from review",
    "verify": "Verified {what}",
    "return": "Returned {what}: {reason}",
    "reject": "Rejected {what}: {reason}",
    "reopen": "Put {what} back to review",
    "settle": "Settled differences: {what}",
    "state nothing": "Stated that there is nothing to tag ({count})",
    "withdraw statement": "Took back that there is nothing to tag",
    "comment": "Commented: “{words}”",
    "edit comment": "Changed a comment: “{words}”",
    "resolve": "Resolved or reopened a thread of comments",
}
_OF_SEVERAL: Mapping[str, str] = {"import": "Imported {count} releases"}
_PREFIX: Mapping[Mode, str] = {Mode.UNDO: "Undid: ", Mode.REDO: "Redid: ", Mode.MORE: ""}
_ABOUT = (
    "document",
    "official",
    "annotation",
    "dismissal",
    "orphan",
    "ruling",
    "codebook",
    "member",
    "assignment",
    "statement",
    "comment",
    "tenure",
    "setting",
    "exported",
)
"""Tables by how much an act is about their rows: deleting a release is not about its tags."""
_OF_TAGS = frozenset(("tag", "tag many", "accept", "accept many", "fill in"))
"""Acts on tags, which may teach the registry a name besides."""
_NOTHING = RowChange("", "", {}, {})
_NAMED_BY = ("quote", "title", "name", "label", "source_name", "sentence")


def described(
    revision: Revision, kinds: Mapping[str, Kind], quoted: Callable[[str], str] = lambda _: ""
) -> str:
    """The revision as one sentence: `Tagged Statistic “546”`.

    `quoted` gives the words of a tag by its id, for acts that change nothing but its state.
    """
    verb = revision.verb
    prefix = _PREFIX.get(revision.mode, "Reverted: " if revision.target else "")
    act = verb.rpartition("undo ")[2]
    several = len(revision.changes) > 1 and act in _OF_SEVERAL
    sentence = _OF_SEVERAL[act] if several else _SENTENCES.get(act)
    if sentence is None:
        return prefix + verb
    changes = _told_of(revision)
    about = min(changes, key=lambda change: _ABOUT.index(change.table), default=_NOTHING)
    row = {**(about.before or {}), **(about.after or {})}
    words = sentence.format(
        name=_shortened(_name(row)),
        kind=_kind(row, kinds),
        count=len(changes),
        fields=", ".join(_fields(row)) or "a field",
        releases=_counted(revision, "document", "release"),
        tags=_counted(revision, "annotation", "tag"),
        outcome=f" as {row['outcome']}" if row.get("outcome") else "",
        what=_work(revision, quoted),
        reason=row.get("reason") or "",
        words=_shortened(str(row.get("words") or "")),
    )
    return prefix + words.removesuffix(": ")


def _counted(revision: Revision, table: str, noun: str) -> str:
    count = sum(change.table == table for change in revision.changes)
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _told_of(revision: Revision) -> tuple[RowChange, ...]:
    """The changes that the act is about: of acts on tags, the tags, whatever came of it besides."""
    if revision.verb.rpartition("undo ")[2] not in _OF_TAGS:
        return revision.changes
    tags = tuple(change for change in revision.changes if change.table == "annotation")
    return tags or revision.changes


def _work(revision: Revision, quoted: Callable[[str], str]) -> str:
    """What was moved: a tag by its words, many by their number."""
    tags = [change.id for change in revision.changes if change.table == "annotation"]
    stated = sum(change.table == "statement" for change in revision.changes)
    words = _shortened(quoted(tags[0])) if len(tags) == 1 else ""
    parts = [f"“{words}”" if words else f"{len(tags)} tag{'s' * (len(tags) > 1)}"] if tags else []
    return " and ".join(parts + ["“nothing to tag”"] * bool(stated))


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
