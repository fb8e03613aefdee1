"""The registry in the window: its people, one person's page, and putting it in order."""
