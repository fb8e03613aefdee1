"""The window: what is drawn, read and pressed."""
