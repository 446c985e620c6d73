"""The register of what we posted under somebody's name: noted when it is posted, seen to when one of them goes."""

import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import timedelta
from typing import Literal, NamedTuple

import discord
from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.store.holding import LETTER, TAKE_DOWN
from bot.store.posts import Going
from cogs.common.desk import Desk
from cogs.common.held import Held
from cogs.common.places import GoneForGood
from cogs.common.posting import CannotPost, take_down
from cogs.common.timekeeping import one_alone

log = logging.getLogger(__name__)

Renewer = Callable[[Live, int], Awaitable[bool]]
"""Writes a message anew, by the group and the id of what it is about, from what is left; False where that is gone.
Raises CannotPost."""

Fate = Literal["gone", "renewed", "refused"]

AGAIN = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=1))
"""When to try again what Discord refuses; the last one is repeated, until the daily round lets go of it."""

AT_ONCE = 40
"""Messages that somebody who goes waits for; the others follow without them."""

_renewers = Held[Renewer]("renewers")


class Farewell(NamedTuple):
    """What becomes of the messages that name somebody who goes. standing: those that Discord does not let us change."""

    standing: tuple[Going, ...] = ()
    under_way: int = 0


def on_renew(client: discord.Client, way: str, renewer: Renewer) -> None:
    """Let `renewer(live, about)` write messages of that kind anew when one who is named there goes."""
    _renewers.of(client)[way] = renewer


async def named(
    client: discord.Client,
    desk: Desk,
    group: int,
    where: tuple[int, int],
    persons: Collection[int],
    *,
    way: str = TAKE_DOWN,
    about: int | None = None,
) -> None:
    """Note whom a message of ours names, by number; if one of them has left while it was on its way, it is seen to.

    where: the channel or thread, and the message.
    """
    try:
        if not await desk.store.posts.note(group, where, persons, way=way, about=about):
            client.dispatch("posts_going")
    except (DBAPIError, OSError):
        log.warning("whom a message names could not be noted")


async def see_to(client: commands.AutoShardedBot, desk: Desk, among: Sequence[int] | None = None) -> Farewell:
    """Take down, or write anew, what names somebody who has gone; of these rows, or all that is due."""
    refused: list[Going] = []
    due = await desk.store.posts.due(desk.clock.now(), among)
    for post in due[:AT_ONCE]:
        claimed = desk.clock.now() + AGAIN[0]
        if not await desk.store.posts.claim(post, claimed):
            continue
        fate: Fate = "refused"
        with one_alone("a message that names somebody who left could not be seen to"):
            fate = await _see_to(client, desk, post)
        if fate == "gone":
            await desk.store.posts.gone(post.id)
        elif fate == "renewed":
            await desk.store.posts.renewed(post, claimed)
        else:
            again = AGAIN[min(post.tries, len(AGAIN) - 1)]
            await desk.store.posts.refused(post, desk.clock.now(), again)
            refused.append(post)
    return Farewell(tuple(refused), max(0, len(due) - AT_ONCE))


async def _see_to(client: commands.AutoShardedBot, desk: Desk, post: Going) -> Fate:
    """What nothing is kept of any more, or cannot be written anew for an hour, is taken down instead."""
    live, renewer = desk.directory.by_id(post.group), _renewers.of(client).get(post.way)
    patient = post.tries < len(AGAIN) - 1
    if live is not None and renewer is not None and post.about is not None and patient:
        try:
            if await renewer(live, post.about):
                return "renewed"
        except GoneForGood:
            return "gone"
        except CannotPost:
            log.warning("a message that names somebody who left could not be written anew")
            return "refused"
    return "gone" if await take_down(client, post.channel, post.message) else "refused"


def links(live_guild: int, posts: Sequence[Going]) -> list[str]:
    """Give where messages stand, for who may delete them; not those in somebody's direct messages."""
    return [
        f"https://discord.com/channels/{live_guild}/{each.channel}/{each.message}"
        for each in posts
        if each.way != LETTER
    ]
