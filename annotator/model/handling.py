"""Handling marks, which say who may read a release, and grades, which say how far to trust it."""

import re
from collections.abc import Iterable, Sequence

from annotator.model.errors import FieldError

MARKS_SETTING = "briefing.marks"
"""Project setting: the handling marks in their order, the lowest first. Unset: `MARKS`."""

MARKS = ("OFFICIAL", "OFFICIAL USE", "RESTRICTED", "CONFIDENTIAL", "SECRET")
"""The order of marks of a project that has set none."""

_GRADE = re.compile(r"[A-F][1-6]?|[1-6]")


def marks_of(setting: object) -> tuple[str, ...]:
    """The marks in their order, by what the project has set."""
    if isinstance(setting, list) and all(isinstance(one, str) for one in setting):
        return tuple(setting)
    return MARKS


def rank(mark: str, marks: Sequence[str]) -> int:
    """How high a mark is: 0 without one; one that the project does not know is above all."""
    if not mark.strip():
        return 0
    known = {one.casefold(): at for at, one in enumerate(marks, start=1)}
    return known.get(mark.strip().casefold(), len(marks) + 1)


def above(sources: Iterable[str], mark: str, marks: Sequence[str]) -> list[str]:
    """Those of the sources' marks that are higher than the briefing's own."""
    own = rank(mark, marks)
    return [one for one in sources if rank(one, marks) > own]


def graded(typed: str) -> str:
    """A grade as it is kept: `A1` to `F6` (source, information). FieldError for anything else."""
    grade = typed.strip().upper()
    if grade and not _GRADE.fullmatch(grade):
        raise FieldError(
            f"“{typed}” is not a grade. Write a letter from A to F for the source, a number from "
            "1 to 6 for the information, or both: B2."
        )
    return grade
