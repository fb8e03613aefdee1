"""How fast the rules read a library: one core, releases of the usual length."""

import re
from functools import partial
from pathlib import Path

from annotator.assets import resources
from annotator.model.suggestion import Context
from annotator.suggest.pipeline import Suggester
from tests.bench import data
from tests.bench.harness import Figure, repeated, timed

_MEDIAN = 1_800
"""Characters of the median release of the corpora that the program was made with."""
_A_SECOND = 60
"""Releases that the rules must read in a second, on one core."""
_WORD = re.compile(r"\w+")


def reading(folder: Path, *, quick: bool) -> list[Figure]:
    """One release of usual length, with a mere search for its words as the floor."""
    del folder
    runs = 20 if quick else 200
    texts = [data.text_of(_MEDIAN, seed=seed) for seed in range(runs)]
    suggester = Suggester.load(resources())
    suggester.suggest(Context(texts[0]))
    read = repeated(runs, lambda n: timed(partial(suggester.suggest, Context(texts[n]))))
    floor = repeated(runs, lambda n: timed(partial(_WORD.findall, texts[n])))
    goal = 1000 / _A_SECOND
    return [Figure("rules over a release of 1,800 characters", "ms", read, floor, goal=goal)]
