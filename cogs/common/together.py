"""Two people who both agreed to it are brought together: in a private thread, or by name where there may be none."""

import logging
from contextlib import suppress
from typing import NamedTuple

import aiohttp
import discord

from bot.clock import Clock
from bot.live import Live
from bot.words import _
from cogs.common.desk import Desk
from cogs.common.places import Place
from cogs.common.posting import CannotPost, post
from cogs.common.register import named

log = logging.getLogger(__name__)

PRIVATE = discord.Permissions(create_private_threads=True, send_messages_in_threads=True)


def private_in(place: object) -> discord.TextChannel | None:
    """Give the channel, also of a thread, if private threads may be opened in it."""
    channel = place.parent if isinstance(place, discord.Thread) else place
    if not isinstance(channel, discord.TextChannel):
        return None
    return channel if channel.permissions_for(channel.guild.me).is_superset(PRIVATE) else None


class Met(NamedTuple):
    """Where two were brought together. message: the one that calls both by name, where that was in public."""

    place: int
    message: int | None = None


async def bring_together(place: Place, one: int, other: int, *, nonce: str, clock: Clock) -> Met:
    """Open a private thread for two; where that may not be, call both by name. Raises CannotPost.

    A private thread that was promised and fails names nobody in public: both agreed to that, and to nothing else.
    """
    both = discord.AllowedMentions(users=[discord.Object(one), discord.Object(other)])
    channel = private_in(place)
    if channel is None:
        text = find_each_other(one, other)
        message = await post(place, text, nonce=nonce[:25], clock=clock, allowed_mentions=both)
        return Met(place.id, message)
    thread: discord.Thread | None = None
    try:
        thread = await channel.create_thread(
            name=_("For the two of you"), type=discord.ChannelType.private_thread, invitable=False
        )
        for user in (one, other):
            await thread.add_user(discord.Object(user))
        await thread.send(the_two_of_you(one, other), allowed_mentions=both)
        await thread.leave()
    except (discord.HTTPException, aiohttp.ClientError) as error:
        log.warning("a private thread could not be opened")
        if thread is not None:
            with suppress(discord.HTTPException, aiohttp.ClientError):
                await thread.delete()
        raise CannotPost from error
    return Met(thread.id)


async def note_together(
    client: discord.Client, desk: Desk, live: Live, met: Met, both: tuple[int, int]
) -> None:
    """Note whom a call in public names, by number; what stands in a private thread is for the two alone."""
    if met.message is not None:
        await named(client, desk, live.group.id, (met.place, met.message), both)


def the_two_of_you(one: int, other: int) -> str:
    """The first line in a private thread for two."""
    return _(
        "<@{one}>, <@{other}>: here you are, the two of you. I don't listen in here, and I leave now."
    ).format(one=one, other=other)


def find_each_other(one: int, other: int) -> str:
    """Where there may be no private thread."""
    return _(
        "<@{one}> and <@{other}>, you two would like to talk. I may not open a private thread here, so please find "
        "each other, here or by direct message."
    ).format(one=one, other=other)
