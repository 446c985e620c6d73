"""Nudges: a quiet word to the facilitators, and what they answer."""
