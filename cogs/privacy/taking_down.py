"""Sees to our messages that name somebody who has gone: also what Discord refuses at first, and after a restart."""

import logging
from collections import defaultdict
from datetime import datetime

import discord
from discord.ext import commands

from bot.store.posts import Going
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.common.register import links, see_to
from cogs.common.timekeeping import Lookout, next_look

log = logging.getLogger(__name__)

FILLED = "posts"
"""The fact that what stood before there was a register has been entered in it."""

LINKED_AT_MOST = 12


class TakingDown(commands.Cog):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, notebook: Notebook) -> None:
        self.client, self.desk, self.notebook = client, desk, notebook
        self._lookout = Lookout("posts", client, desk, diary, self._see_to)

    async def cog_load(self) -> None:
        if await self.desk.store.facts.get(FILLED) is None:
            await self.desk.store.posts.fill()
            await self.desk.store.facts.set(FILLED, "filled")

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self._lookout.look()

    @commands.Cog.listener()
    async def on_posts_going(self) -> None:
        """Somebody went: what was not seen to while they waited is, and has its alarm."""
        await self._lookout.look()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self.desk.store.posts.forget([payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        await self.desk.store.posts.forget(payload.message_ids)

    async def _see_to(self, _now: datetime) -> datetime | None:
        while (await see_to(self.client, self.desk)).under_way:
            pass
        await self._tell()
        return next_look([await self.desk.store.posts.next_due()], self.desk.clock.now())

    async def _tell(self) -> None:
        """Let the facilitators know what still stands, so that a moderator can delete it; nobody is named."""
        by_group: defaultdict[int, list[Going]] = defaultdict(list)
        for post in await self.desk.store.posts.refusing():
            by_group[post.group].append(post)
        for group, posts in by_group.items():
            live = self.desk.directory.by_id(group)
            await self.desk.store.posts.tell([post.id for post in posts])
            for begin in range(0, len(posts) if live is not None else 0, LINKED_AT_MOST):
                some = posts[begin : begin + LINKED_AT_MOST]
                if live is not None:
                    told = " ".join(links(live.group.guild, some))
                    await self.notebook.note(live, "posts-standing", str(some[0].id), links=told)
