"""Texts with marks, as other programs keep them, and how they become documents with tags.

A mark has a label. A label that is the key or the label of one of the project's kinds becomes a
tag of that kind. What is left: up to six labels become kinds of the project's own, made in the
same act; of more, all become one kind `imported` with the label as a field, so that neither
letters nor the codebook run out and no mark is lost.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.model.annotated import Annotated
from annotator.model.errors import FieldError, UserError
from annotator.model.fields import Field
from annotator.model.kinds import OTHER_LABELS, USER_COLORS, Kind, Pattern
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import Document
from annotator.model.spans import Span, joined, quote_of
from annotator.model.text import digest, normalised

IMPORTED = OTHER_LABELS
"""Origin of tags that another program made, and the kind of those that no kind here takes."""

OWN_KINDS = 6
"""Labels that become kinds of their own; with more of them all become one kind."""

_FACTS = frozenset(
    ("title", "publisher", "source_address", "language", "published_on", "event_date", "author")
)
_KEY = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled passage: spans in code points of the text as it was read, attributes by name."""

    label: str
    spans: tuple[tuple[int, int], ...]
    values: Mapping[str, str] = field(default_factory=dict)
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text as another program keeps it, with its marks and what it knows of the release."""

    name: str
    text: str
    marks: Sequence[Mark] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


def annotated(
    name: str, texts: Iterable[MarkedText], kinds: Mapping[str, Kind], notes: Iterable[str] = ()
) -> Annotated:
    """What the import gets of these texts. Raises UserError where there is none."""
    held = [one for one in texts if one.text.strip()]
    if not held:
        raise UserError(f"{name} holds no text. Choose another file.")
    mapping = _Mapping(held, kinds)
    said = list(notes)
    documents = [mapping.document(one, said) for one in held]
    said += mapping.sentences()
    return Annotated(name, documents, len(documents), mapping.new, notes=said)


class _Mapping:
    """Which kind each label becomes."""

    def __init__(self, texts: Sequence[MarkedText], kinds: Mapping[str, Kind]) -> None:
        known = {key.replace("_", "").casefold(): kind for key, kind in kinds.items()}
        known |= {key.casefold(): kind for key, kind in kinds.items()}
        known |= {kind.label.casefold(): kind for kind in kinds.values()}
        labels = dict.fromkeys(mark.label for one in texts for mark in one.marks)
        unknown = [label for label in labels if label.casefold() not in known]
        self._one_for_all = len(unknown) > OWN_KINDS
        names: dict[str, dict[str, None]] = {}
        for one in texts:
            for mark in one.marks:
                names.setdefault(mark.label, {}).update(dict.fromkeys(mark.values))
        made = (
            {label: _other(unknown, names) for label in unknown}
            if self._one_for_all
            else {label: _own_kind(label, names[label], kinds) for label in unknown}
        )
        self._kinds = {label: known.get(label.casefold()) or made[label] for label in labels}
        self.new = tuple({kind.key: kind for kind in made.values()}.values())
        self._lost: Counter[str] = Counter()
        self._made = {label: made[label].label for label in unknown}

    def sentences(self) -> list[str]:
        """What became of labels and attributes that the project does not know."""
        said = []
        if self._one_for_all:
            said.append(
                f"{len(self._made)} labels that are no kind here became tags of the kind "
                f"{next(iter(self._made.values()))}, each with its label as a field."
            )
        elif self._made:
            said.append(f"New kinds were made: {', '.join(self._made.values())}.")
        for name, count in self._lost.items():
            said.append(f"The attribute “{name}” of {count} tags was left out: no field has it.")
        return said

    def document(self, held: MarkedText, notes: list[str]) -> PlainDocument:
        """A document with its tags; marks that can't stand in the text are left out."""
        text = normalised(held.text)
        place = _Places(held.text, text)
        tags: dict[tuple[str, tuple[Span, ...]], PlainTag] = {}
        for mark in held.marks:
            spans = place.spans(mark.spans)
            if not spans:
                notes.append(
                    f"In {held.name}, a tag “{mark.label}” at {mark.spans} was left out: there is "
                    "no such place in the text."
                )
                continue
            kind = self._kinds[mark.label]
            if (kind.key, spans) in tags:
                notes.append(f"In {held.name}, “{mark.label}” stood twice in one place.")
                continue
            tags[kind.key, spans] = self._tag(mark, kind, spans, text)
        facts = {name: value for name, value in held.facts.items() if name in _FACTS and value}
        document = Document("", digest(text), held.name).with_facts(facts)
        return PlainDocument(document, text, sorted(tags.values(), key=lambda row: row[2]))

    def _tag(self, mark: Mark, kind: Kind, spans: tuple[Span, ...], text: str) -> PlainTag:
        values = {**mark.values, **({"label": mark.label} if kind.key == IMPORTED else {})}
        return (
            "",
            kind.key,
            [[span.start, span.end] for span in spans],
            quote_of(text, spans),
            "",
            self._fields(values, kind),
            "draft",
            IMPORTED,
            None,
            mark.uncertain,
            "",
            "",
            "",
        )

    def _fields(self, values: Mapping[str, str], kind: Kind) -> dict[str, list[Any]]:
        known = {one.key: one for one in kind.fields}
        known |= {one.label.casefold(): one for one in kind.fields}
        fields: dict[str, list[Any]] = {}
        for name, value in values.items():
            found = known.get(name) or known.get(name.casefold()) or known.get(key_of(name))
            if found is None:
                self._lost[name] += bool(value)
            elif value:
                fields[found.key] = [_parsed(found, value)]
        return fields


def _parsed(field_of: Field, value: str) -> str:
    try:
        return field_of.parse(value)
    except FieldError:
        return value


class _Places:
    """Where a place of the text as it was read lies in the text as it is stored."""

    def __init__(self, raw: str, stored: str) -> None:
        self._raw = raw
        self._stored = stored
        self._same = raw == stored
        self._known: tuple[list[int], list[int]] | None = None

    def spans(self, places: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """The spans in the stored text, none where one of the places is none."""
        found = []
        for start, end in places:
            if not 0 <= start < end <= len(self._raw):
                return ()
            first, last = (start, end) if self._same else (self._at(start), self._at(end))
            if first >= last or last > len(self._stored):
                return ()
            found.append(Span(first, last))
        return joined(found)

    def _at(self, place: int) -> int:
        """The place in the stored text: what stands before it, normalised line by line."""
        if self._known is None:
            self._known = self._line_starts()
        raws, stored = self._known
        line = max(bisect_left(raws, place + 1) - 1, 0)
        return stored[line] + len(_without_mark(self._raw[raws[line] : place], raws[line]))

    def _line_starts(self) -> tuple[list[int], list[int]]:
        raws, stored, at = [0], [0], 0
        for line in self._raw.splitlines(keepends=True):
            if not line.endswith(("\n", "\r")):
                continue
            piece = self._raw[raws[-1] : self._raw.find(line, raws[-1]) + len(line)]
            at += len(_without_mark(piece, raws[-1]))
            raws.append(raws[-1] + len(piece))
            stored.append(at)
        return raws, stored


def _without_mark(piece: str, start: int) -> str:
    """A piece of the raw text as it is stored; only a text's own beginning loses a mark."""
    return normalised(piece) if start == 0 else normalised("\0" + piece)[1:]


def key_of(name: str) -> str:
    """A name as a key of the codebook: lower-case letters, digits and _, a letter first."""
    key = _KEY.sub("_", _HUMP.sub("_", name).casefold()).strip("_")
    return (key if key[:1].isascii() and key[:1].isalpha() else f"x_{key}".rstrip("_"))[:40]


def _own_kind(label: str, names: Iterable[str], kinds: Mapping[str, Kind]) -> Kind:
    key = key_of(label)
    while key in kinds:  # a kind of that key has another label
        key = f"{key[:38]}_2"
    fields = {key_of(name): Field(key_of(name), name, in_table=True) for name in names}
    return Kind(
        key=key,
        label=label.strip() or key,
        color=USER_COLORS[sum(map(ord, key)) % len(USER_COLORS)],
        pattern=Pattern.DOUBLE,
        shortcut="",
        help="Came with an import.",
        fields=tuple(fields.values()) or (Field("note", "Note"),),
    )


def _other(labels: Sequence[str], names: Mapping[str, Iterable[str]]) -> Kind:
    """The one kind for all labels that no kind takes."""
    fields = {"label": Field("label", "Label", in_table=True, suggested=tuple(sorted(labels)))}
    for label in labels:
        for name in names[label]:
            fields.setdefault(key_of(name), Field(key_of(name), name))
    return Kind(
        key=IMPORTED,
        label="Imported",
        color=USER_COLORS[5],
        pattern=Pattern.DOUBLE,
        shortcut="",
        help="Came with an import, under a label that is no kind of this project.",
        fields=tuple(fields.values()),
    )
