"""Places to turn, through a simulated Discord."""
