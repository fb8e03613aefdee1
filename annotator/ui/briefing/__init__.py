"""Briefings in the window: built beside a preview, recalled, and checked when they come back."""
