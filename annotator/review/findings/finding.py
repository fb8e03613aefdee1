"""What a rule finds: a sentence, the quotes side by side, and what makes it the same finding."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.model.spans import Span

SEPARATOR = "\x1f"
"""Parts the values that a key is made of; no text holds it (ASCII unit separator)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a finding: where it stands, its words, and what it is there for.

    `document` is empty for what the registry says; `span` is None where the words stand in no
    text (a title that was typed). `annotation` is the tag that says so, if one does.
    """

    document: str
    span: Span | None
    quote: str
    about: str = ""
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit together, in one sentence, with at least two sides.

    `subject` is what it is about, whatever the figures: it makes the finding the same one when it
    comes up again. `values` are what was compared: when they change, so has the evidence.
    """

    rule: str
    subject: tuple[str, ...]
    sentence: str
    evidence: tuple[Evidence, ...]
    values: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The key that a ruling is kept under, in the form of a UUID (version 8, RFC 9562)."""
        return as_uuid((self.rule, *self.subject))

    @property
    def evidence_hash(self) -> str:
        """SHA-256 of quotes and values: another one means that the evidence has changed."""
        quotes = (part for one in self.evidence for part in (one.document, one.quote))
        return digest((*quotes, *self.values))

    @property
    def documents(self) -> tuple[str, ...]:
        """The releases concerned, each once."""
        return tuple(dict.fromkeys(one.document for one in self.evidence if one.document))


def digest(parts: Sequence[str]) -> str:
    """SHA-256 of the parts in their order, hexadecimal."""
    return hashlib.sha256(SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def as_uuid(parts: Sequence[str]) -> str:
    """The parts' hash in the form of a UUID of version 8."""
    h = digest(parts)
    return f"{h[:8]}-{h[8:12]}-8{h[13:16]}-8{h[17:20]}-{h[20:32]}"
