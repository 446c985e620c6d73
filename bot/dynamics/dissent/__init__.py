"""Dissent and its fate: who differed, from whom, and how the group met it."""
