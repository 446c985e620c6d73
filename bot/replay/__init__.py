"""Replay: exported conversations through the same room and policy as the live bot."""
