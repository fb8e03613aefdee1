"""Whole journeys through the real window and the real program."""
