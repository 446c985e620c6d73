"""What a floor does on Discord: its post, its calls, its end. It keeps no books."""

from typing import Any

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.floor import Floor
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.places import reach
from cogs.common.posting import post, rewrite, take_down
from cogs.floor import words
from cogs.floor.views import done_view, floor_view


class Host:
    """Every method that posts raises CannotPost, or GoneForGood."""

    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    async def put_up(self, live: Live, floor: Floor) -> int:
        """Post it; gives the message."""
        users = await self._users(floor)
        with speaking(live.group.charter.language):
            text, view = words.post_text(floor, users), floor_view(floor.token)
        return await self._say(floor, text, "up", view=view)

    async def call(self, live: Live, floor: Floor) -> int:
        """Call whoever has the floor, and nobody else; gives the message."""
        user = (await self._users(floor)).get(floor.speaker or 0, 0)
        with speaking(live.group.charter.language):
            text, view = words.call_text(floor, user), done_view(floor.token, floor.turns)
        only = discord.AllowedMentions(users=[discord.Object(user)], everyone=False, roles=False)
        return await self._say(floor, text, str(floor.turns), view=view, allowed_mentions=only)

    async def renew(self, live: Live, floor: Floor) -> bool:
        """Let the post say who speaks and who is next; False where it is gone."""
        users = await self._users(floor)
        with speaking(live.group.charter.language):
            text, view = words.post_text(floor, users), floor_view(floor.token)
        return await self._rewrite(floor, text, view)

    async def retire(self, live: Live, floor: Floor) -> None:
        """Let the post say that the floor is open again; say it anew, once, where the post is gone."""
        users = await self._users(floor)
        with speaking(live.group.charter.language):
            text = words.closed_text(floor, users)
        if not await self._rewrite(floor, text, None) and not floor.told:
            await self._say(floor, text, "end")

    async def take_down(self, floor: Floor, message: int | None) -> None:
        if message is not None:
            await take_down(self.client, floor.place, message)

    async def _say(self, floor: Floor, text: str, what: str, **more: Any) -> int:
        place = await reach(self.client, floor.place)
        return await post(place, text, nonce=f"{floor.token}-{what}"[:25], clock=self.desk.clock, **more)

    async def _rewrite(self, floor: Floor, text: str, view: discord.ui.View | None) -> bool:
        place = await reach(self.client, floor.place)
        message = place.get_partial_message(floor.post or 0)
        return await rewrite(message, self.desk.clock, content=text, view=view)

    async def _users(self, floor: Floor) -> words.Users:
        numbers = [hand.person for hand in floor.line] + ([floor.speaker] if floor.speaker else [])
        return await self.desk.store.people.users(floor.group, numbers)
