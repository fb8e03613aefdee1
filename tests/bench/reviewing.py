"""Agreement and the rules of consistency, at the sizes that a project may reach."""

import random
import time
import uuid
from pathlib import Path

from annotator.model.records import Annotation, Document, FieldValue
from annotator.model.snapshot import SnapshotDocument
from annotator.model.spans import Span
from annotator.review.agreement.study import SharedRelease, study
from annotator.review.findings.engine import Findings
from annotator.review.findings.posts import Registry
from tests.bench.data import text_of
from tests.bench.harness import Figure, repeated, timed

_KINDS = ("official", "decision", "statistic")


def agreement(folder: Path, *, quick: bool) -> list[Figure]:
    """Two annotators of 1,000 releases, 50 tags each, most of them alike."""
    releases = [_shared(number) for number in range(100 if quick else 1_000)]
    times = repeated(3, lambda _: study(releases))
    name = f"agreement over {len(releases):,} releases by two"
    return [Figure(name, "ms", times, goal=3_000)]


def _shared(number: int) -> SharedRelease:
    dice = random.Random(number)
    tags: dict[str, list[Annotation]] = {"a": [], "b": []}
    for at in range(50):
        kind, start = _KINDS[at % 3], at * 40 + dice.randrange(4)
        for held in tags.values():
            if dice.random() < 0.9:
                end = start + 21 + (dice.random() < 0.1)
                role = dice.choice(("Chair", "Chair", "Secretary"))
                held.append(_tag(kind, start, end, {"role": role, "body": "Council"}))
    return SharedRelease(f"d{number}", 2_100, tags)


def _tag(
    kind: str, start: int, end: int, fields: dict[str, str], document: str = "d"
) -> Annotation:
    held = {key: FieldValue(value) for key, value in fields.items()}
    quote, row = "x" * (end - start), str(uuid.uuid4())
    return Annotation(row, document, kind, (Span(start, end),), quote, "m", held)


def findings(folder: Path, *, quick: bool) -> list[Figure]:
    """All rules over 10,000 releases of 2 KB with ten tags, and again after one has changed."""
    releases = [_release(number) for number in range(1_000 if quick else 10_000)]
    engine = Findings()

    def first() -> None:
        engine.register(Registry())
        for one in releases:
            engine.put(one)
        engine.all()

    def again(number: int) -> None:
        engine.put(releases[number * 7])
        engine.all()

    whole = (timed(first),)
    changes = repeated(10, again)
    count = len(releases)
    return [
        Figure(f"all rules over {count:,} releases, first", "ms", whole, goal=20_000),
        Figure(f"all rules over {count:,} releases, after one change", "ms", changes, goal=500),
    ]


def _release(number: int) -> SnapshotDocument:
    dice = random.Random(number)
    text = f"Release {number}. " + text_of(2_000, seed=number)
    name = f"release-{number:05}"
    day = time.strftime("%Y-%m-%d", time.gmtime(1_500_000_000 + 86_400 * (number % 1_500)))
    language = "ru" if number % 10 == 0 else "en"
    document = Document(
        name, name, name, f"Release {number}", "Council of the Seven Banks", language=language,
        published_on=day,
    )  # fmt: skip
    tags = tuple(
        _tag(_KINDS[at % 3], at * 100, at * 100 + 20, _fields(_KINDS[at % 3], dice), name)
        for at in range(10)
    )
    return SnapshotDocument(document, text, tags)


_SYLLABLES = "ba co du fe gi lo mu na pe ri so tu va xe zi".split()


def _word(number: int) -> str:
    """A made-up word for a number; another one for each number below 3,375."""
    parts = (_SYLLABLES[number // 15**place % 15] for place in range(3))
    return "".join(parts).capitalize()


def _fields(kind: str, dice: random.Random) -> dict[str, str]:
    number = _word(dice.randrange(3_000))
    if kind == "official":
        name = f"{dice.choice(('Tomas', 'Ana', 'Sergey', 'Sergei'))} {number}berg"
        return {"person": name, "role": "President", "body": f"State {number}"}
    if kind == "decision":
        title = f"on the passage of {number} ferries"
        return {"instrument": "plan", "title": title, "status": dice.choice(("signed", "ratified"))}
    counted = f"{number} boats"
    year = str(2015 + dice.randrange(6))
    return {"value": str(dice.randrange(1, 2_000)), "counted": counted, "period": year}
