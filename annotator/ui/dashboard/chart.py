"""A plot as data, and the table behind it: neither knows how it is drawn."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """How a plot is drawn."""

    LINES = "lines"
    BARS = "bars"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series with its interval, or None with the reason why there is none."""

    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""


class Tone(Enum):
    """A colour of the palette that says something by itself."""

    PLAIN = ""
    GOOD = "good"
    CALM = "accent"
    BAD = "error"


@dataclass(frozen=True, slots=True)
class Series:
    """What is drawn in one colour and one sign: a name, and a point for each label."""

    name: str
    points: tuple[Point, ...]
    tone: Tone = Tone.PLAIN


def share(value: float) -> str:
    """`12.5 %`."""
    return f"{value:.1%}".replace("%", " %")


def coefficient(value: float) -> str:
    """`0.72`, the minus as typesetters write it."""
    return f"{value:.2f}".replace("-", "−")


def count(value: float) -> str:
    """`1,204`."""
    return f"{value:,.0f}"


@dataclass(frozen=True, slots=True)
class Chart:
    """A plot: its title, what it says in a sentence, labels, and series over them.

    `words` writes a value; `top` is the end of the scale, None where the values say. `label_name`
    heads the column of labels in the table. `empty` is said where there is nothing to draw.
    """

    key: str
    title: str
    about: str
    form: Form
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    label_name: str
    words: Callable[[float], str] = share
    top: float | None = 1.0
    empty: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the table."""
        return (self.label_name, *(one.name for one in self.series))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table: each value with its interval or note, or the reason why there is none."""
        return tuple(
            (label, *(self.cell(one.points[number]) for one in self.series))
            for number, label in enumerate(self.labels)
        )

    def cell(self, point: Point) -> str:
        """A value in words."""
        if point.value is None:
            return point.note
        parts = [self.words(point.value)]
        if point.low is not None and point.high is not None:
            parts.append(f"({self.words(point.low)} – {self.words(point.high)})")
        if point.note:
            parts.append(f"· {point.note}")
        return " ".join(parts)

    def as_csv(self) -> str:
        """The table as comma-separated values, values in full and intervals in columns."""
        held = io.StringIO()
        writer = csv.writer(held, lineterminator="\n")
        head: list[str] = [self.label_name]
        for one in self.series:
            head += [one.name, f"{one.name}: low", f"{one.name}: high", f"{one.name}: note"]
        writer.writerow(head)
        for number, label in enumerate(self.labels):
            cells: list[object] = [label]
            for one in self.series:
                point = one.points[number]
                cells += [point.value, point.low, point.high, point.note]
            writer.writerow(cells)
        return held.getvalue()
