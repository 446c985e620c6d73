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


MESSAGE_FITS = 1_990
"""Signs of a message of ours; Discord takes ten more."""

_MARKUP = re.compile(r"([\\\[\]()*_~`|<>]|^[#\-](?=[#\s]))", re.MULTILINE)
_BREAKS = re.compile(r"\n\s*\n+")
"""Empty lines: in a quotation they would only fill the message."""


def quoted(words: str) -> str:
    return "> " + plain(words).replace("\n", "\n> ")


def shortened(text: str, at_most: int) -> str:
    """Cut a text that is longer.

    >>> shortened("a long day", 7), shortened("a day", 7)
    ('a long…', 'a day')
    """
    return text if len(text) <= at_most else text[: at_most - 1] + "…"


def given_back(reason: str, words: str) -> str:
    """Say why something was not taken, with what somebody typed: nothing of it is lost."""
    return shortened(f"{reason}\n{quoted(words)}", MESSAGE_FITS) if words else reason
