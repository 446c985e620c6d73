"""Multilogue: a Discord bot for peer support groups that work by mutual aid."""

__version__ = "0.1.0"
