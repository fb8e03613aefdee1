"""Steps from one released schema to the next, by the version that they start from.

A step is spelled out in SQL of its own and never changes once it is released: `tables.py` moves on.
A test brings a file of each released version to the newest and compares it with a new one.
"""

import sqlite3
from collections.abc import Callable, Mapping

from annotator.store.migrations.to_2 import to_2

MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: to_2}
