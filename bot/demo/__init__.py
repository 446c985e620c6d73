"""The practice room: the real bot in a simulated Discord, with a cast that plays one evening."""
