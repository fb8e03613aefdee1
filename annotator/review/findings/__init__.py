"""Consistency: named rules over tags and texts, each finding with the quotes that it rests on."""
