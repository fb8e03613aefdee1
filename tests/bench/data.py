"""Releases and projects of any size, the same on every run."""

import random
from pathlib import Path

from annotator.model.drafts import Draft, Proposal
from annotator.model.ops import Tag, TagMany
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id

_SENTENCES = (
    "The Council of the Seven Banks adopted a statement on safe navigation in the lower river.",
    "In total, in 2020, the river police seized more than 29.4 tonnes of contraband fuel.",
    "President of the Republic of Varna Tomas Eklund thanked the crews for their work.",
    "As a result, 318 engines and over 6 thousand forged permits were taken out of use.",
    "Министры одобрили план мероприятий и бюджет в размере около 310 миллионов рублей.",
)
_PARAGRAPH = 4


def text_of(size: int, seed: int = 7) -> str:
    """A release of about `size` bytes in paragraphs of four sentences."""
    dice = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < size:
        sentences = [dice.choice(_SENTENCES) for _ in range(_PARAGRAPH)]
        parts.append(" ".join(sentences))
        length += len(parts[-1].encode()) + 2
    return "\n\n".join(parts)


def various_text(size: int, seed: int) -> str:
    """A release of about `size` bytes that shares no sentence with those of other seeds."""
    dice = random.Random(seed)
    syllables = ("ka", "ro", "men", "ti", "sal", "vu", "der", "on", "lis", "pra", "ne", "gor")
    words = ["".join(dice.choices(syllables, k=dice.randint(1, 5))) for _ in range(400)]
    parts: list[str] = []
    length = 0
    while length < size:
        sentences = [
            " ".join(dice.choices(words, k=dice.randint(8, 24))).capitalize() + "."
            for _ in range(_PARAGRAPH)
        ]
        parts.append(" ".join(sentences))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


def tags_of(document: str, text: str, count: int) -> tuple[Tag, ...]:
    """So many tags spread evenly over the text, a third of each kind, fields filled in."""
    step = max(len(text) // (count + 1), 2)
    kinds = ("official", "decision", "statistic")
    return tuple(
        tag_at(document, text, number * step, kinds[number % 3]) for number in range(count)
    )


FIELDS = {
    "official": {"person": "Tomas Eklund", "role": "President", "body": "Republic of Varna"},
    "decision": {"instrument": "statement", "body": "Council", "action": "adopt"},
    "statistic": {"value": "29.4", "comparator": ">", "unit": "tonne", "counted": "fuel"},
}


def tag_at(document: str, text: str, at: int, kind: str) -> Tag:
    """A tag of about twenty characters with its usual fields, the first with its evidence."""
    span = Span(at, min(at + 21, len(text)))
    fields = {key: FieldValue(value) for key, value in FIELDS[kind].items()}
    first = next(iter(fields))
    fields[first] = FieldValue(fields[first].value, Span(span.start, span.start + 4))
    return Tag(new_id(), document, kind, (span,), fields)


def draft(number: int, text: str) -> Draft:
    """A release with its metadata."""
    return Draft(
        text,
        f"release-{number}.txt",
        metadata={
            "title": Proposal(f"Release {number} of the Council of the Seven Banks", "bench"),
            "publisher": Proposal("Council of the Seven Banks", "bench"),
            "published_on": Proposal("2021-10-14", "bench"),
            "language": Proposal("en", "bench"),
        },
    )


def project(folder: Path, documents: int, *, name: str = "bench") -> Path:
    """A project of so many releases of 2 KB, the first of 15 KB with 50 tags."""
    path = folder / f"{name}-{documents}.pressdb"
    workspace = Workspace.create(path, author="Bench")
    first = workspace.import_draft(draft(0, text_of(15_000)))
    workspace.apply(TagMany(tags_of(first.id, text_of(15_000), 50)))
    for number in range(1, documents):
        workspace.import_draft(draft(number, f"Release {number}.\n\n" + text_of(2_000, number)))
    workspace.close()
    return path


def tagged(workspace: Workspace, size: int, tags: int) -> str:
    """Import a release of about `size` bytes with so many tags; its id."""
    text = f"Release of {size} bytes and {tags} tags.\n\n" + text_of(size)
    document = workspace.import_draft(draft(size, text))
    workspace.apply(TagMany(tags_of(document.id, text, tags)))
    return document.id
