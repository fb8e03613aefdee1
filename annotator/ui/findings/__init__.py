"""The page of findings: what does not fit together, and what was said to it."""
