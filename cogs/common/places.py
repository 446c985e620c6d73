"""Channels and threads that we post in."""

from datetime import datetime, timedelta

import aiohttp
import discord
from discord.ext import commands
from discord.ui import Button, View

from cogs.common.posting import CannotPost

Place = discord.TextChannel | discord.Thread

LEFT_AFTER, A_MINUTE = timedelta(minutes=2), timedelta(minutes=1)
"""How long whoever began a post is given to note it, before another looks whether it stands."""


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


async def posted_once(place: Place, view: View | None, since: datetime, now: datetime) -> int | None:
    """Look for a post of ours that was made some time ago, but not noted: the one that carries these buttons.

    Nothing is looked for while whoever began it may be at it still. Raises CannotPost.
    """
    children = view.children if view else []
    wanted = {each.custom_id or "" for each in children if isinstance(each, Button)}
    if not wanted or now - since < LEFT_AFTER:
        return None
    return await posted_with(place, wanted, since)


async def posted_with(place: discord.abc.Messageable, wanted: set[str], since: datetime) -> int | None:
    """Find the first message after an instant that carries these buttons. Raises CannotPost."""
    try:
        async for message in place.history(after=since - A_MINUTE, oldest_first=True, limit=200):
            if wanted <= set(_buttons(message)):
                return message.id
    except (discord.HTTPException, aiohttp.ClientError) as error:
        raise CannotPost(passing=not isinstance(error, discord.Forbidden | discord.NotFound)) from error
    return None


def _buttons(message: discord.Message) -> list[str]:
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [item.custom_id or "" for row in rows for item in row.children if isinstance(item, discord.Button)]
