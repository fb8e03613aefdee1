"""Review in the window: queue, moves, comments, members, assignments, comparing."""
