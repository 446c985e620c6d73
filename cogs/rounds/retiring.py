"""Rounds that nobody holds any more: the group was closed, the channel is not its own, or they never stood."""

from functools import partial

from discord.ext import commands

from bot.live import Live
from bot.practice.rounds import rules
from bot.practice.rounds.values import Round
from bot.store.rounds import NOWHERE
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost, take_down
from cogs.rounds.host import Host
from cogs.rounds.remembering import Memory


class Retiring:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, host: Host, memory: Memory) -> None:
        self.client, self.desk, self.host, self.memory = client, desk, host, memory

    async def without_group(self, round_: Round) -> None:
        """See to a round whose group this process does not carry: if it was closed, its rounds are over."""
        groups = self.desk.store.groups
        if await groups.get(round_.group) is None:
            await self.retire(round_, await groups.language(round_.group))

    async def retire(self, round_: Round, language: str) -> None:
        """End it without a word: no buttons stay, and nothing that names a teller."""
        store = self.desk.store.rounds
        stories = await store.stories(round_.id)
        step = await store.change(round_.id, partial(rules.close, now=self.desk.clock.now()))
        if step is None:
            return
        for story in stories:
            for message in filter(None, (story.post, story.asked)):
                await take_down(self.client, round_.place, message)
            if story.post is not None or story.asked is not None:
                await store.nowhere(story)
        await self.host.retire(step.after, language)
        await store.stands(step.after, ending=NOWHERE)
        await self.memory.keep(step.after)
        self.memory.let_go(step.after, stories)

    async def find(self, live: Live, round_: Round) -> bool:
        """Look for the invitation that nobody noted; without one the round was not begun. Raises CannotPost."""
        store = self.desk.store.rounds
        try:
            found = await self.host.invited(round_)
        except CannotPost as cannot:
            if cannot.passing:
                raise
            found = None
        if found is None:
            await store.remove(round_.id)
            return False
        message, place = found
        if await store.stands(round_, post=message, place=place):
            return True
        await store.remove(round_.id)  # another round is held there
        await self.host.retire(round_, live.group.charter.language, message)
        return False
