"""Common ground: a board of what members need, wish, worry about and are good at, and what overlaps in it."""
