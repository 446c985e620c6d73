"""Finding what a button of a check-in is about, and refusing in a sentence what is gone or belongs to somebody else."""

from collections.abc import Awaitable
from typing import TypeVar

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import Arrival, CheckIn, Wish
from bot.words import _
from cogs.checkins.host import Host
from cogs.common.answering import Refusal
from cogs.common.desk import Desk
from cogs.common.offering import joined_or_offered
from cogs.common.posting import CannotPost


class Finder:
    """Every method raises Refusal."""

    def __init__(self, client: commands.AutoShardedBot, desk: Desk, host: Host) -> None:
        self.client, self.desk, self.host = client, desk, host

    async def checkin(self, token: str) -> tuple[CheckIn, Live]:
        return self._with_group(await self.desk.store.checkins.by_token(token))

    async def checkin_of(self, one: Arrival | Wish) -> tuple[CheckIn, Live]:
        return self._with_group(await self.desk.store.checkins.get(one.checkin))

    def _with_group(self, checkin: CheckIn | None) -> tuple[CheckIn, Live]:
        live = self.desk.directory.by_id(checkin.group) if checkin else None
        if checkin is None or live is None:
            raise Refusal(_("This check-in is over and forgotten. Nothing was changed."))
        return checkin, live

    async def arrival(self, interaction: discord.Interaction, token: str) -> tuple[Arrival, Live, int]:
        """Give what somebody said, its group, and who is asking, by number."""
        arrival = await self.desk.store.arrivals.by_token(token)
        live = self.desk.directory.by_id(arrival.group) if arrival else None
        if arrival is None or live is None:
            raise Refusal(_("What was said here has been taken back. Nothing of it is kept."))
        return arrival, live, joined_or_offered(live, interaction)

    async def read_by_all(self, interaction: discord.Interaction, token: str) -> tuple[Arrival, Live, int]:
        """Give what somebody said to the group, to anyone in it; what is for fewer, to whoever said it."""
        arrival, live, me = await self.arrival(interaction, token)
        if arrival.entry.readers != "group" and arrival.person != me:
            raise Refusal(_("What was said here has been taken back. Nothing of it is kept."))
        return arrival, live, me

    async def own_arrival(
        self, interaction: discord.Interaction, token: str
    ) -> tuple[Arrival, CheckIn, Live]:
        arrival, _live, me = await self.arrival(interaction, token)
        self._must_be(me, arrival.person)
        return arrival, *await self.checkin_of(arrival)

    async def own_words(self, interaction: discord.Interaction, token: str) -> tuple[Arrival, CheckIn]:
        """Give what somebody said to themselves, also when the group has been closed since."""
        arrival = await self.desk.store.arrivals.by_token(token)
        checkin = await self.desk.store.checkins.get(arrival.checkin) if arrival else None
        if arrival is None or checkin is None:
            raise Refusal(_("What was said here has been taken back. Nothing of it is kept."))
        me = await self.desk.store.people.find(arrival.group, interaction.user.id)
        self._must_be(me.number if me else 0, arrival.person)
        return arrival, checkin

    async def wish(self, interaction: discord.Interaction, token: str) -> tuple[Wish, Live, int]:
        wish = await self.desk.store.contact.by_token(token)
        live = self.desk.directory.by_id(wish.group) if wish else None
        if wish is None or live is None:
            raise Refusal(_("This wish is not open any more. Thank you for having looked."))
        return wish, live, joined_or_offered(live, interaction)

    async def own_wish(self, interaction: discord.Interaction, token: str) -> tuple[Wish, Live]:
        wish, live, me = await self.wish(interaction, token)
        self._must_be(me, wish.person)
        return wish, live

    def _must_be(self, me: int, owner: int) -> None:
        if me != owner:
            raise Refusal(_("This belongs to somebody else. Nothing was changed."))

    async def user(self, live: Live, number: int) -> int:
        """Give somebody's Discord id."""
        user = await self.desk.store.people.user(live.group.id, number)
        if user is None:
            raise Refusal(_("They have left the group, and what they said goes with them."))
        return user

    async def place(self, checkin: CheckIn) -> discord.TextChannel | discord.Thread:
        return await posted(self.host.place(checkin))


T = TypeVar("T")


async def posted(what: Awaitable[T]) -> T:
    """Let a post that does not go through be a sentence for who asked for it."""
    try:
        return await what
    except CannotPost as cannot:
        raise Refusal(_("I could not post it there just now. Please try again in a moment.")) from cannot
