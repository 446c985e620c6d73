"""What a floor does on Discord: its post, its calls, its end. It keeps no books."""

from collections.abc import Iterable
from typing import Any

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.floor import Floor
from bot.store.standing import FLOOR
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.places import reach
from cogs.common.posting import post, rewrite, take_down
from cogs.common.register import named
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
        message = await self._say(floor, text, "up", view=view)
        await self._named(floor, message, _shown(floor))
        return message

    async def call(self, live: Live, floor: Floor) -> int:
        """Call whoever has the floor, and nobody else; gives the message."""
        user = (await self._users(floor)).get(floor.speaker or 0, 0)
        with speaking(live.group.charter.language):
            text, view = words.call_text(floor, user), done_view(floor.token, floor.turns)
        only = discord.AllowedMentions(users=[discord.Object(user)], everyone=False, roles=False)
        message = await self._say(floor, text, str(floor.turns), view=view, allowed_mentions=only)
        if floor.speaker:
            await named(self.client, self.desk, floor.group, (floor.place, message), [floor.speaker])
        return message

    async def renew(self, live: Live, floor: Floor) -> bool:
        """Let the post say who speaks and who is next; False where it is gone."""
        users = await self._users(floor)
        with speaking(live.group.charter.language):
            text, view = words.post_text(floor, users), floor_view(floor.token)
        stands = await self._rewrite(floor, text, view)
        if stands:
            await self._named(floor, floor.post or 0, _shown(floor))
        return stands

    async def retire(self, live: Live, floor: Floor) -> None:
        """Let the post say that the floor is open again; say it anew, once, where the post is gone."""
        users = await self._users(floor)
        with speaking(live.group.charter.language):
            text = words.closed_text(floor, users)
        ready = [hand.person for hand in floor.ready]
        if await self._rewrite(floor, text, None):
            await self._named(floor, floor.post or 0, ready)
        elif not floor.told:
            await self._named(floor, await self._say(floor, text, "end"), ready)

    async def forget(self, live: Live, number: int) -> bool:
        """Let its post name nobody who left; False where the floor is gone."""
        floor = await self.desk.store.floors.get(number)
        if floor is None or floor.post is None:
            return False
        if floor.closed is None:
            await self.renew(live, floor)
        else:
            await self.retire(live, floor)
        return True

    async def _named(self, floor: Floor, message: int, persons: Iterable[int]) -> None:
        where, way = (floor.place, message), FLOOR
        await named(self.client, self.desk, floor.group, where, set(persons), way=way, about=floor.id)

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
        return await self.desk.store.people.users(floor.group, _shown(floor))


def _shown(floor: Floor) -> list[int]:
    """Give who is named while it is open."""
    return [hand.person for hand in floor.line] + ([floor.speaker] if floor.speaker else [])
