"""Steps from one released schema to the next, by the version that they start from."""

import sqlite3
from collections.abc import Callable, Mapping

MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {}
"""Version 1 is the first released schema; each later one adds its step and a test file of it."""
