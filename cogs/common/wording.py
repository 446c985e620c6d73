"""What people wrote, made fit to stand in a message of ours."""

import re

import discord


def plain(words: str) -> str:
    """Take away what Discord would make something else of: a link in disguise, a heading, a spoiler."""
    return _MARKUP.sub(r"\\\1", discord.utils.escape_mentions(_BREAKS.sub("\n", words)))


_MARKUP = re.compile(r"([\\\[\]()*_~`|<>]|^[#\-](?=[#\s]))", re.MULTILINE)
_BREAKS = re.compile(r"\n\s*\n+")
"""Empty lines: in a quotation they would only fill the message."""


def quoted(words: str) -> str:
    return "> " + plain(words).replace("\n", "\n> ")
