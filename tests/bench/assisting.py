"""What the optional models cost: time for each release on two cores, memory of the window."""

from pathlib import Path

from annotator.assets import resources
from annotator.model.suggestion import Context
from annotator.suggest.library import suggested
from annotator.suggest.models.library import MODELS
from tests.bench import data
from tests.bench.figures import _probe
from tests.bench.harness import Figure, timed

_SIZE = 1_800
_PER_SECOND = 8
"""Releases that are read in a second on two cores, the start of the processes among it."""


def assisting(folder: Path, *, quick: bool) -> list[Figure]:
    """Releases read with the models and without; nothing where no model is installed."""
    if not MODELS["en"].installed:
        return []
    count = 80 if quick else 400
    texts = [data.text_of(_SIZE, seed=seed) for seed in range(count)]

    def read(*, models: bool) -> float:
        found = suggested(map(Context, texts), resources(), jobs=2, models=models)
        return timed(lambda: sum(1 for _ in found)) / count

    runs = 1 if quick else 3
    with_models = tuple(read(models=True) for _ in range(runs))
    rules = tuple(read(models=False) for _ in range(runs))
    path = data.project(folder, 100)
    without, with_process = (float(one) for one in _probe("models", path)[1:3])
    goal = 1000 / _PER_SECOND
    return [
        Figure("a release of 1,800 characters with models, two cores", "ms",
               with_models, rules, goal=goal),
        Figure("memory of the window with models, theirs apart", "MB",
               (with_process,), (without,), goal_ratio=1.05),
    ]  # fmt: skip
