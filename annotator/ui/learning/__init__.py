"""Learning beside the window, and acting on many places at once."""
