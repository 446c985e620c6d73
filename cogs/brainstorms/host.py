"""What a brainstorm does on Discord: its post, what is said as it goes on, what came of it. It keeps no books.

Methods that post raise CannotPost, or GoneForGood where the place is gone.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

import aiohttp
import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.brainstorm.values import Brainstorm
from bot.store.standing import IDEAS, OUTCOME
from bot.words import speaking
from cogs.brainstorms import words
from cogs.brainstorms.views import look_back_view, news_view, outcome_view, post_view
from cogs.common.desk import Desk
from cogs.common.places import Place, posted_once, reach
from cogs.common.posting import post, rewrite
from cogs.common.register import named
from cogs.nudges.words import link

A_DAY = 1440


class Host:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    async def users(self, storm: Brainstorm) -> dict[int, int]:
        """Give Discord ids by number, of those who signed an idea and those who take part."""
        people = {*_signed(storm), *storm.helpers}
        return await self.desk.store.people.users(storm.group, people) if people else {}

    # Its post

    async def put_up(self, live: Live, storm: Brainstorm, *, in_thread: bool) -> tuple[int, int]:
        """Post it; gives the message, and the place where it is talked about."""
        where = await reach(self.client, storm.channel)
        with speaking(live.group.charter.language):
            text, view = words.post_text(storm, {}), post_view(storm)
            message = await post(where, text, nonce=storm.token[:25], clock=self.desk.clock, view=view)
            if in_thread and isinstance(where, discord.TextChannel):
                with suppress(
                    discord.HTTPException, aiohttp.ClientError
                ):  # else it is talked about in the channel
                    thread = await where.get_partial_message(message).create_thread(
                        name=words.thread_name(storm), auto_archive_duration=A_DAY
                    )
                    return message, thread.id
        return message, where.id

    async def find(self, storm: Brainstorm) -> tuple[int, int] | None:
        """Look for a post that nobody noted; gives it as `put_up` does, None where there is none."""
        where = await reach(self.client, storm.channel)
        message = await posted_once(where, post_view(storm), storm.opened, self.desk.clock.now())
        if message is None:
            return None
        thread = self.client.get_channel(message)  # a thread has the number of the message it hangs on
        return message, thread.id if isinstance(thread, discord.Thread) else where.id

    async def renew(self, live: Live, storm: Brainstorm, *, anew: bool = True) -> int:
        """Let the post say how it stands, put up anew where it was deleted; gives the message.

        anew: without it, one that was deleted stays so.
        """
        users = await self.users(storm)
        with speaking(live.group.charter.language):
            text, view = words.post_text(storm, users), post_view(storm)
            message = storm.post or 0
            if not await self._rewritten(storm.channel, message, text, view):
                if not anew:
                    return message
                where, nonce = await reach(self.client, storm.channel), f"{message}"[-25:]
                message = await post(where, text, nonce=nonce, clock=self.desk.clock, view=view)
        await self._named(storm, (storm.channel, message), _signed(storm), IDEAS)
        return message

    async def retire(self, storm: Brainstorm, language: str) -> None:
        """Let the post say that it is over: no ideas, no names, no buttons."""
        with speaking(language):
            await self._rewritten(storm.channel, storm.post or 0, words.retired(storm), None)
        if storm.post:
            await self._named(storm, (storm.channel, storm.post), (), IDEAS)

    # How it goes on

    async def tell(self, live: Live, storm: Brainstorm) -> int:
        """Say what phase it is in now; gives the message."""
        if storm.closed is not None and storm.outcome:
            return await self._tell_outcome(live, storm)
        at = link(live.group.guild, storm.channel, storm.post or 0)
        with speaking(live.group.charter.language):
            text, view = words.news(storm, at), news_view(storm)
        return await self._once(storm, text, view, storm.phase, storm.moved)

    async def _tell_outcome(self, live: Live, storm: Brainstorm) -> int:
        users = await self.users(storm)
        with speaking(live.group.charter.language):
            text, view = words.outcome(storm, users), outcome_view(storm)
        message = await self._once(storm, text, view, "closed", storm.moved)
        await self._named(storm, (storm.place, message), storm.helpers, OUTCOME)
        return message

    async def renew_outcome(self, live: Live, storm: Brainstorm) -> bool:
        """Let it say who takes part; False where it is gone."""
        users = await self.users(storm)
        with speaking(live.group.charter.language):
            text, view = words.outcome(storm, users), outcome_view(storm)
        stands = await self._rewritten(storm.place, storm.ending or 0, text, view)
        if stands and storm.ending:
            await self._named(storm, (storm.place, storm.ending), storm.helpers, OUTCOME)
        return stands

    async def look_back(self, live: Live, storm: Brainstorm, since: datetime) -> None:
        """Ask how it went."""
        with speaking(live.group.charter.language):
            text, view = words.looking_back(storm), look_back_view(storm)
        await self._once(storm, text, view, "back", since)

    async def _once(self, storm: Brainstorm, text: str, view: ui.View, what: str, since: datetime) -> int:
        """Post it where it is talked about, unless it stands there since an instant."""
        place = await self._place(storm)
        found = await posted_once(place, view, since, self.desk.clock.now())
        if found is not None:
            return found
        nonce = f"{what[:6]}-{storm.token}"[:25]
        return await post(place, text, nonce=nonce, clock=self.desk.clock, view=view)

    async def _place(self, storm: Brainstorm) -> Place:
        return await reach(self.client, storm.place)

    async def _named(
        self, storm: Brainstorm, where: tuple[int, int], persons: Iterable[int], way: str
    ) -> None:
        await named(self.client, self.desk, storm.group, where, set(persons), way=way, about=storm.id)

    async def _rewritten(self, place: int, message: int, text: str, view: ui.View | None) -> bool:
        if not message:
            return False
        await reach(self.client, place)  # nothing can be changed in a thread that sleeps
        found = self.client.get_partial_messageable(place).get_partial_message(message)
        return await rewrite(found, self.desk.clock, content=text, view=view)


def _signed(storm: Brainstorm) -> list[int]:
    """Give who is named in its post. Who wrote without a name is not noted beside it: that would outlast the end."""
    return [each.person for each in storm.ideas if each.signed and each.person is not None]
