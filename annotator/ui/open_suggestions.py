"""What is proposed for one release: all that was found, and of it what is open. No Qt."""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from annotator.model.records import Annotation, Change, Dismissal, FieldValue
from annotator.model.spans import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.pending import Decided, agreement
from annotator.ui.pending import Pending, Placed, reading_order

_NEAR = 40
"""So many suggestions before a place are looked at for those that reach into it."""

_FEW = 20
"""Of more changes than this all suggestions are judged anew, not only those that they touch."""


class Update(NamedTuple):
    """Which suggestions are open no more, and which are since."""

    gone: list[Pending]
    came: list[Pending]


class OpenSuggestions:
    """The suggestions of the open release; every change of them says what went and came.

    A suggestion is open until its passage is tagged or it is dismissed, and while there is a kind
    for it.
    """

    def __init__(self, kinds: Callable[[], Container[str]]) -> None:
        self._kinds = kinds
        self._decided = Decided()
        self._found: tuple[Pending, ...] = ()
        self._open: dict[str, Pending] = {}
        self.ordered: list[Pending] = []
        """The open ones in reading order."""
        self.is_read = False
        """Whether it is known what is proposed, be it nothing."""

    def forget(self) -> None:
        """Another release is open, and nothing is known of it."""
        self._decided, self._found, self._open, self.ordered = Decided(), (), {}, []
        self.is_read = False

    def take(
        self,
        found: Sequence[Suggestion],
        text: str,
        decided: Decided,
        since: Iterable[Change],
    ) -> Update:
        """Hold what was found, in reading order; `since` has changed after what was `decided`."""
        self._decided = decided
        self._note(since)
        self._found = tuple(Pending(one, one.span.of(text)) for one in found)
        self.is_read = True
        return self.judge()

    @property
    def total(self) -> int:
        """How many were found, open or not."""
        return len(self._found)

    def get(self, key: str) -> Pending | None:
        """The open one of that id."""
        return self._open.get(key)

    def behind(self, place: Placed) -> Pending:
        """The first open one behind a place, from the top if there is none."""
        at = bisect_left(self.ordered, reading_order(place), key=reading_order)
        return self.ordered[at % len(self.ordered)]

    def like(self, record: Annotation | Dismissal) -> Pending | None:
        """The open one of the same kind that fits the passage best; None where none meets it."""
        near = [one for one in self.ordered if one.kind == record.kind and _meets(one, record)]
        place = record.spans[0]
        return max(near, key=lambda one: agreement(one.spans[0], place), default=None)

    def fields_for(self, kind: str, span: Span) -> Mapping[str, FieldValue] | None:
        """What the suggestions say of a passage that is tagged by hand; None while not read.

        Of those that share anything with it the one that fits best; nothing where there is none.
        """
        if not self.is_read:
            return None
        after = bisect_left(self._found, span.end, key=lambda one: one.start)
        near = [
            one
            for one in self._found[max(0, after - _NEAR) : after]
            if one.kind == kind and one.end > span.start
        ]
        best = max(near, key=lambda one: agreement(one.spans[0], span), default=None)
        return best.fields if best else {}

    def judge(self) -> Update:
        """Judge of all anew whether they are open."""
        before = self._open
        now = {one.id: one for one in self._found if not self._hidden(one)}
        gone = [one for one in before.values() if now.get(one.id) != one]
        came = [one for one in now.values() if before.get(one.id) != one]
        return self._updated(now, Update(gone, came))

    def follow(self, changes: Sequence[Change]) -> Update:
        """Hide what was decided by these changes, and bring back what is open again."""
        self._note(changes)
        return self.judge() if len(changes) > _FEW else self._judge_near(changes)

    def _note(self, changes: Iterable[Change]) -> None:
        for change in changes:
            if isinstance(change.before, Annotation | Dismissal):
                self._decided.remove(change.before)
            if isinstance(change.after, Annotation | Dismissal):
                self._decided.add(change.after)

    def _judge_near(self, changes: Iterable[Change]) -> Update:
        touched = [
            record
            for change in changes
            for record in (change.before, change.after)
            if isinstance(record, Annotation | Dismissal)
        ]
        near = [
            one
            for one in self._found
            if any(one.kind == record.kind and _meets(one, record) for record in touched)
        ]
        gone = [one for one in near if one.id in self._open and self._hidden(one)]
        came = [one for one in near if one.id not in self._open and not self._hidden(one)]
        decided = {one.id for one in gone}
        left = {key: one for key, one in self._open.items() if key not in decided}
        return self._updated(left | {one.id: one for one in came}, Update(gone, came))

    def _updated(self, now: dict[str, Pending], update: Update) -> Update:
        if update.gone or update.came:
            self._open = now
            self.ordered = sorted(now.values(), key=reading_order)
        return update

    def _hidden(self, one: Pending) -> bool:
        return self._decided.hides(one.suggestion) or one.kind not in self._kinds()


def _meets(one: Pending, record: Annotation | Dismissal) -> bool:
    return one.start < record.spans[-1].end and record.spans[0].start < one.end
