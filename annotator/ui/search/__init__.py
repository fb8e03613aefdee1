"""Searching the library in the window: the box, the results, the form for tags."""
