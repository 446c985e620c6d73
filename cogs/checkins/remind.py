"""/checkin remind: a private reminder for who asks for one, and for nobody else."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import discord
from discord import app_commands

from bot.live import Live
from bot.practice.draft import find_zone, near_zones, read_time
from bot.practice.reminding import Reminder
from bot.practice.when import read_day
from bot.words import N_, _
from cogs.checkins.reminders import Reminding
from cogs.checkins.timekeeper import Timekeeper
from cogs.common.agreeing import agree_to_direct_messages
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, require_joined

Typed = app_commands.Range[str, 1, 100]


class Remind(app_commands.Group):
    def __init__(self, desk: Desk, reminding: Reminding, timekeeper: Timekeeper) -> None:
        super().__init__(name="remind", description=N_("A private reminder of check-ins, if you want one"))
        self.desk, self.reminding, self.timekeeper = desk, reminding, timekeeper

    @app_commands.command(description=N_("Remind me of check-ins by direct message"))
    @app_commands.describe(
        at=N_("A time of your own, such as 8:00; when it opens, if you say nothing"),
        zone=N_("Your time zone: a city is enough; the group's, if you say nothing"),
    )
    @answers
    async def me(
        self, interaction: discord.Interaction, at: Typed | None = None, zone: Typed | None = None
    ) -> None:
        live = group_here(self.desk, interaction)
        number = require_joined(live, interaction)
        own = read_time(at) if at else None
        if at and own is None:
            raise Refusal(_("I cannot read that as a time of day. Write it like 8:00 or 18:45."))
        found = find_zone(zone) if zone else live.group.charter.zone
        if found is None:
            raise Refusal(_no_such_zone(zone or ""))
        await interaction.response.defer(ephemeral=True, thinking=True)
        reminder = Reminder(live.group.id, number, interaction.user.id, own, found)
        agreed = await agree_to_direct_messages(self.desk, interaction, live)
        reminder = await self._keep(live, reminder)
        missed = await self.reminding.letters.missed(live, number)
        await whisper(interaction, f"{self._will(reminder)}{agreed}{missed}")

    @app_commands.command(description=N_("Let my reminder rest"))
    @answers
    async def pause(self, interaction: discord.Interaction) -> None:
        live, mine = await self._mine(interaction)
        await self._keep(live, replace(mine, paused=True))
        await whisper(interaction, _("Your reminder rests. `/checkin remind resume` wakes it."))

    @app_commands.command(description=N_("Wake my reminder again"))
    @answers
    async def resume(self, interaction: discord.Interaction) -> None:
        live, mine = await self._mine(interaction)
        reminder = await self._keep(live, replace(mine, paused=False, away_until=None))
        await whisper(interaction, self._will(reminder))

    @app_commands.command(description=N_("No reminders until I am back"))
    @app_commands.describe(until=N_("The day you are back, such as 24 December, Friday or in 2 weeks"))
    @answers
    async def away(self, interaction: discord.Interaction, until: Typed) -> None:
        live, mine = await self._mine(interaction)
        zone = ZoneInfo(mine.zone)
        back = read_day(until, self.desk.clock.now().astimezone(zone).date())
        if back is None:
            raise Refusal(
                _(
                    "I cannot read that as a day to come, within two years. Write it like 24 December, 2026-12-24, "
                    "Friday or in 2 weeks."
                )
            )
        await self._keep(live, replace(mine, away_until=back))
        when = discord.utils.format_dt(datetime(back.year, back.month, back.day, 12, tzinfo=zone), "D")
        await whisper(interaction, _("I don't remind you before {when}. Be well.").format(when=when))

    @app_commands.command(description=N_("End my reminder"))
    @answers
    async def stop(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        number = require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if await self.desk.store.reminders.remove(live.group.id, number):
            await whisper(interaction, _("I don't remind you any more. You are as welcome without."))
            return
        raise Refusal(_("You have no reminder here. `/checkin remind me` sets one."))

    async def _mine(self, interaction: discord.Interaction) -> tuple[Live, Reminder]:
        live = group_here(self.desk, interaction)
        mine = await self.desk.store.reminders.mine(live.group.id, require_joined(live, interaction))
        if mine is None:
            raise Refusal(_("You have no reminder here. `/checkin remind me` sets one."))
        await interaction.response.defer(ephemeral=True, thinking=True)
        return live, mine

    async def _keep(self, live: Live, reminder: Reminder) -> Reminder:
        reminder = await self.reminding.next_for(live, reminder)
        await self.desk.store.reminders.put(reminder)
        self.timekeeper.wake()
        return reminder

    def _will(self, reminder: Reminder) -> str:
        if reminder.next_at is None:
            return _("I write to you when there is a check-in to come; none is scheduled yet.")
        return _("I write to you before a check-in, or when it opens; the next time is {when}.").format(
            when=discord.utils.format_dt(reminder.next_at, "F")
        )


def _no_such_zone(zone: str) -> str:
    near = near_zones(zone)
    if not near:
        return _("I don't know that time zone. Write a big city near you, such as Berlin or New York.")
    return _("I don't know that time zone. Did you mean {zones}?").format(zones=", ".join(near))
