"""Channels and threads that we post in."""

import aiohttp
import discord
from discord.ext import commands

from cogs.common.posting import CannotPost

Place = discord.TextChannel | discord.Thread


class GoneForGood(CannotPost):
    """There is no such channel or thread any more."""


async def reach(client: commands.AutoShardedBot, place: int) -> Place:
    """Give a channel or thread to post in, awake again if it slept. Raises CannotPost, or GoneForGood."""
    try:
        found = client.get_channel(place) or await client.fetch_channel(place)
        if isinstance(found, discord.Thread) and found.archived:
            found = await found.edit(archived=False)
    except discord.NotFound as gone:
        raise GoneForGood from gone
    except (discord.HTTPException, aiohttp.ClientError) as fault:
        raise CannotPost(passing=not isinstance(fault, discord.Forbidden)) from fault
    if not isinstance(found, discord.TextChannel | discord.Thread):
        raise GoneForGood
    return found
