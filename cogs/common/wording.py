"""What people wrote, made fit to stand in a message of ours."""

import re

import discord


def plain(words: str) -> str:
    """Take away what Discord would make something else of: a link in disguise, a heading, a spoiler."""
    return _MARKUP.sub(r"\\\1", discord.utils.escape_mentions(_BREAKS.sub("\n", tidied(words))))


def tidied(words: str) -> str:
    """Leave out control characters, and those that turn the direction of what follows (they can make a name lie)."""
    return "".join(map(_shown, words))


def _shown(sign: str) -> str:
    if sign.isprintable() or sign in ("\n", "\u200d"):  # the joiner that families of emoji are made with
        return sign
    return " " if sign.isspace() else ""


_MARKUP = re.compile(r"([\\\[\]()*_~`|<>]|^[#\-](?=[#\s]))", re.MULTILINE)
_BREAKS = re.compile(r"\n\s*\n+")
"""Empty lines: in a quotation they would only fill the message."""


def quoted(words: str) -> str:
    return "> " + plain(words).replace("\n", "\n> ")
