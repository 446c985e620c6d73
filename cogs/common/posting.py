"""Posts that arrive once, over a line that may drop them."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from discord.ui import Button, View

from bot.clock import Clock
from bot.practice.checkin import Post

log = logging.getLogger(__name__)

PAUSES = (1.0, 3.0, 9.0)
"""Seconds between tries. discord.py itself retries 429, 500, 502 and 504, but neither 503 nor a dropped line."""

LEFT_AFTER, A_MINUTE = timedelta(minutes=2), timedelta(minutes=1)
"""How long whoever began a post is given to note it, before another looks whether it stands."""

Place = discord.TextChannel | discord.Thread


class CannotPost(Exception):
    """The channel is gone or closed to us, or Discord would not take the post after several tries.

    passing: the trouble is on Discord's side, or on the way there; later it may work.
    """

    def __init__(self, *, passing: bool = False) -> None:
        super().__init__("passing" if passing else "lasting")
        self.passing = passing


async def post(
    to: discord.abc.Messageable,
    content: str,
    *,
    nonce: str,
    clock: Clock,
    picture: Callable[[], discord.File] | None = None,
    **more: Any,
) -> int:
    """Send a message and give its id; tried again after a fault, with the same nonce. picture: makes its file anew.

    Discord answers a nonce that it saw in the last minutes with the message it already has, so that a post
    whose answer got lost on the way is not made twice. Raises CannotPost.
    """
    for pause in (*PAUSES, None):
        made: dict[str, Any] = more | ({"file": picture()} if picture else {})
        try:
            message = await to.send(content, nonce=nonce, **made)
        except (discord.Forbidden, discord.NotFound) as refused:
            raise CannotPost from refused
        except (discord.HTTPException, aiohttp.ClientError, OSError) as fault:
            if pause is None or not _passing(fault):
                raise CannotPost(passing=_passing(fault)) from fault
            log.info("a post did not go through; trying again")
            await clock.sleep(pause)
        else:
            return message.id
    raise AssertionError  # the last round either returned or raised


async def awake(client: discord.Client, place: int) -> Place:
    """Give a channel or thread to write in, woken if it slept. Raises CannotPost."""
    try:
        found = client.get_channel(place) or await client.fetch_channel(place)
        if isinstance(found, discord.Thread):
            return await found.edit(archived=False) if found.archived else found
    except (discord.NotFound, discord.Forbidden) as gone:
        raise CannotPost from gone
    except (discord.HTTPException, aiohttp.ClientError) as fault:
        raise CannotPost(passing=_passing(fault)) from fault
    if not isinstance(found, discord.TextChannel):
        raise CannotPost
    return found


async def posted_once(place: Place, view: View | None, since: datetime, now: datetime) -> int | None:
    """Look for a post of ours that was made some time ago, but not noted: the one that carries these buttons.

    Nothing is looked for while whoever began it may be at it still. Raises CannotPost.
    """
    wanted = (
        {each.custom_id for each in view.children if isinstance(each, Button)} if view else set[str | None]()
    )
    if not wanted or now - since < LEFT_AFTER:
        return None
    try:
        async for message in place.history(after=since - A_MINUTE, oldest_first=True, limit=200):
            if wanted <= set(_buttons(message)):
                return message.id
    except (discord.HTTPException, aiohttp.ClientError) as error:
        raise CannotPost(passing=not isinstance(error, discord.Forbidden | discord.NotFound)) from error
    return None


async def rewrite(
    client: discord.Client, where: Post | None, text: str, view: View | None = None, *, strictly: bool = False
) -> bool:
    """Edit a message of ours; False where it is gone. Strictly: raises CannotPost where Discord refuses."""
    if where is None:
        return False
    message = client.get_partial_messageable(where.channel).get_partial_message(where.message)
    try:
        await message.edit(content=text, view=view)
    except discord.NotFound:
        return False
    except (discord.HTTPException, aiohttp.ClientError) as error:
        log.warning("a message of ours could not be renewed")
        if strictly:
            raise CannotPost from error
    return True


def _buttons(message: discord.Message) -> list[str]:
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [item.custom_id or "" for row in rows for item in row.children if isinstance(item, discord.Button)]


def _passing(fault: Exception) -> bool:
    server_trouble = 500
    return not isinstance(fault, discord.HTTPException) or fault.status >= server_trouble


async def take_down(client: discord.Client, channel: int, message: int) -> bool:
    """Delete a message of ours; False where Discord would not."""
    try:
        await client.get_partial_messageable(channel).get_partial_message(message).delete()
    except discord.NotFound:
        return True
    except (discord.HTTPException, aiohttp.ClientError):
        log.warning("a message of ours could not be taken down")
        return False
    return True
