"""Somebody leaves a group: what was noticed of them goes, and so does what stands under their name."""

from discord.ext import commands

from bot.live import Live
from cogs.common.desk import Desk
from cogs.common.posting import take_down


async def leave(client: commands.AutoShardedBot, desk: Desk, live: Live, user: int) -> int | None:
    """Let them go; gives how many of their words Discord would not take down, None if they had not joined."""
    number, store = live.number(user), desk.store
    if number is None:
        return None
    standing = [each.post for each in await store.arrivals.of_person(live.group.id, number)]
    for wish in await store.contact.of_person(live.group.id, number):
        standing += [wish.post, wish.call]
    standing += [each.post for each in await store.answers.of_person(live.group.id, number)]
    await desk.directory.leave(live, user)
    desk.writer.forget(live.group.id, number)
    client.dispatch("person_left", live, number)
    taken = [await take_down(client, each.channel, each.message) for each in standing if each is not None]
    return taken.count(False)
