"""The release on its page."""
