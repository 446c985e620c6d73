"""Somebody leaves a group, or is erased from it: what is held of them goes, and what stands under their name."""

from collections.abc import Sequence

from discord.ext import commands

from bot.live import Live
from bot.store.known import Place
from bot.store.posts import Going
from cogs.common.desk import Desk
from cogs.common.register import Farewell, see_to

NOBODY = 0
"""The number that no person has."""


async def leave(client: commands.AutoShardedBot, desk: Desk, live: Live, user: int) -> Farewell | None:
    """Let them go, with all that was noticed of them and what they wrote into forms; None if they had not joined."""
    number = live.number(user)
    if number is None:
        return None
    naming = await _naming(desk, live.group.id, number)
    await desk.directory.leave(live, user)
    return await _after(client, desk, live.group.id, number, naming)


async def leave_at(client: commands.AutoShardedBot, desk: Desk, user: int, place: Place) -> Farewell:
    """Let somebody leave a group, also one that has been closed."""
    live = desk.directory.by_id(place.group)
    if live is not None:
        return await leave(client, desk, live, user) or Farewell()
    if place.number is None:
        return Farewell()
    naming = await _naming(desk, place.group, place.number)
    await desk.store.people.leave(place.group, user)
    return await _after(client, desk, place.group, place.number, naming)


async def erase_at(client: commands.AutoShardedBot, desk: Desk, user: int, place: Place) -> Farewell:
    """Let go of all about somebody in a group, also that they facilitate, and also in one that has been closed."""
    live, number = desk.directory.by_id(place.group), place.number
    naming = await _naming(desk, place.group, number) if number is not None else []
    reported = await desk.store.reports.posts_of(place.group, user)
    if live is not None:
        await desk.directory.erase(live, user)
    else:
        await desk.store.people.erase(place.group, user)
    for post in reported:  # by somebody who need not have joined: it is to be taken down from the start
        await desk.store.posts.note(place.group, post, (NOBODY,))
    naming += [each.id for each in await desk.store.posts.due(desk.clock.now()) if _is_among(each, reported)]
    return await _after(client, desk, place.group, number, naming)


def _is_among(post: Going, places: Sequence[tuple[int, int]]) -> bool:
    return (post.channel, post.message) in places


async def _naming(desk: Desk, group: int, number: int) -> list[int]:
    """Give the rows of what names somebody on Discord, while it is still known that it does."""
    await desk.store.posts.fill(group, number)
    return await desk.store.posts.naming(group, number)


async def _after(
    client: commands.AutoShardedBot, desk: Desk, group: int, number: int | None, naming: list[int]
) -> Farewell:
    """Their rows are gone: what is in memory goes, too, and what stands on Discord."""
    live = desk.directory.by_id(group)
    if number is not None:
        desk.writer.forget(group, number)
        if live is not None:
            client.dispatch("person_left", live, number)
    try:
        return await see_to(client, desk, naming) if naming else Farewell()
    finally:
        client.dispatch("posts_going")
