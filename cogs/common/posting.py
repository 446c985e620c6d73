"""Posts that arrive once, over a line that may drop them."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import discord

from bot.clock import Clock

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES = (1.0, 3.0, 9.0)
"""Seconds between tries. discord.py itself retries 429, 500, 502 and 504, but neither 503 nor a dropped line."""

THREAD_SLEEPS = 50083
"""Discord's code for what cannot be done in an archived thread."""


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
    pictures: Callable[[], list[discord.File]] | None = None,
    **more: Any,
) -> int:
    """Send a message and give its id; tried again after a fault, with the same nonce. pictures: makes its files anew.

    Discord answers a nonce that it saw in the last minutes with the message it already has, so that a post
    whose answer got lost on the way is not made twice. Raises CannotPost.
    """

    async def send() -> discord.Message:
        made: dict[str, Any] = more | ({"files": pictures()} if pictures else {})
        return await to.send(content, nonce=nonce, **made)

    return (await _tried(send, clock)).id


async def rewrite(message: discord.PartialMessage, clock: Clock, **changes: Any) -> bool:
    """Edit a message of ours; False where it is gone. Tried again after a fault. Raises CannotPost."""
    try:
        await _tried(lambda: message.edit(**changes), clock)
    except CannotPost as cannot:
        if isinstance(cannot.__cause__, discord.NotFound):
            return False
        raise
    return True


async def _tried(what: Callable[[], Awaitable[T]], clock: Clock) -> T:
    for pause in (*PAUSES, None):
        try:
            return await what()
        except (discord.Forbidden, discord.NotFound) as refused:
            raise CannotPost from refused
        except (discord.HTTPException, aiohttp.ClientError, OSError) as fault:
            if pause is None or not _passing(fault):
                raise CannotPost(passing=_passing(fault)) from fault
            log.info("a post did not go through; trying again")
            await clock.sleep(pause)
    raise AssertionError  # the last round either returned or raised


def _passing(fault: Exception) -> bool:
    server_trouble = 500
    return not isinstance(fault, discord.HTTPException) or fault.status >= server_trouble


async def take_down(client: discord.Client, channel: int, message: int) -> bool:
    """Delete a message of ours; False where Discord would not. One that is gone, or its place, counts as done."""
    where = client.get_partial_messageable(channel)
    try:
        try:
            await where.get_partial_message(message).delete()
        except discord.HTTPException as error:
            if error.code != THREAD_SLEEPS:
                raise
            thread = await client.fetch_channel(channel)
            if isinstance(thread, discord.Thread):
                await thread.edit(archived=False)
            await where.get_partial_message(message).delete()
    except discord.NotFound:
        return True
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        log.warning("a message of ours could not be taken down")
        return False
    return True
