"""Measuring: samples, their percentiles, goals, and the table that is printed."""

import json
import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

_BUSY = 0.5


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. Samples and floor are in `unit`; a goal is None where none is set.

    `goal` bounds the median, `goal_p99` the 99th percentile, `goal_ratio` the median over the
    floor's.
    """

    name: str
    unit: str
    samples: tuple[float, ...]
    floor: tuple[float, ...] = ()
    goal: float | None = None
    goal_p99: float | None = None
    goal_ratio: float | None = None

    @property
    def p50(self) -> float:
        """The median."""
        return percentile(self.samples, 50)

    @property
    def p99(self) -> float:
        """The 99th percentile; the largest of fewer than a hundred samples."""
        return percentile(self.samples, 99)

    @property
    def ratio(self) -> float | None:
        """The median over the floor's median."""
        return self.p50 / percentile(self.floor, 50) if self.floor else None

    @property
    def met(self) -> bool:
        """Whether every goal that is set is met."""
        pairs = (
            (self.p50, self.goal),
            (self.p99, self.goal_p99),
            (self.ratio or 0.0, self.goal_ratio),
        )
        return all(goal is None or value <= goal for value, goal in pairs)


def percentile(samples: Sequence[float], share: int) -> float:
    """The nearest-rank percentile."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def timed(act: Callable[[], object]) -> float:
    """How long the act takes, in milliseconds."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def repeated(count: int, act: Callable[[int], object]) -> tuple[float, ...]:
    """The act's times in milliseconds; it gets the number of the run."""
    return tuple(timed(partial(act, number)) for number in range(count))


def interleaved(
    count: int, act: Callable[[int], object], floor: Callable[[int], object]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Both acts' times in milliseconds, taken in turn so that a busy moment hits both."""
    acts, floors = [], []
    for number in range(count):
        floors.append(timed(partial(floor, number)))
        acts.append(timed(partial(act, number)))
    return tuple(acts), tuple(floors)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _goal(figure: Figure) -> str:
    parts = (
        ("p50 ≤ ", figure.goal),
        ("p99 ≤ ", figure.goal_p99),
        ("ratio ≤ ", figure.goal_ratio),
    )
    return ", ".join(name + _number(value) for name, value in parts if value is not None)


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    head = "| what | unit | p50 | p99 | floor | ratio | goal | met |"
    lines = [head, "|" + " --- |" * 8]
    for figure in figures:
        floor = percentile(figure.floor, 50) if figure.floor else None
        cells = (
            figure.name,
            figure.unit,
            _number(figure.p50),
            _number(figure.p99),
            _number(floor),
            _number(figure.ratio),
            _goal(figure),
            "yes" if figure.met else "NO",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def busy_warning() -> str:
    """A warning where other work runs on this machine, empty where it is quiet."""
    if not hasattr(os, "getloadavg"):
        return ""
    load = os.getloadavg()[0]
    cores = os.cpu_count() or 1
    if load < _BUSY * cores:
        return ""
    return f"Warning: the machine is busy (load {load:.1f} on {cores} cores); figures are too high."


def save(figures: Sequence[Figure], path: Path) -> None:
    """The figures with all samples as JSON."""
    rows = [
        asdict(figure) | {"p50": figure.p50, "p99": figure.p99, "met": figure.met}
        for figure in figures
    ]
    path.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def loaded(path: Path) -> list[Figure]:
    """The figures that `save` wrote."""
    names = Figure.__slots__
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Figure(**{name: row[name] for name in names}) for row in rows]
