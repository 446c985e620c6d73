"""Rounds of stories: the invitation, the turns, what others know of it, the end."""
