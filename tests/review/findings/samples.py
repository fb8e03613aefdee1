"""Short releases with their tags, and what a rule says of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from annotator.model.records import Annotation, Document, FieldValue, Official, State, Tenure
from annotator.model.snapshot import SnapshotDocument
from annotator.model.spans import Span
from annotator.review.findings.engine import Findings
from annotator.review.findings.finding import Finding
from annotator.review.findings.posts import Registry
from annotator.review.findings.rules import RULES

_NUMBERS = count()


@dataclass(frozen=True)
class Tagged:
    """Words of a release with their kind and fields; `official` is the registry's id."""

    kind: str
    words: str
    fields: Mapping[str, str] = field(default_factory=dict)
    official: str | None = None
    state: State = State.DRAFT


def person(words: str, name: str, role: str = "", body: str = "", **how: object) -> Tagged:
    status = str(how.pop("status", ""))
    fields = {"person": name, "role": role, "body": body, "status": status}
    return Tagged("official", words, fields, **how)  # type: ignore[arg-type]


def act(
    words: str, instrument: str = "", title: str = "", status: str = "", date: str = ""
) -> Tagged:
    return Tagged(
        "decision",
        words,
        {"instrument": instrument, "title": title, "status": status, "date": date},
    )


def figure(
    words: str, value: str, counted: str = "", unit: str = "count", period: str = "", **fields: str
) -> Tagged:
    held = {"value": value, "counted": counted, "unit": unit, "period": period, **fields}
    return Tagged("statistic", words, held)


def release(
    text: str, *tags: Tagged, name: str = "", day: str = "2021-05-04", **known: str
) -> SnapshotDocument:
    name = name or f"release-{next(_NUMBERS):04}"
    document = Document(
        name,
        name,
        f"{name}.txt",
        **{"published_on": day, "language": "en", "publisher": "Harbour Council", **known},  # type: ignore[arg-type]
    )
    at = 0
    made = []
    for number, one in enumerate(tags):
        start = text.find(one.words, at)
        start = start if start >= 0 else text.index(one.words)
        at = start
        fields = {
            key: FieldValue(value, official=one.official if key == "person" else None)
            for key, value in one.fields.items()
            if value
        }
        made.append(
            Annotation(
                f"{name}-{number}",
                name,
                one.kind,
                (Span(start, start + len(one.words)),),
                one.words,
                "inga",
                fields,
                one.state,
            )
        )
    return SnapshotDocument(document, text, tuple(made))


def registry(*posts: tuple[str, str, str, str, str]) -> Registry:
    """Posts as name, role, body, from, to; the official's id is the name."""
    names = dict.fromkeys(name for name, *_ in posts)
    return Registry(
        tuple(Official(name, name) for name in names),
        tuple(
            Tenure(f"tenure-{number}", name, role, body, start, end)
            for number, (name, role, body, start, end) in enumerate(posts)
        ),
    )


def found(
    rule: str, *releases: SnapshotDocument, registry: Registry | None = None
) -> list[Finding]:
    """What the one rule finds."""
    findings = Findings([one for one in RULES if one.key == rule])
    for one in releases:
        findings.put(one)
    findings.register(registry or Registry())
    return list(findings.all())


def quotes(finding: Finding) -> Sequence[str]:
    return [one.quote for one in finding.evidence]
