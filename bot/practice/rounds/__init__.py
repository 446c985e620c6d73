"""Rounds of stories: who tells next, what a turn is, when the round goes on. No clock, no Discord."""
