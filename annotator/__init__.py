"""Press Annotator: officials, decisions and statistics out of press releases, with their quotes."""

__version__ = "0.3.0"
