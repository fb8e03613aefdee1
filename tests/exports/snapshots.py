"""A snapshot in memory, and small releases of our own to export."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotator.model.fields import Choice, Field, FieldType
from annotator.model.kinds import USER_COLORS, Kind, Pattern, overlaid
from annotator.model.records import (
    Annotation,
    Document,
    FieldValue,
    Official,
    State,
    StateFilter,
    Tenure,
)
from annotator.model.snapshot import SnapshotDocument
from annotator.model.spans import Span, quote_of
from annotator.model.text import digest

RELEASE = """Council of the Harbour League meets in Port Ansel

On 12 March 2024 the Council of the Harbour League adopted a statement on safe shipping & trade.
Secretary General Mara Lindqvist presented the results of Operation “Lantern”.

As a result, more than 29.1 tons of contraband, as well as 546 boats, were seized.
The Council approved a budget of about USD 7.5 million for 2025. Mara Lindqvist thanked the crews.
"""

SANCTION = Kind(
    key="sanction",
    label="Sanction",
    color=USER_COLORS[0],
    pattern=Pattern.DOUBLE,
    shortcut="Z",
    help="A measure against a person, a ship or a company.",
    fields=(
        Field("target", "Target", FieldType.OFFICIAL, in_table=True),
        Field("measure", "Measure", FieldType.CHOICE, choices=(Choice("freeze"), Choice("ban"))),
        Field("amount", "Amount", FieldType.QUANTITY, in_table=True),
        Field("ships", "Ships", FieldType.NUMBER, in_table=True),
        Field("until", "Until", FieldType.DATE, in_table=True),
        Field("reason", "Reason", FieldType.LONG_TEXT, in_table=True),
    ),
)
"""A kind of a project's own, with a field of nearly every type."""


@dataclass(frozen=True)
class MemorySnapshot:
    """A project held in memory."""

    held: tuple[SnapshotDocument, ...] = ()
    kinds: Mapping[str, Kind] = field(default_factory=lambda: overlaid({}))
    officials: tuple[Official, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    authors: Mapping[str, str] = field(default_factory=lambda: {"m1": "Ana Duarte"})
    project: str = "Harbour League"
    generator: str = "Press Annotator 0.1.0"
    head: str = "9f3ab2c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6ec21"
    revised_at: str = "2026-11-23T10:32:11.123456Z"
    state: StateFilter = StateFilter.ANY

    @property
    def document_count(self) -> int:
        return len(self.held)

    def documents(self) -> Iterator[SnapshotDocument]:
        return iter(self.held)


def release(text: str, annotations: Iterable[Annotation] = (), **facts: object) -> SnapshotDocument:
    """A document over `text`; the annotations get its id."""
    document = Document(id="d1", sha256=digest(text), source_name="release.txt")
    document = replace(document, **facts)  # type: ignore[arg-type]
    return SnapshotDocument(
        document, text, tuple(replace(tag, document=document.id) for tag in annotations)
    )


def tag(
    text: str,
    kind: str,
    quotes: str | tuple[str, ...],
    fields: Mapping[str, str | FieldValue] | None = None,
    **facts: object,
) -> Annotation:
    """An annotation over the first place where each quote stands in the text."""
    wanted = (quotes,) if isinstance(quotes, str) else quotes
    spans = tuple(span_of(text, quote) for quote in wanted)
    quote = quote_of(text, spans)
    made = Annotation(
        id=f"{kind}-{spans[0].start}-{len(quote)}",
        document="d1",
        kind=kind,
        spans=spans,
        quote=quote,
        author="m1",
        fields={
            key: FieldValue(value) if isinstance(value, str) else value
            for key, value in (fields or {}).items()
        },
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def span_of(text: str, quote: str) -> Span:
    """Where the quote stands first."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def harbour_tags(text: str = RELEASE) -> tuple[Annotation, ...]:
    """Each built-in kind over the release of the Harbour League."""
    evidence = FieldValue("safe shipping & trade", span_of(text, "safe shipping & trade"))
    mara = FieldValue("Mara Lindqvist", official="o1")
    return (
        tag(
            text,
            "decision",
            "the Council of the Harbour League adopted a statement on safe shipping & trade",
            {
                "instrument": "statement",
                "title": evidence,
                "body": "Council of the Harbour League",
                "action": "adopt",
                "status": "adopted",
                "date": "2024-03-12",
            },
            state=State.VERIFIED,
        ),
        tag(
            text,
            "official",
            "Secretary General Mara Lindqvist",
            {"person": mara, "role": "Secretary General", "body": "Harbour League"},
        ),
        tag(
            text,
            "statistic",
            "more than 29.1 tons",
            {
                "comparator": ">",
                "value": "29.1",
                "unit": "tonne",
                "counted": "contraband",
                "period": "2024",
            },
            state=State.VERIFIED,
        ),
        tag(
            text,
            "statistic",
            "546",
            {"comparator": "=", "value": "546", "unit": "count", "counted": "boats"},
            uncertain=True,
        ),
        tag(
            text,
            "statistic",
            "about USD 7.5 million",
            {"comparator": "~", "value": "7500000", "unit": "USD", "period": "2025"},
        ),
    )


def harbour() -> MemorySnapshot:
    """One release with each built-in kind, one official in the registry."""
    held = release(
        RELEASE,
        harbour_tags(),
        title="Council of the Harbour League, Port Ansel",
        publisher="Harbour League press service",
        source_address="https://press.example/league/12?lang=en&id=7",
        language="en",
        published_on="2024-03-14",
        event_date="2024-03-12",
        furniture=(span_of(RELEASE, "Council of the Harbour League meets in Port Ansel"),),
    )
    return MemorySnapshot(
        (held,),
        officials=(Official("o1", "Mara Lindqvist", ("M. Lindqvist",), "of Port Ansel"),),
        tenures=(Tenure("t1", "o1", "Secretary General", "Harbour League", "2023", "", "elected"),),
    )


def with_own_kind() -> MemorySnapshot:
    """A project that has added a kind of its own and used it."""
    text = "The League froze assets worth more than 2.5 million euros of Rami Okoye, and 3 ships."
    own = tag(
        text,
        "sanction",
        text.rstrip("."),
        {
            "target": "Rami Okoye",
            "measure": "freeze",
            "amount": "> 2.5 million EUR",
            "ships": "3",
            "until": "2025-06-30",
            "reason": "smuggling",
        },
    )
    return MemorySnapshot(
        (release(text, (own,), title="Measures of the League", language="en"),),
        kinds=overlaid({SANCTION.key: SANCTION}),
    )


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return re.findall(r"\S+", text)
