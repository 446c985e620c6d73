"""To whom a report can go, as Discord and the group have it now."""

import aiohttp
import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.reporting import CHANNELS, Barred, Place, Places, Report, Told, Way, way_for
from bot.practice.safety import Safety
from bot.words import _
from cogs.common.answering import Refusal
from cogs.common.desk import Desk, leads
from cogs.common.facilitators import Facilitators


class CannotTell(Exception):
    """Discord does not say just now who can read where."""


class Routing:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, facilitators: Facilitators) -> None:
        self.client, self.desk, self.facilitators = client, desk, facilitators

    async def way(self, live: Live, writer: int, told: Told) -> Way | None:
        """Choose to whom it goes, None where there is nobody. Raises Refusal where Discord does not tell who reads."""
        try:
            barred = await self.barred(live, writer, told)
            return way_for(await self._places(live, barred), barred)
        except CannotTell as cannot:
            raise Refusal(
                _(
                    "I cannot see just now who can read where, so nothing was sent. Please try again in a minute; "
                    "what you "
                    "wrote is kept until then."
                )
            ) from cannot

    async def barred(self, live: Live, writer: int, told: Told) -> Barred:
        """Give who must not read it: whom it concerns, and from whom its writer keeps apart. Raises CannotTell.

        Who keeps apart from the writer is not among them: that somebody is missing from the receivers would tell it.
        """
        number, apart = live.number(writer), frozenset[int]()
        if number is not None:
            others = await self.desk.store.blocks.of(live.group.id, number)
            apart = frozenset((await self.desk.store.people.users(live.group.id, others)).values())
        leading = [await self._leads(live, each) for each in told.concerned]
        return Barred(writer, told.concerned, apart, leads=any(leading))

    async def _places(self, live: Live, barred: Barred) -> Places:
        charter, safety = live.group.charter, await self.desk.store.safety.of(live.group.id)
        guild = self.client.get_guild(live.group.guild)
        if guild is None:
            raise CannotTell
        staff = charter.nudge_channel if charter.nudges_to == "channel" else None
        managers = guild.safety_alerts_channel or guild.public_updates_channel
        return Places(
            safety=await self._place(live, safety.channel, barred),
            people=[each.user for each in safety.people if each.named and each.agreed],
            staff=await self._place(live, staff, barred),
            leaders=await self._leaders(live, safety),
            managers=await self._place(live, managers.id if managers else None, barred),
            others=charter.facilitators,
            by_role=bool(charter.facilitator_roles),
        )

    async def _leaders(self, live: Live, safety: Safety) -> list[int]:
        """Give the facilitators who may be written to: by what they chose at Join, or for reports."""
        chose = await self.facilitators.listeners(live) if live.group.charter.nudges_to == "dm" else []
        return [*chose, *[each for each in safety.agreed if await self._leads(live, each)]]

    async def _place(self, live: Live, channel: int | None, barred: Barred) -> Place | None:
        """Look at a channel; None where there is none, or none that we may write in."""
        found = self.channel(live, channel)
        if found is None:
            return None
        rights = found.permissions_for(found.guild.me)
        if not (rights.view_channel and rights.send_messages):
            return None
        return Place(found.id, await self.readers(found, barred.all))

    def channel(self, live: Live, channel: int | None) -> discord.TextChannel | None:
        """Give a channel of the group's server."""
        guild = self.client.get_guild(live.group.guild)
        found = guild.get_channel(channel) if guild and channel else None
        return found if isinstance(found, discord.TextChannel) else None

    async def readers(self, channel: discord.TextChannel, users: frozenset[int]) -> frozenset[int]:
        """Give who of them can read in a channel. Raises CannotTell."""
        members = [await self._member(channel.guild, each) for each in sorted(users)]
        return frozenset(each.id for each in members if each and channel.permissions_for(each).view_channel)

    async def may_go(self, live: Live, way: Way) -> bool:
        """Tell whether a report may be brought to its channel as that is now. Raises CannotTell."""
        channel = self.channel(live, way.channel)
        return channel is not None and not await self.readers(channel, frozenset(way.kept_from))

    def may_read(self, live: Live, report: Report, user: discord.abc.User) -> bool:
        """Tell whether somebody who asks for it is one of those to whom a report goes."""
        way = report.way
        if way is None or report.told is None or user.id in {*way.kept_from, *report.told.concerned}:
            return False
        if way.kind in CHANNELS:
            channel = self.channel(live, way.channel)
            return (
                channel is not None
                and isinstance(user, discord.Member)
                and channel.permissions_for(user).view_channel
            )
        return leads(live, user) if way.kind == "looking" else user.id in way.people

    async def _leads(self, live: Live, user: int) -> bool:
        charter, guild = live.group.charter, self.client.get_guild(live.group.guild)
        if user in charter.facilitators or not charter.facilitator_roles:
            return user in charter.facilitators
        if guild is None:
            raise CannotTell
        member = await self._member(guild, user)
        return member is not None and leads(live, member)

    async def _member(self, guild: discord.Guild, user: int) -> discord.Member | None:
        """Ask Discord for somebody; None where they are not in the server. Raises CannotTell."""
        try:
            return await guild.fetch_member(user)
        except discord.NotFound:
            return None
        except (discord.HTTPException, aiohttp.ClientError) as error:
            raise CannotTell from error
