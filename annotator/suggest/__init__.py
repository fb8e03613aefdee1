"""Suggestions: recognisers that read a paragraph and propose officials, decisions, statistics."""
