"""The entries of our dataset, read back into rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.model.annotated import Annotated
from annotator.model.datasets import DOCUMENT_FACTS, SUGGESTED_STATE, value_text
from annotator.model.errors import UserError
from annotator.model.fields import Choice, Field, FieldType
from annotator.model.images import spans_from
from annotator.model.kinds import BUILT_IN, USER_COLORS, Color, Kind, Pattern
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import Document, Official, Tenure
from annotator.model.spans import FRAGMENT_JOINT
from annotator.model.text import digest

_WRONG = (KeyError, TypeError, ValueError, AttributeError, IndexError)
_BUILT_IN = {kind.key: kind for kind in BUILT_IN}
_AS_IT_STANDS = frozenset(set(FieldType) - {FieldType.NUMBER, FieldType.QUANTITY})
"""Types of fields whose value in a dataset is the stored text itself."""


class Reading:
    """Makes rows of a dataset's entries, and counts them."""

    def __init__(self, name: str, head: Mapping[str, Any]) -> None:
        self.name = name
        self.documents = self.annotations = 0
        self.notes: list[str] = []
        self._members: dict[str, str] = {}
        self._left: set[str] = set()
        self.kinds = tuple(self._told(_kind, entry, "A kind") for entry in head.get("kinds", ()))
        self._fields = {
            kind.key: {field.key: field for field in kind.fields} for kind in self.kinds
        }
        self._plain = {
            kind.key: frozenset(one.key for one in kind.fields if one.type in _AS_IT_STANDS)
            for kind in self.kinds
        }

    def _told(self, made: Any, entry: Any, what: str) -> Any:
        try:
            return made(entry)
        except _WRONG as error:
            raise UserError(
                f"{what} of {self.name} is not as the schema says ({_why(error)}). "
                "Nothing was imported."
            ) from error

    def source(self, officials: Iterable[Any], total: int) -> Annotated:
        """What the import gets; its documents are still to be set."""
        entries = tuple(officials)
        people = tuple(self._told(_official, entry, "An official") for entry in entries)
        posts = [self._told(_posts, entry, "A post") for entry in entries]
        return Annotated(
            name=self.name,
            documents=(),
            total=total,
            kinds=self.kinds,
            officials=people,
            tenures=tuple(one for some in posts for one in some),
            members=self._members,
            notes=self.notes,
        )

    def document(self, number: int, entry: Mapping[str, Any]) -> PlainDocument:
        """A document. Raises UserError that names its number (of the line, or in the list)."""
        try:
            made = self._document(entry)
        except _WRONG as error:
            raise UserError(
                f"Document {number} of {self.name} is not as the schema says ({_why(error)}). "
                "Nothing was imported."
            ) from error
        if digest(made.text) != made.document.sha256:
            raise UserError(
                f"The text of document {number} of {self.name} does not have the SHA-256 that "
                "stands beside it. Nothing was imported; export it again."
            )
        self.documents += 1
        self.annotations += len(made.tags)
        return made

    def _document(self, entry: Mapping[str, Any]) -> PlainDocument:
        facts = {name: entry[name] for name in DOCUMENT_FACTS if name in entry}
        document = Document(
            id=entry["id"],
            sha256=entry["sha256"],
            furniture=spans_from((one["start"], one["end"]) for one in entry["furniture"]),
            provenance=entry.get("provenance", {}),
            **facts,
        )
        tags = entry["annotations"]
        if any(tag["state"] == SUGGESTED_STATE for tag in tags):
            tags = [tag for tag in tags if tag["state"] != SUGGESTED_STATE]
            self._leave("Suggestions were left out: they are found anew.")
        return PlainDocument(document, entry["text"], [self._tag(tag) for tag in tags])

    def _leave(self, why: str) -> None:
        """Say once what is left out."""
        if why not in self._left:
            self._left.add(why)
            self.notes.append(why)

    def _tag(self, entry: Mapping[str, Any]) -> PlainTag:
        """Hot: it runs for every tag of a dataset."""
        kind, author, spans = entry["kind"], entry.get("author_id") or "", entry["spans"]
        if author not in self._members:
            self._author(author, entry)
        plain = self._plain[kind]
        fields: dict[str, list[Any]] = {}
        for key, held in entry["fields"].items():
            span = held["span"]
            words = held["value"]
            if key not in plain or "text" in held:
                words = self._words(kind, key, held)
            official = held.get("official_id")
            if official:
                place = [span["start"], span["end"]] if span else None
                fields[key] = [words, place, official]
            elif span:
                fields[key] = [words, [span["start"], span["end"]]]
            else:
                fields[key] = [words]
        return (
            entry["id"],
            kind,
            [[one["start"], one["end"]] for one in spans],
            spans[0]["quote"]
            if len(spans) == 1
            else FRAGMENT_JOINT.join(one["quote"] for one in spans),
            author,
            fields,
            entry["state"],
            entry["origin"],
            entry.get("confidence"),
            entry["uncertain"],
            entry.get("acceptance", ""),
            self._reviewer(entry) if entry.get("reviewer_id") else "",
            entry.get("reason", ""),
        )

    def _reviewer(self, entry: Mapping[str, Any]) -> str:
        reviewer: str = entry["reviewer_id"]
        self._members.setdefault(reviewer, entry.get("reviewer", ""))
        return reviewer

    def _author(self, author: str, entry: Mapping[str, Any]) -> None:
        if author:
            self._members[author] = entry["author"]
        elif entry["author"]:
            self._leave("Datasets of version 1 name no members by id: the tags became yours.")

    def _words(self, kind: str, key: str, held: Mapping[str, Any]) -> str:
        """The stored text of a field that is no plain text in the dataset."""
        if isinstance(stored := held.get("text"), str):
            return stored
        text = value_text(self._fields[kind][key], held["value"])
        return str(held["value"]) if text is None else text


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _kind(entry: Mapping[str, Any]) -> Kind:
    """A kind; one of version 1 looks as the built-in of its key does, or gets a look."""
    built_in = _BUILT_IN.get(entry["key"])
    color = entry.get("color")
    return Kind(
        key=entry["key"],
        label=entry["label"],
        color=Color(color["light"], color["dark"])
        if color
        else (built_in.color if built_in else USER_COLORS[0]),
        pattern=Pattern(entry["pattern"])
        if "pattern" in entry
        else (built_in.pattern if built_in else Pattern.DOUBLE),
        shortcut=entry.get("shortcut", built_in.shortcut if built_in else ""),
        help=entry["help"],
        fields=tuple(_field(one, built_in) for one in entry["fields"]),
    )


def _field(entry: Mapping[str, Any], built_in: Kind | None) -> Field:
    choices = tuple(_choice(one) for one in entry.get("choices", ()))
    if "in_table" not in entry and built_in is not None:
        for field in built_in.fields:
            if field.key == entry["key"]:
                return field
    return Field(
        key=entry["key"],
        label=entry["label"],
        type=FieldType(entry["type"]),
        help=entry["help"],
        choices=choices,
        suggested=tuple(entry.get("suggested", ())),
        in_table=entry.get("in_table", True),
    )


def _choice(entry: Mapping[str, Any]) -> Choice:
    return Choice(entry["key"], "" if entry["label"] == entry["key"] else entry["label"])


def _official(entry: Mapping[str, Any]) -> Official:
    return Official(entry["id"], entry["name"], tuple(entry["aliases"]), entry["note"])


def _posts(entry: Mapping[str, Any]) -> list[Tenure]:
    return [
        Tenure(
            id=post.get("id", ""),
            official=entry["id"],
            role=post["role"],
            body=post["body"],
            start=post["from"],
            end=post["to"],
            manner=post["manner"],
            annotation=post.get("annotation_id"),
        )
        for post in entry["tenures"]
    ]
