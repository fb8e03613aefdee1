"""What a project's tags say of annotators and rules: errors found, suggestions taken, work due."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from annotator.model.records import (
    SUGGESTED,
    Annotation,
    Assignment,
    Dismissal,
    State,
    Statement,
)
from annotator.model.review import only_doubled
from annotator.review.agreement.study import SharedRelease

_MOST_DAYS = 14
_WRONG = frozenset((State.RETURNED, State.REJECTED))
_JUDGED = _WRONG | {State.VERIFIED}


@dataclass(slots=True)
class Tally:
    """Counts over all releases, taken in one by one.

    A tag is judged once it was verified, returned or rejected; it is wrong where it was returned
    or rejected, or where a supervisor corrected it; not where two agreed and one of the two gave
    way. A rule's suggestion was accepted or dismissed.
    """

    judged: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By author and kind."""
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    """By rule."""
    dismissed: Counter[str] = field(default_factory=Counter)

    def take(
        self, decided: Iterable[Annotation | Dismissal], corrected: Collection[str] = ()
    ) -> None:
        """Count a release's tags, whatever their state, and its dismissals."""
        for one in decided:
            if isinstance(one, Dismissal):
                self.dismissed[one.rule] += 1
                continue
            if one.proposed:
                self.accepted[one.origin.removeprefix(SUGGESTED)] += 1
            amended = one.id in corrected
            if one.state in _JUDGED or amended:
                who = one.author, one.kind
                self.judged[who] += 1
                wrong = one.state in _WRONG and not only_doubled(one)
                self.wrong[who] += wrong or amended


def shared_release(
    document: str,
    length: int,
    tags: Sequence[Annotation],
    assignments: Iterable[Assignment],
    statements: Iterable[Statement] = (),
) -> SharedRelease | None:
    """The release as a study compares it; None where fewer than two have read it.

    Where it was given to several, those are compared, once they have tagged something, stated
    that there is nothing, or said that they are done. Where it was given to nobody, all who tagged
    in it are. A rejected tag counts: it is what the annotator did.
    """
    given = {one.member: one.done for one in assignments}
    authors = {tag.author for tag in tags}
    stated = {one.author for one in statements if one.span is None}
    done = {member for member, finished in given.items() if finished}
    readers = (authors | stated | done) & given.keys() if len(given) > 1 else authors
    if len(readers) < 2:
        return None
    held = {who: [tag for tag in tags if tag.author == who] for who in sorted(readers)}
    return SharedRelease(document, length, held)


@dataclass(frozen=True, slots=True)
class Due:
    """The releases due on a day: done, still to do, and still to do although the day is over.

    `day` is EDTF or, where there are many days, an ISO week (`2021-W18`).
    """

    day: str
    done: int
    open: int
    late: int


def _week(day: str) -> str:
    """The ISO week of a full day; anything else as it is."""
    try:
        year, week, _ = date.fromisoformat(day).isocalendar()
    except ValueError:
        return day
    return f"{year}-W{week:02}"


def due_days(assignments: Iterable[Assignment], today: str) -> tuple[Due, ...]:
    """When work is due, in order; `today` is ISO. Work without a day comes last.

    Where there are more than `_MOST_DAYS`, days are put together by week.
    """
    counts: dict[str, Counter[str]] = {}
    held = tuple(assignments)
    many = len({one.due for one in held}) > _MOST_DAYS
    for one in held:
        late = one.due and one.due < today[: len(one.due)]
        part = "done" if one.done else "late" if late else "open"
        counts.setdefault(_week(one.due) if many else one.due, Counter())[part] += 1
    days = sorted(counts, key=lambda day: (not day, day))
    return tuple(
        Due(day, counts[day]["done"], counts[day]["open"], counts[day]["late"]) for day in days
    )
