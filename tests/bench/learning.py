"""How long learning takes: from the database, and after one more answer."""

import random
from collections.abc import Iterator
from pathlib import Path

from annotator.assets import resources
from annotator.model.answers import answer_of
from annotator.model.ops import Accept, Dismiss, Tag, TagMany
from annotator.model.records import SUGGESTED, Document, FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.pipeline import Suggester
from annotator.suggest.weighing import Weigher
from annotator.ui.app import calm_collector
from annotator.workspace import Workspace, new_id
from tests.bench import data
from tests.bench.figures import _window
from tests.bench.harness import Figure, repeated, timed
from tests.bench.suggesting import longest_away

_SIZE = 15_000
_TAGS, _DISMISSED = 40, 4
_RULES = ("title before the name", "name linked to a post", "count", "money", "verb and object")


def learning(folder: Path, *, quick: bool) -> list[Figure]:
    """A project of 1,000 annotated releases: taught anew, taught one more, suggestions weighed."""
    runs = 3 if quick else 10
    calm_collector()  # as in the window
    workspace = _annotated(folder / "learning.pressdb", 200 if quick else 1_000)
    text = data.text_of(_SIZE)
    document = workspace.import_draft(data.draft(0, text))
    found = Suggester.load(resources()).suggest(Context(text))
    taught: list[Weigher] = []

    def teach(_: int) -> None:
        with workspace.snapshot() as snapshot:
            taught.append(Weigher.taught(snapshot, resources()))

    def answer(number: int) -> None:
        learner = taught[-1].learner
        one = found[number]
        made = new_id()
        workspace.apply(Accept(made, document.id, one))
        record = workspace.annotation(made)

        def learn() -> None:
            learner.set(made, answer_of(record, document.publisher, text))
            learner.train()

        after.append(timed(learn))

    from_rows = repeated(runs, teach)
    after: list[float] = []
    for number in range(runs):
        answer(number)
    weighed = repeated(runs * 4, lambda _: taught[-1](found, document, text))
    rescores = taught[-1].learner.rescores
    workspace.close()
    late = tuple(_late(folder / "learning.pressdb", document.id, answers=3 if quick else 20))
    return [
        Figure("learnt anew from 1,000 annotated releases", "ms", from_rows, goal=1000),
        Figure("learnt after one more answer, re-scorer anew", "ms", tuple(after), goal=1000),
        Figure("suggestions of 15,000 characters weighed" + (", re-scored" if rescores else ""),
               "ms", weighed, goal=20),
        Figure("the window late while it learns, at most", "ms", late, goal_p99=50),
    ]  # fmt: skip


def _late(path: Path, document: str, *, answers: int) -> Iterator[float]:
    """The longest the event loop was away: while all is learnt, and after each answer."""
    with _window(path) as window:
        learnt: list[None] = []
        window.teaching.learnt.connect(lambda: learnt.append(None))
        window.open_document(document)
        for number in range(answers + 1):
            learnt.clear()
            act = window.suggestions.accept if number else window.suggestions.start
            yield longest_away(act, lambda: bool(learnt))
            window.suggestions.step(1, 0)


_SENTENCES = (
    "Minister {a} {b} of the Republic of Varna thanked the crews for their work.",
    "The Council heard {a} {b} and approved the plan of {c} {d} for the lower river.",
    "In total {n} engines and over {m} forged permits were taken out of use.",
)
_SYLLABLES = (
    "Or Tal Ven Mira Sul Kor Ada Bel Run Gos Hale Nim Jor Pet Wes Yan Dru Elk Fos Zar"
).split()


def _annotated(path: Path, releases: int) -> Workspace:
    """Releases with forty names and figures tagged; one of ten suggestions was turned down."""
    dice = random.Random(3)
    workspace = Workspace.create(path, author="Bench")
    for number in range(releases):
        text, places = _written(number, dice)
        document = workspace.import_draft(data.draft(number, text))
        dice.shuffle(places)
        tags = tuple(_accepted(document, *place, dice) for place in places[_DISMISSED:])
        workspace.apply(TagMany(tags))
        for kind, place in places[:_DISMISSED]:
            refused = Suggestion(kind, place, rule=dice.choice(_RULES))
            workspace.apply(Dismiss(new_id(), document.id, refused))
    return workspace


def _written(number: int, dice: random.Random) -> tuple[str, list[tuple[str, Span]]]:
    """A release of made-up names, and where its names and figures stand."""
    text = f"Release {number}.\n\n"
    places: list[tuple[str, Span]] = []
    while len(places) < _TAGS + _DISMISSED:
        names = {key: dice.choice(_SYLLABLES) + dice.choice(_SYLLABLES).lower() for key in "abcd"}
        figures = {key: str(dice.randrange(10, 90_000)) for key in "nm"}
        line = dice.choice(_SENTENCES).format(**names, **figures)
        for kind, words in (
            ("official", f"{names['a']} {names['b']}"),
            ("official", f"{names['c']} {names['d']}"),
            ("statistic", figures["n"]),
            ("statistic", figures["m"]),
        ):
            if (at := line.find(words)) >= 0:
                places.append((kind, Span(len(text) + at, len(text) + at + len(words))))
        text += line + "\n"
    return text, list(dict.fromkeys(places))


def _accepted(document: Document, kind: str, place: Span, dice: random.Random) -> Tag:
    origin = SUGGESTED + dice.choice(_RULES)
    fields = {"person": FieldValue("Mira Olsen", place)} if kind == "official" else {}
    return Tag(new_id(), document.id, kind, (place,), fields, origin=origin, confidence=0.7)
