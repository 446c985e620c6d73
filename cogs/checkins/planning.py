"""The facilitators' side: schedules, and the form they are written in."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import OPENING_AT_MOST, CheckIn
from bot.practice.planning import Planned
from bot.practice.timetable import Schedule, held_after_all
from bot.words import _, speaking
from bot.words.rhythm import length_in_words
from cogs.checkins import plan_words
from cogs.checkins.plan_form import A_TIME_AT_MOST, plan_form, plan_view
from cogs.checkins.reminders import Reminding
from cogs.checkins.settled import open_for
from cogs.checkins.timekeeper import Timekeeper
from cogs.checkins.views import SAMPLE, check_in_view
from cogs.checkins.words import post_text
from cogs.common.answering import Refusal, answers, show, whisper
from cogs.common.desk import Desk, channel_here, group_of, require_facilitator
from cogs.common.forms import HINT_AT_MOST, Answers, chosen, entered, on_form
from cogs.common.presses import button, buttons, on_press
from cogs.common.turns import Turns
from cogs.groups import words as group_words
from cogs.groups.access import lacking


class Planning:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, timekeeper: Timekeeper, reminding: Reminding
    ) -> None:
        self.client, self.desk = client, desk
        self.timekeeper, self.reminding = timekeeper, reminding
        self._turns = Turns()

    def register(self) -> None:
        on_form(self.client, "checkin-plan", self.filled_in)
        on_press(self.client, "plan-save", self.save)
        on_press(self.client, "plan-form", self.change)
        on_press(self.client, "plan-look", self.look_at)
        on_press(self.client, "plan-drop", self.drop)
        on_press(self.client, "plan-remove", self.really_remove)
        on_press(self.client, "plan-keep", self.keep)
        on_press(self.client, "plan-hold", self.hold)

    async def begin(self, interaction: discord.Interaction, live: Live, number: int | None) -> None:
        """Open the form, with a schedule in it if one is to be changed."""
        planned = Planned(
            group=live.group.token, length=_("2 hours"), channel=channel_here(live, interaction)
        )
        if number is not None:
            schedule = await self.pick(live, number)
            details = schedule.details
            planned = Planned(
                group=live.group.token,
                schedule=schedule.id,
                when=details["when"],
                length=_length(schedule, interaction),
                channel=details["channel"],
                opening=details["opening"],
                feelings=details["feelings"],
            )
        token = await self._save_draft(None, live, planned)
        await interaction.response.send_modal(plan_form(planned, token))

    async def pick(self, live: Live, number: int | None) -> Schedule:
        """Give the schedule of that number in the list; without one, the only one. Raises Refusal."""
        schedules = await self.desk.store.schedules.of_group(live.group.id, "checkin")
        if not schedules:
            raise Refusal(_("No check-in is scheduled. `/checkin schedule` makes one."))
        if number is None and len(schedules) == 1:
            return schedules[0]
        if number is None or not 1 <= number <= len(schedules):
            raise Refusal(
                _("Which one? Say its number, from 1 to {most}; `/checkin list` shows them.").format(
                    most=len(schedules)
                )
            )
        return schedules[number - 1]

    async def change_one(self, live: Live, schedule: Schedule, **values: Any) -> Schedule:
        """Change a schedule; it takes effect at once."""
        now, group = self.desk.clock.now(), live.group
        changed = replace(schedule, **values).renewed(group.charter.zone, group.meets, now)
        await self.desk.store.schedules.save(changed)
        await self.took_effect(live)
        return changed

    async def skip(self, live: Live, schedule: Schedule) -> tuple[str, ui.View]:
        """Leave the next one out; gives what is said of it, and the button that takes it back."""
        left_out = schedule.next_due
        if left_out is None:
            raise Refusal(_("Nothing is to come of this one, so there is nothing to skip."))
        changed = await self.change_one(live, schedule, after=left_out)
        token = f"{schedule.token}-{left_out.timestamp():.0f}"
        hold = button("plan-hold", token, _("Hold it after all"), style=discord.ButtonStyle.secondary)
        return plan_words.skipped(left_out, changed.next_due), buttons(hold)

    @answers
    async def hold(self, interaction: discord.Interaction, token: str) -> None:
        """Hold one after all that was left out, for as long as it is still to come."""
        schedule_token, _sep, due = token.rpartition("-")
        schedule, live = await self._schedule(schedule_token)
        require_facilitator(live, interaction)
        await interaction.response.defer()
        now, group = self.desk.clock.now(), live.group
        left_out = datetime.fromtimestamp(int(due) if due.isdecimal() else 0, UTC)
        changed = held_after_all(schedule, group.charter.zone, group.meets, left_out, now)
        if changed is None:
            raise Refusal(
                _("It is too late to hold that one. `/checkin now` opens one at once, if you would like to.")
            )
        await self.desk.store.schedules.save(changed)
        await interaction.edit_original_response(content=plan_words.held(changed), view=None)
        await self.took_effect(live)

    async def took_effect(self, live: Live) -> None:
        await self.reminding.renew(live)
        self.timekeeper.wake()

    async def group_changed(self, live: Live) -> None:
        """The group's zone, or when it meets, may be another now: what is to come follows."""
        now, group = self.desk.clock.now(), live.group
        for schedule in await self.desk.store.schedules.of_group(group.id, "checkin"):
            renewed = schedule.renewed(group.charter.zone, group.meets, now)
            if renewed != schedule:
                await self.desk.store.schedules.save(renewed)
        await self.took_effect(live)

    def sample(self, live: Live, schedule: Schedule) -> dict[str, Any]:
        """Give the next post of a schedule exactly as it will look, in the group's language, whoever looks at it."""
        now = self.desk.clock.now()
        opening = next(schedule.to_come(live.group.charter.zone, live.group.meets, now), None)
        due = opening.at if opening else now
        details = schedule.details
        checkin = CheckIn(
            0, SAMPLE, live.group.id, schedule.id, due, due + open_for(schedule), details["channel"],
            opening=details["opening"], feelings=details["feelings"],
        )  # fmt: skip
        with speaking(live.group.charter.language):
            return {"content": post_text(checkin, arrived=0, late=False), "view": check_in_view(SAMPLE)}

    # What the draft's message does

    @answers
    async def filled_in(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        planned, live = await self._draft(interaction, token)
        planned.when = entered(entries, "when", at_most=A_TIME_AT_MOST)
        planned.length = entered(entries, "length", at_most=A_TIME_AT_MOST)
        planned.opening = entered(entries, "opening", at_most=OPENING_AT_MOST)
        planned.feelings = entered(entries, "feelings", at_most=HINT_AT_MOST)
        planned.channel = next(iter(chosen(entries, "channel")), None)
        await self._save_draft(token, live, planned)
        text = plan_words.summary(live, planned, self.desk.clock.now(), interaction.locale.value)
        view = plan_view(token, ready=not planned.lacks(live.group))
        await show(interaction, text, view)

    @answers
    async def change(self, interaction: discord.Interaction, token: str) -> None:
        planned, _live = await self._draft(interaction, token)
        await interaction.response.send_modal(plan_form(planned, token))

    @answers
    async def look_at(self, interaction: discord.Interaction, token: str) -> None:
        planned, live = await self._draft(interaction, token)
        schedule = self._settled(live, planned, None)
        await whisper(interaction, **self.sample(live, schedule))

    @answers
    async def save(self, interaction: discord.Interaction, token: str) -> None:
        await interaction.response.defer()
        async with self._turns.at(token):
            await self._save(interaction, token)

    async def _save(self, interaction: discord.Interaction, token: str) -> None:
        planned, live = await self._draft(interaction, token)
        before = await self.desk.store.schedules.get(planned.schedule) if planned.schedule else None
        if planned.schedule and (before is None or before.group != live.group.id):
            raise Refusal(
                _("That check-in has been removed meanwhile. Start again with `/checkin schedule`.")
            )
        schedule = self._settled(live, planned, before)
        if interaction.guild and (missing := lacking(interaction.guild, [schedule.details["channel"]])):
            raise Refusal(group_words.no_access(missing))
        if before is None:
            schedule = await self.desk.store.schedules.add(schedule)
        else:
            await self.desk.store.schedules.save(schedule)
        await self.desk.store.drafts.remove(token)
        saved = plan_words.saved(live, schedule, self.desk.clock.now())
        await interaction.edit_original_response(content=saved, view=None)
        await self.took_effect(live)

    def _settled(self, live: Live, planned: Planned, before: Schedule | None) -> Schedule:
        if planned.lacks(live.group):
            raise Refusal(
                "\n".join(plan_words.lack(live, planned, part) for part in planned.lacks(live.group))
            )
        return planned.settled(live.group, self.desk.clock.now(), before)

    @answers
    async def drop(self, interaction: discord.Interaction, token: str) -> None:
        await self._draft(interaction, token)  # only who may fill it in may let it go
        await self.desk.store.drafts.remove(token)
        await interaction.response.edit_message(content=_("All right, nothing was changed."), view=None)

    # Removing

    async def ask_to_remove(self, interaction: discord.Interaction, live: Live, schedule: Schedule) -> None:
        text = _("Remove this check-in? One that is open now goes on until it closes.\n{which}").format(
            which=plan_words.described(live, schedule, interaction.locale.value)
        )
        view = buttons(
            button("plan-remove", schedule.token, _("Remove it"), style=discord.ButtonStyle.danger),
            button("plan-keep", schedule.token, _("Keep it"), style=discord.ButtonStyle.secondary),
        )
        await whisper(interaction, text, view=view)

    @answers
    async def really_remove(self, interaction: discord.Interaction, token: str) -> None:
        schedule, live = await self._schedule(token)
        require_facilitator(live, interaction)
        await interaction.response.defer()
        await self.desk.store.schedules.remove(schedule.id)
        await interaction.edit_original_response(content=_("It is removed."), view=None)
        await self.took_effect(live)

    @answers
    async def keep(self, interaction: discord.Interaction, _token: str) -> None:
        await interaction.response.edit_message(content=_("All right, it stays."), view=None)

    async def _schedule(self, token: str) -> tuple[Schedule, Live]:
        schedule = await self.desk.store.schedules.by_token(token)
        live = self.desk.directory.by_id(schedule.group) if schedule else None
        if schedule is None or live is None:
            raise Refusal(_("It had been removed already."))
        return schedule, live

    # The draft

    async def _draft(self, interaction: discord.Interaction, token: str) -> tuple[Planned, Live]:
        form = await self.desk.store.drafts.load(token, interaction.guild_id or 0)
        if form is None:
            raise Refusal(_("This plan is finished or too old. Start again with `/checkin schedule`."))
        planned = Planned.load(form)
        live = group_of(self.desk, planned.group, interaction)
        require_facilitator(live, interaction)
        return planned, live

    async def _save_draft(self, token: str | None, live: Live, planned: Planned) -> str:
        now = self.desk.clock.now()
        return await self.desk.store.drafts.save(token, live.group.guild, planned.dump(), now)


def _length(schedule: Schedule, interaction: discord.Interaction) -> str:
    return length_in_words(open_for(schedule), interaction.locale.value)
