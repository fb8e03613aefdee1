"""`python3 dev.py bench [--quick] [--json FILE] [NAME …]`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench.assisting import assisting
from tests.bench.briefing import briefing
from tests.bench.datasets import datasets
from tests.bench.figures import ALL
from tests.bench.harness import busy_warning, save, table
from tests.bench.importing import importing
from tests.bench.keystrokes import keystrokes
from tests.bench.learning import learning
from tests.bench.library import LIBRARY
from tests.bench.reading import reading
from tests.bench.review_queue import queue
from tests.bench.reviewing import agreement, findings
from tests.bench.suggesting import suggesting


def main() -> int:
    """Measure, print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller projects, fewer runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also save all samples")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these benchmarks")
    arguments = parser.parse_args()
    if warning := busy_warning():
        sys.stderr.write(warning + "\n")
    figures = []
    own = (
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
    for measure in (*ALL, *own):
        if not arguments.names or measure.__name__ in arguments.names:
            with tempfile.TemporaryDirectory(prefix="press-bench-") as folder:
                figures += measure(Path(folder), quick=arguments.quick)
    sys.stdout.write(table(figures) + "\n")
    if arguments.json:
        save(figures, arguments.json)
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
