"""How many keys an annotator presses for each correct annotation, over the gold releases.

The window's own commands are used, and what each costs is counted so:

- a key, or a chord such as `Ctrl+Alt+Right`, is 1; a typed letter is 1
- selecting words with the mouse (press, drag, release) is 2
- from one release to the next, and to its first suggestion, is 1 (`Ctrl+Return`)
- a suggestion that is right is accepted by 1 (`Enter`), which also goes to the next; one that
  means nothing in the gold is dismissed by 1 (`X`)
- a boundary is moved word by word, 1 each; where that takes more than tagging anew (3), the
  suggestion is dismissed and the passage tagged by hand
- a field is corrected with words of the release by selecting them (2) and `Alt+N` (1); else by
  `Alt+N` (1) and its letters, or 1 for a choice, and in a field of several lines `Esc` (1) to leave
  it; the cheaper of the two. `Enter` in the last field, or `Tab` in the text, leads on (1)
- what was not proposed is added behind the last suggestion: selected (2), tagged by its letter (1),
  and its guessed fields corrected; nothing need lead out of the form, since the mouse selects the
  next words from there, and `Ctrl+Return` finishes the release
- what was answered is learnt before the next answer, as it is when people read in between

A field counts as right where `score.py` of the gold takes it as right. Uncertain tags of the gold
are accepted where they are proposed, and not added where they are not. Learning is on, and the
releases come in the order of their names. Beside it stands the same without suggestions and
without guesses: each tag selected, tagged, and each of its fields filled in.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from annotator.model.drafts import Draft, Proposal
from annotator.model.fields import FieldType
from annotator.model.kinds import Kind
from annotator.model.ops import SetFields
from annotator.model.records import FieldValue
from annotator.model.spans import Span
from annotator.suggest.pending import agreement
from annotator.ui.boundaries import moved
from annotator.ui.main_window import MainWindow
from annotator.ui.pending import Pending, reading_order
from tests.bench.figures import _window
from tests.bench.harness import Figure

_FOLDER = next(
    (
        place / "shared"
        for place in Path(__file__).resolve().parents
        if (place / "shared" / "gold").is_dir()
    ),
    None,
)
_SELECT, _LETTER, _TAKEN, _ON, _RETAG = 2, 1, 3, 1, 3
_SAME = 0.5
_COUNTED: Mapping[str, Mapping[str, float]] = {
    # the fields that count, and from which share of common words two texts are the same
    "official": {"person": 0.8, "role": 0.8, "body": 0.8},
    "statistic": {"value": 1, "low": 1, "high": 1, "comparator": 1, "unit": 1, "counted": 0.6},
    "decision": {"instrument": 1},
}
_SMALL = frozenset("the of for a".split())


@dataclass(frozen=True, slots=True)
class _Gold:
    """A tag of the gold."""

    kind: str
    span: Span
    name: Span
    fields: Mapping[str, str]
    uncertain: bool


@dataclass(slots=True)
class _Count:
    """Keys, and the annotations that they made."""

    keys: int = 0
    right: int = 0
    by_hand: int = 0
    sorts: dict[str, int] = field(default_factory=dict)

    def add(self, keys: int, sort: str) -> None:
        """Count keys under what they were for."""
        self.keys += keys
        self.sorts[sort] = self.sorts.get(sort, 0) + keys


def keystrokes(folder: Path, *, quick: bool) -> list[Figure]:
    """Keys for each correct annotation, beside tagging by hand; nothing where there is no gold."""
    if _FOLDER is None:
        return []
    files = sorted((_FOLDER / "gold").glob("*.gold.json"))[: 6 if quick else None]
    with _window(folder / "keys.pressdb") as window:
        _answered(window)
        counts = [_annotated(window, *_read(file)) for file in files]
    total = sum(one.right for one in counts)
    return [
        Figure(
            "keys for each correct annotation, gold",
            "keys",
            (sum(one.keys for one in counts) / total,),
            (sum(one.by_hand for one in counts) / total,),
            goal=1.5,
        ),
        *(
            Figure(f"of these: {sort}", "keys",
                   (sum(one.sorts.get(sort, 0) for one in counts) / total,))
            for sort in sorted({sort for one in counts for sort in one.sorts})
        ),
    ]  # fmt: skip


def _read(file: Path) -> tuple[Draft, list[_Gold]]:
    assert _FOLDER is not None
    gold = json.loads(file.read_text(encoding="utf-8"))
    [source] = (_FOLDER / "corpus").rglob(gold["source"])
    with source.open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    about = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    known = {
        "event_date": gold.get("event_date"),
        "published_on": about.get("date_published"),
        "language": about.get("language"),
        "publisher": about.get("organisation"),
    }
    metadata = {key: Proposal(value, "gold") for key, value in known.items() if value}
    furniture = tuple(Span(one["start"], one["end"]) for one in gold.get("furniture", ()))
    draft = Draft(text, source.name, metadata=metadata, furniture=furniture)
    return draft, [_gold(one) for one in gold["annotations"]]


def _gold(plain: Mapping[str, Any]) -> _Gold:
    span, name = Span(plain["start"], plain["end"]), plain.get("name")
    counted = _COUNTED[plain["kind"]]
    held = {key: plain["fields"].get(key) for key in counted}
    return _Gold(
        plain["kind"],
        span,
        Span(name["start"], name["end"]) if name else span,
        {key: str(value) for key, value in held.items() if value not in (None, "")},
        bool(plain.get("uncertain")),
    )


def _wait(window: MainWindow, signal: Any, act: Any) -> None:
    """Carry out the act and let the window work until it tells so."""
    app = QApplication.instance()
    assert app is not None
    told: list[None] = []
    connection = signal.connect(lambda *_: told.append(None))
    act()
    while not told:
        app.processEvents()
    signal.disconnect(connection)


def _answered(window: MainWindow) -> None:
    """Begin: the answers of before, none, are read."""
    draft = Draft("Nothing.", "first.txt")
    window.open_document(window.workspace.import_draft(draft).id)
    _wait(window, window.teaching.learnt, window.suggestions.start)


def _annotated(window: MainWindow, draft: Draft, wanted: list[_Gold]) -> _Count:
    count = _Count()
    document = window.workspace.import_draft(draft)
    _wait(window, window.suggestions.read, lambda: _finished(window, document.id))
    assert window.suggestions.selected == next(iter(window.suggestions.pending), None)
    count.add(1, "going to the release")
    left = list(wanted)
    done = (-1, "")
    while (pending := _next(window, done)) is not None:
        done = reading_order(pending)
        best = max(left, key=lambda one: _alike(one, pending), default=None)
        if best is None or not _alike(best, pending):
            _dismiss(window, pending, count)
        elif _correct(window, pending, best, count):
            left.remove(best)
            count.right += 1
    for missing in left:
        if not missing.uncertain:
            _add(window, missing, count)
            count.right += 1
    for one in wanted:
        if not one.uncertain or one not in left:
            count.by_hand += _by_hand(window.session.kinds[one.kind], one, draft.text)
    return count


def _finished(window: MainWindow, next_one: str) -> None:
    """What `Ctrl+Return` does behind handing in: the next release, and into its suggestions."""
    window.open_document(next_one)
    window.lead.follow()


def _next(window: MainWindow, behind: tuple[int, str]) -> Pending | None:
    left = window.suggestions.pending
    return next((one for one in left if reading_order(one) > behind), None)


def _dismiss(window: MainWindow, pending: Pending, count: _Count) -> None:
    window.suggestions.select(pending.id)
    window.suggestions.dismiss()
    count.add(1, "dismissing")


def _learnt(window: MainWindow, act: Callable[[], object]) -> None:
    """Answer, and let it be learnt and the release be weighed anew."""
    _wait(window, window.teaching.learnt, act)
    _wait(window, window.suggestions.read, lambda: None)


def _alike(gold: _Gold, pending: Pending) -> float:
    """How well the suggestion is the tag of the gold; 0 where it is none."""
    if gold.kind != pending.kind:
        return 0.0
    span = pending.spans[0]
    fits = max(agreement(gold.span, span), agreement(gold.name, span) * (gold.kind == "official"))
    if gold.kind == "statistic" and gold.span.overlaps(span):
        return max(fits, _SAME)
    return fits if fits >= _SAME else 0.0


def _correct(window: MainWindow, pending: Pending, gold: _Gold, count: _Count) -> bool:
    """Accept with whatever has to be corrected; False where it is cheaper to tag anew."""
    steps = 0 if gold.uncertain else _steps(window.session.text, pending.spans[0], gold.span)
    window.suggestions.select(pending.id)
    if steps > _RETAG:
        _dismiss(window, pending, count)
        return False
    wrong = {} if gold.uncertain else _wrong(gold, {k: v.value for k, v in pending.fields.items()})
    kind = window.session.kinds[gold.kind]
    if not steps and not wrong:
        window.suggestions.accept()
        count.add(1, "accepting")
        return True
    values = {key: FieldValue(value) for key, value in wrong.items()}
    _learnt(window, lambda: window.suggestions.accept_with(pending, values))
    count.add(steps, "moving boundaries")
    count.add(_filling(kind, wrong, window.session.text), "correcting fields")
    count.add(_ON, "going on after a correction")
    return True


def _add(window: MainWindow, gold: _Gold, count: _Count) -> None:
    kind = window.session.kinds[gold.kind]
    made = window.session.tag(gold.kind, gold.span, snap=False)
    count.add(_SELECT + _LETTER, "adding what is missing")
    held = {key: value.value for key, value in made.fields.items()} if made else {}
    wrong = _wrong(gold, held)
    if made and wrong:
        values = {key: FieldValue(value) for key, value in wrong.items()}
        window.session.apply(SetFields(made.id, values))
        count.add(_filling(kind, wrong, window.session.text), "correcting fields")


def _steps(text: str, have: Span, want: Span) -> int:
    """How many moves by a word, then by a sign, bring the boundaries where they should be."""
    total = 0
    for start in (True, False):
        for word in (True, False):
            while total <= _RETAG:
                have_edge, want_edge = (have.start, want.start) if start else (have.end, want.end)
                step = (want_edge > have_edge) - (want_edge < have_edge)
                spans = step and moved(text, (have,), start=start, step=step, word=word)
                if not spans or _passed(spans[0], want, start=start, step=step):
                    break
                have, total = spans[0], total + 1
    return total if have == want else _RETAG + 1


def _passed(span: Span, want: Span, *, start: bool, step: int) -> bool:
    have_edge, want_edge = (span.start, want.start) if start else (span.end, want.end)
    return (have_edge - want_edge) * step > 0


def _wrong(gold: _Gold, held: Mapping[str, str]) -> dict[str, str]:
    """The fields that have to be corrected, with what should stand there."""
    return {
        key: value
        for key, value in gold.fields.items()
        if not _same(value, held.get(key, ""), _COUNTED[gold.kind][key])
    }


def _same(want: str, have: str, share: float) -> bool:
    number = [one.replace(",", "") for one in (want, have)]
    try:
        return abs(float(number[0]) - float(number[1])) <= 1e-6 * abs(float(number[0]))
    except ValueError:
        pass
    if share == 1:
        return want.casefold() == have.casefold()
    ours, theirs = (set(re.findall(r"\w+", one.casefold())) - _SMALL for one in (want, have))
    if not ours or not theirs:
        return ours == theirs
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) >= share


def _filling(kind: Kind, values: Mapping[str, str], text: str) -> int:
    """Filling fields in, each by its number."""
    plain = " ".join(text.split())
    return sum(_entry(kind, key, value, plain) for key, value in values.items())


def _entry(kind: Kind, key: str, value: str, text: str) -> int:
    type_ = kind.field(key).type
    typed = 1 + (1 if type_ is FieldType.CHOICE else len(value)) + (type_ is FieldType.LONG_TEXT)
    return min(typed, _TAKEN) if " ".join(value.split()) in text else typed


def _by_hand(kind: Kind, gold: _Gold, text: str) -> int:
    return _SELECT + _LETTER + _filling(kind, gold.fields, text)
