"""The /digest commands."""

import asyncio
import io
from datetime import datetime
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.digest.report import as_html
from bot.digest.table import as_csv, as_json
from bot.digest.values import WEEKS, Digest
from bot.live import Live
from bot.practice.timetable import Schedule
from bot.store.weeks import Week
from bot.week.window import LEAST_AT_ONCE, SHORTEST
from bot.words import N_, _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, leads, require_facilitator, require_here, require_joined
from cogs.common.posting import CannotPost
from cogs.common.presses import on_press
from cogs.digests import plan_words, words
from cogs.digests.collecting import Looked
from cogs.digests.composing import Whom
from cogs.digests.parts import Parts
from cogs.digests.places import where
from cogs.nudges.words import link

MOST_WEEKS = 160
"""Weeks that are taken away at most: more than three years, which is the longest they are kept."""

When = Literal["so far", "last"]


@app_commands.guild_only()
class Digests(commands.GroupCog, group_name="digest", group_description=N_("The week's mirror")):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, parts: Parts) -> None:
        self.client, self.desk, self.parts = client, desk, parts
        self.planning, self.timekeeper = parts.planning, parts.timekeeper

    async def cog_load(self) -> None:
        self.planning.register()
        on_press(self.client, "digest-how", self.how)
        on_press(self.client, "digest-led-how", self.how)
        self.parts.diary.daily(self.timekeeper.close_untold)

    @commands.Cog.listener()
    async def on_caught_up(self) -> None:
        await self.timekeeper.heard()

    @commands.Cog.listener()
    async def on_shard_disconnect(self, shard: int) -> None:
        self.timekeeper.lost(shard)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard: int) -> None:
        self.timekeeper.back(shard)

    @commands.Cog.listener()
    async def on_shard_resumed(self, shard: int) -> None:
        await self.timekeeper.resumed(shard)

    @commands.Cog.listener()
    async def on_guild_available(self, _guild: discord.Guild) -> None:
        await self.timekeeper.look()

    @commands.Cog.listener()
    async def on_group_changed(self, live: Live) -> None:
        await self.planning.group_changed(live)

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        self.timekeeper.wake()

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, _number: int) -> None:
        """The week that goes on is looked at anew without them; what was told stays, for nobody is in it."""
        await self.parts.collector.forget(live)

    # What facilitators type

    @app_commands.command(
        description=N_("Let a digest come every week, or change when and where (facilitators)")
    )
    @answers
    async def schedule(self, interaction: discord.Interaction) -> None:
        await self.planning.begin(interaction, self._led(interaction))

    @app_commands.command(description=N_("Let the digest rest until you resume it (facilitators)"))
    @answers
    async def pause(self, interaction: discord.Interaction) -> None:
        await self._rest(interaction, paused=True)

    @app_commands.command(description=N_("Start the digest again that rests (facilitators)"))
    @answers
    async def resume(self, interaction: discord.Interaction) -> None:
        await self._rest(interaction, paused=False)

    async def _rest(self, interaction: discord.Interaction, *, paused: bool) -> None:
        live = self._led(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        schedule = await self.planning.rest(live, await self.planning.needed(live), paused=paused)
        await whisper(interaction, plan_words.described(live, schedule, interaction.locale.value))

    @app_commands.command(
        description=N_("Look at a digest before the group does; only you see it (facilitators)")
    )
    @app_commands.describe(
        whom=N_("The group's, or the facilitators'"), week=N_("The week so far, or the last one that is over")
    )
    @answers
    async def preview(
        self, interaction: discord.Interaction, whom: Whom = "group", week: When = "so far"
    ) -> None:
        live = self._led(interaction)
        if whom == "facilitators" and not leads(live, interaction.user):
            raise Refusal(_("The facilitators' digest is for them alone."))
        await interaction.response.defer(ephemeral=True, thinking=True)
        looked = await self._looked(live, week)
        digest = await self.parts.composer.digest(live, looked.week, looked.talk)
        goes_on = looked.week.closed is None
        made = await self.parts.composer.compose(live, digest, whom, looked.week.token, goes_on=goes_on)
        await whisper(interaction, made.text, files=made.files())
        foot = words.so_far(looked.week) if goes_on else words.as_it_was(looked.week)
        waiting = await self.parts.notebook.read(live)
        await whisper(
            interaction, "\n".join(filter(None, (foot, await self._scheduled(live, interaction), waiting)))
        )

    async def _looked(self, live: Live, which: When) -> Looked:
        if which == "last":
            week = await self.desk.store.weeks.last_closed(live.group.id)
            if week is None:
                raise Refusal(words.none_kept())
            return Looked(week)
        looked = await self.parts.collector.look(live, self.desk.clock.now())
        if looked.week.totals is None:
            raise Refusal(words.not_yet(live.group.charter.smallest))
        return looked

    async def _scheduled(self, live: Live, interaction: discord.Interaction) -> str:
        schedule = await self.planning.schedule_of(live)
        if schedule is None:
            return _("-# None is scheduled yet: `/digest schedule` lets one come every week.")
        return f"-# {plan_words.described(live, schedule, interaction.locale.value)}"

    @app_commands.command(
        description=N_("Tell the week at once, to the group and its facilitators (facilitators)")
    )
    @answers
    async def now(self, interaction: discord.Interaction) -> None:
        live = self._led(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        schedule = await self.planning.schedule_of(live)
        there = where(live, schedule)
        if there is None:
            raise Refusal(
                _("The channel it goes to is none of the group's any more. `/digest schedule` names another.")
            )
        try:
            async with self.parts.teller.turns.at(live.group.id):
                looked = await self._to_tell(live, schedule)
                post = await self.parts.teller.tell_now(live, there, looked)
        except CannotPost as cannot:
            raise Refusal(words.unpostable(there.channel, passing=cannot.passing)) from cannot
        finally:
            self.timekeeper.wake()
        if post is None:
            raise Refusal(_("It is being told at this very moment."))
        if schedule is not None:
            await self.planning.was_told(live, schedule)
        at = link(live.group.guild, post.channel, post.message)
        await whisper(interaction, words.told(at, schedule, self._waits(live, schedule, looked.week)))

    async def _to_tell(self, live: Live, schedule: Schedule | None) -> Looked:
        """Give the week to tell: one that is over and was not told, or the one that goes on. Raises Refusal."""
        now, store = self.desk.clock.now(), self.desk.store.weeks
        last = await store.last_closed(live.group.id)
        if last is not None and last.post is None and now - last.ends < SHORTEST:
            return Looked(last)
        if last is not None and now - last.ends < LEAST_AT_ONCE:
            raise Refusal(words.too_soon(last, schedule))
        return await self.parts.collector.look(live, now)

    def _waits(self, live: Live, schedule: Schedule | None, week: Week) -> datetime | None:
        """Give when the next one comes, where the one that is planned would tell of too little."""
        if schedule is None or schedule.next_due is None or schedule.next_due - week.ends >= SHORTEST:
            return None
        charter = live.group.charter
        coming = schedule.to_come(charter.zone, live.group.meets, schedule.next_due)
        return next((opening.at for opening in coming if opening.at - week.ends >= SHORTEST), None)

    # What everybody may have

    @app_commands.command(description=N_("Take the group's weeks away: a page to print, and tables"))
    @answers
    async def export(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        if not leads(live, interaction.user):
            require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        weeks = await self.desk.store.weeks.back(live.group.id, self.desk.clock.now(), MOST_WEEKS)
        if not weeks:
            raise Refusal(words.none_kept())
        charter = live.group.charter
        digests = [
            Digest(charter.name, charter.zone, charter.smallest, week, weeks[max(0, at - WEEKS + 1) : at])
            for at, week in enumerate(weeks)
        ]
        with speaking(charter.language):
            made = await asyncio.to_thread(
                lambda: {
                    "weeks.html": as_html(charter.name, charter.zone, charter.language, digests),
                    "weeks.csv": as_csv(weeks, charter.zone),
                    "weeks.json": as_json(charter.name, charter.zone, weeks),
                }
            )
        files = [discord.File(io.BytesIO(text.encode()), name) for name, text in made.items()]
        text = _(
            "Your group's weeks: `weeks.html` opens in a browser and prints well; `weeks.csv` and `weeks.json` are "
            "tables, with what each column means. Nobody is in them but the group as a whole."
        )
        await whisper(interaction, text, files=files)

    @answers
    async def how(self, interaction: discord.Interaction, token: str) -> None:
        week = await self.desk.store.weeks.by_token(token)
        live = self.desk.directory.by_id(week.group) if week else None
        if week is None or live is None:
            raise Refusal(_("That digest is not kept any more."))
        require_here(live, interaction)
        await whisper(interaction, words.how(live, week))

    def _led(self, interaction: discord.Interaction) -> Live:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        return live
