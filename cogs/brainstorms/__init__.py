"""Brainstorms: ideas of everybody, in the open or written first and seen all together, and what comes of them."""
