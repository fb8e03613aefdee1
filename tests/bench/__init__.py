"""Speed: the figures that the program is held to, each beside its floor in the same run."""
