"""`python3 dev.py bench [--quick] [--json FILE] [NAME …]`."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench.assisting import assisting
from tests.bench.briefing import briefing
from tests.bench.datasets import datasets
from tests.bench.figures import ALL
from tests.bench.harness import Figure, busy_warning, loaded, save, table
from tests.bench.importing import importing
from tests.bench.keystrokes import keystrokes
from tests.bench.learning import learning
from tests.bench.library import LIBRARY
from tests.bench.reading import reading
from tests.bench.review_queue import queue
from tests.bench.reviewing import agreement, findings
from tests.bench.suggesting import suggesting

_QUICK = "--quick"
_PART = "--part"
"""Of a run that has asked already whether the machine is busy."""
_MEASURES = {
    measure.__name__: measure
    for measure in (
        *ALL,
        importing,
        suggesting,
        assisting,
        keystrokes,
        reading,
        learning,
        agreement,
        findings,
        queue,
        briefing,
        datasets,
        *LIBRARY,
    )
}


def main() -> int:
    """Measure, print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument(_QUICK, action="store_true", help="smaller projects, fewer runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also save all samples")
    parser.add_argument(_PART, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these benchmarks")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(_MEASURES):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(_MEASURES)}")
    if not arguments.part and (warning := busy_warning()):
        sys.stderr.write(warning + "\n")
    names = arguments.names or list(_MEASURES)
    with tempfile.TemporaryDirectory(prefix="press-bench-") as made:
        folder = Path(made)
        if len(names) == 1:
            figures = _MEASURES[names[0]](folder, quick=arguments.quick)
        else:
            figures = [one for name in names for one in _alone(name, folder, arguments.quick)]
    sys.stdout.write(table(figures) + "\n")
    if arguments.json:
        save(figures, arguments.json)
    return 0 if all(figure.met for figure in figures) else 1


def _alone(name: str, folder: Path, quick: bool) -> list[Figure]:
    """Measured in a process of its own, where nothing is left of the benchmarks before it."""
    saved = folder / f"{name}.json"
    command = [sys.executable, "-m", "tests.bench", name, _PART, "--json", str(saved)]
    command += [_QUICK] if quick else []
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if not saved.exists():
        sys.exit(f"The benchmark {name} broke off ({done.returncode}); its error stands above.")
    return loaded(saved)


if __name__ == "__main__":
    sys.exit(main())
