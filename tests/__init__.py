"""The tests: the folders mirror the tree, e2e/ holds whole journeys."""
