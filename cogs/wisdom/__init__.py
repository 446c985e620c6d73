"""The wisdom book: what the group has learned, kept with its writers' yes, and found again."""
