"""Press Annotator: officials, decisions and statistics out of press releases, each with its quote."""

__version__ = "0.1.0"
