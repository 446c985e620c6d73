"""From a message on Discord to the values that the room hears. The text is read here and dropped here."""

import secrets
from datetime import datetime
from hashlib import blake2b

import discord

from bot.dynamics.acts.reading import Reading, read_acts
from bot.dynamics.cues import named_at_start, read
from bot.dynamics.names import enter
from bot.dynamics.values import SOMEONE, Cues, Utterance
from bot.live import Live, Talk

TALK = (discord.MessageType.default, discord.MessageType.reply)
"""Messages that people write; joins, pins, boosts and answers to commands are not talk."""

_SALT = secrets.token_bytes(16)


def is_talk(message: discord.Message) -> bool:
    return (
        message.guild is not None
        and not message.author.bot
        and message.type in TALK
        and not is_for_two(message.channel)
    )


def is_for_two(channel: object) -> bool:
    """Tell whether this is a private thread that we opened for two people: what they say there is theirs."""
    return (
        isinstance(channel, discord.Thread)
        and channel.type is discord.ChannelType.private_thread
        and channel.owner_id == channel.guild.me.id
    )


def utterance_of(message: discord.Message, live: Live, talk: Talk, *, content: bool) -> Utterance:
    """Take from a message what may be noticed of its writer: only that it came, if they have not joined or pause."""
    at = message.created_at  # worked out anew each time it is asked for
    number = live.measured(message.author.id, at)
    if number is None:
        return Utterance(message.id, SOMEONE, at, stranger=_stranger(message.author.id))
    enter(talk.names, message.author.display_name, number)
    answers, answered = _answered(message, live)
    return Utterance(
        message=message.id,
        speaker=number,
        at=at,
        leads=_leads(message, live),
        answers=answers,
        answered=answered,
        mentions=tuple([live.measured(user.id, at) or SOMEONE for user in message.mentions if not user.bot]),
        named=_named(message.content, live, talk, at) if content else None,
        cues=cues_of(message.content, live, content=content),
        reading=reading_of(message.content, live, talk) if content else None,
    )


def _named(text: str, live: Live, talk: Talk, at: datetime) -> int | None:
    number = named_at_start(text, talk.names)
    return None if number is not None and live.rests(number, at) else number


def cues_of(text: str, live: Live, *, content: bool) -> Cues:
    """Read a text for its cues; without the message-content intent there is no text to read."""
    return read(text, language=live.group.charter.language) if content else Cues()


def reading_of(text: str, live: Live, talk: Talk) -> Reading | None:
    return read_acts(text, talk.names, language=live.group.charter.language)


def _stranger(user: int) -> int:
    """Tell strangers apart while this process lives, to count them; the salt makes it mean nothing elsewhere."""
    return int.from_bytes(blake2b(user.to_bytes(8, "big"), key=_SALT, digest_size=8).digest(), "big")


def _leads(message: discord.Message, live: Live) -> bool:
    roles = [role.id for role in message.author.roles] if isinstance(message.author, discord.Member) else []
    return live.leads(message.author.id, roles)


def _answered(message: discord.Message, live: Live) -> tuple[int | None, int | None]:
    """Give the id that a reply answers, and who wrote that one if Discord told us."""
    reference = message.reference
    if message.type is not discord.MessageType.reply or reference is None:
        return None, None
    original = reference.resolved
    if not isinstance(original, discord.Message) or original.author.bot:
        return reference.message_id, None
    return reference.message_id, live.measured(original.author.id, message.created_at) or SOMEONE
