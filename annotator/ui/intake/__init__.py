"""Imports in the window: how files come in, what became of them, versions, orphans, originals."""
