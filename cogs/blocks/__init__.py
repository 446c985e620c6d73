"""Keeping two members apart, wherever the bot would bring them together."""
