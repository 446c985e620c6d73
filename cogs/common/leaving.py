"""Somebody leaves a group: what was noticed of them goes, and so does what stands under their name."""

from discord.ext import commands

from bot.live import Live
from cogs.common.desk import Desk
from cogs.common.posting import take_down


async def leave(client: commands.AutoShardedBot, desk: Desk, live: Live, user: int) -> bool:
    """Let them go; False if they had not joined."""
    number, store = live.number(user), desk.store
    if number is None:
        return False
    standing = [each.post for each in await store.arrivals.of_person(live.group.id, number)]
    standing += [each.post for each in await store.contact.of_person(live.group.id, number)]
    await desk.directory.leave(live, user)
    desk.writer.forget(live.group.id, number)
    for where in standing:
        if where is not None:
            await take_down(client, where.channel, where.message)
    return True
