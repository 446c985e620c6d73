"""The facilitators' side: the one schedule of a group's digest, and the form it is written in."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.mirroring import PlannedDigest
from bot.practice.timetable import Schedule
from bot.week.window import not_before
from bot.words import _
from cogs.common.answering import Refusal, answers, show
from cogs.common.desk import Desk, channel_here, group_of, require_facilitator
from cogs.common.forms import Answers, chosen, entered, on_form
from cogs.common.presses import on_press
from cogs.common.turns import Turns
from cogs.digests import plan_words
from cogs.digests.places import everybody_reads
from cogs.digests.plan_form import A_TIME_AT_MOST, plan_form, plan_view
from cogs.digests.timekeeper import Timekeeper
from cogs.groups import words as group_words
from cogs.groups.access import lacking


class Planning:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, timekeeper: Timekeeper) -> None:
        self.client, self.desk, self.timekeeper = client, desk, timekeeper
        self._turns = Turns()

    def register(self) -> None:
        on_form(self.client, "digest-plan", self.filled_in)
        on_press(self.client, "digest-save", self.save)
        on_press(self.client, "digest-form", self.change)
        on_press(self.client, "digest-drop", self.drop)

    async def schedule_of(self, live: Live) -> Schedule | None:
        found = await self.desk.store.schedules.of_group(live.group.id, "digest")
        return found[0] if found else None

    async def needed(self, live: Live) -> Schedule:
        """Give the group's schedule. Raises Refusal."""
        schedule = await self.schedule_of(live)
        if schedule is None:
            raise Refusal(_("No digest is scheduled. `/digest schedule` lets one come every week."))
        return schedule

    async def begin(self, interaction: discord.Interaction, live: Live) -> None:
        """Open the form, with what is scheduled in it."""
        schedule = await self.schedule_of(live)
        planned = PlannedDigest(group=live.group.token, channel=channel_here(live, interaction))
        if schedule is not None:
            details = schedule.details
            planned.when, planned.channel = details["when"], details["channel"]
            planned.led_channel = details["led_channel"]
        await interaction.response.send_modal(plan_form(planned, await self._save_draft(None, live, planned)))

    async def rest(self, live: Live, schedule: Schedule, *, paused: bool) -> Schedule:
        """Let it rest, or go on."""
        return await self._change(live, schedule, paused=paused)

    async def was_told(self, live: Live, schedule: Schedule) -> Schedule:
        """Let one that would tell of too little, right after the last, wait for the next time."""
        return await self._change(live, schedule)

    async def group_changed(self, live: Live) -> None:
        """The group's zone may be another now: what is to come follows."""
        schedule = await self.schedule_of(live)
        if schedule is not None:
            await self._change(live, schedule)

    async def _change(self, live: Live, schedule: Schedule, **values: Any) -> Schedule:
        now, group = self.desk.clock.now(), live.group
        after = max(schedule.after, await self._after(live))
        changed = replace(schedule, after=after, **values).renewed(group.charter.zone, group.meets, now)
        if changed != schedule:
            await self.desk.store.schedules.save(changed)
        self.timekeeper.wake()
        return changed

    async def _after(self, live: Live) -> datetime:
        """Give the instant after which the next may be due."""
        last = await self.desk.store.weeks.last_told(live.group.id)
        return not_before(last.ends if last else None, self.desk.clock.now())

    # What the draft's message does

    @answers
    async def filled_in(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        planned, live = await self._draft(interaction, token)
        planned.when = entered(entries, "when", at_most=A_TIME_AT_MOST)
        planned.channel = next(iter(chosen(entries, "channel")), None)
        planned.led_channel = next(iter(chosen(entries, "led_channel")), None)
        planned.open = everybody_reads(interaction.guild, planned.led_channel)
        await self._save_draft(token, live, planned)
        now, after = self.desk.clock.now(), await self._after(live)
        text = plan_words.summary(live, planned, now, after, interaction.locale.value)
        view = plan_view(token, ready=not planned.lacks(live.group))
        await show(interaction, text, view)

    @answers
    async def change(self, interaction: discord.Interaction, token: str) -> None:
        planned, _live = await self._draft(interaction, token)
        await interaction.response.send_modal(plan_form(planned, token))

    @answers
    async def save(self, interaction: discord.Interaction, token: str) -> None:
        await interaction.response.defer()
        planned, live = await self._draft(interaction, token)
        async with self._turns.at(live.group.id):  # a group has one; two who save at once write the same row
            schedule = await self._save(interaction, live, planned)
        await self.desk.store.drafts.remove(token)
        saved = [_("✅ Saved."), *plan_words.times(live, schedule, self.desk.clock.now())]
        await interaction.edit_original_response(content="\n".join(saved), view=None)
        self.timekeeper.wake()

    async def _save(self, interaction: discord.Interaction, live: Live, planned: PlannedDigest) -> Schedule:
        planned.open = everybody_reads(interaction.guild, planned.led_channel)
        if lacks := planned.lacks(live.group):
            raise Refusal("\n".join(plan_words.lack(live, planned, part) for part in lacks))
        before = await self.schedule_of(live)
        after = await self._after(live)
        schedule = planned.settled(live.group, self.desk.clock.now(), before, after=after)
        places = [each for each in (planned.channel, planned.led_channel) if each]
        if interaction.guild and (missing := lacking(interaction.guild, places)):
            raise Refusal(group_words.no_access(missing))
        if before is None:
            return await self.desk.store.schedules.add(schedule)
        await self.desk.store.schedules.save(schedule)
        return schedule

    @answers
    async def drop(self, interaction: discord.Interaction, token: str) -> None:
        await self._draft(interaction, token)  # only who may fill it in may let it go
        await self.desk.store.drafts.remove(token)
        await interaction.response.edit_message(content=_("All right, nothing was changed."), view=None)

    # The draft

    async def _draft(self, interaction: discord.Interaction, token: str) -> tuple[PlannedDigest, Live]:
        form = await self.desk.store.drafts.load(token, interaction.guild_id or 0)
        if form is None:
            raise Refusal(_("This plan is finished or too old. Start again with `/digest schedule`."))
        planned = PlannedDigest.load(form)
        live = group_of(self.desk, planned.group, interaction)
        require_facilitator(live, interaction)
        return planned, live

    async def _save_draft(self, token: str | None, live: Live, planned: PlannedDigest) -> str:
        now = self.desk.clock.now()
        return await self.desk.store.drafts.save(token, live.group.guild, planned.dump(), now)
