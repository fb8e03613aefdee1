"""Statistics: a grammar of numbers, magnitudes, units and comparators, English and Russian."""
