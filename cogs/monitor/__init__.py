"""Listening: from a message on Discord to what the room makes of it. The text goes no further than here."""
