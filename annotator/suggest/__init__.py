"""Suggestions: from a release's text to proposed officials, decisions and statistics."""
