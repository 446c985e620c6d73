"""The /checkin commands. What their buttons and forms do stands in the modules beside."""

from datetime import timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import OPENING_AT_MOST, CheckIn
from bot.practice.timetable import Schedule
from bot.practice.when import read_length
from bot.words import N_, _
from cogs.checkins import plan_words
from cogs.checkins.finding import posted
from cogs.checkins.parts import Parts
from cogs.checkins.reading import pages
from cogs.checkins.remind import Remind
from cogs.checkins.settled import open_for as lasting
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import (
    Desk,
    group_here,
    leads,
    place_of,
    require_facilitator,
    require_facilitator_or,
)
from cogs.nudges.words import link

Words = app_commands.Range[str, 1, OPENING_AT_MOST]
Typed = app_commands.Range[str, 1, 100]
NOW_OPEN_FOR = timedelta(hours=1)
READABLE = timedelta(days=7)
WHICH = N_("Its number in /checkin list; not needed where there is only one")


@app_commands.guild_only()
class CheckIns(commands.GroupCog, group_name="checkin", group_description=N_("Arriving, in a few words")):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, parts: Parts) -> None:
        self.client, self.desk, self.parts = client, desk, parts
        self.planning, self.timekeeper = parts.planning, parts.timekeeper
        if self.app_command is not None:
            self.app_command.add_command(Remind(desk, parts.reminding, parts.timekeeper))

    async def cog_load(self) -> None:
        self.parts.register()
        await self.parts.remember(self.desk.clock.now())

    async def cog_unload(self) -> None:
        self.parts.host.close()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """See to what came due meanwhile; looking again changes nothing."""
        await self.timekeeper.look()

    @commands.Cog.listener()
    async def on_guild_available(self, _guild: discord.Guild) -> None:
        await self.timekeeper.look()

    @commands.Cog.listener()
    async def on_group_changed(self, live: Live) -> None:
        await self.planning.group_changed(live)

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        self.timekeeper.wake()

    # What facilitators type

    @app_commands.command(description=N_("Let a check-in come round, or change one (facilitators)"))
    @app_commands.describe(change=N_("The number of the one to change, as in /checkin list"))
    @answers
    async def schedule(self, interaction: discord.Interaction, change: int | None = None) -> None:
        await self.planning.begin(interaction, self._led(interaction), change)

    @app_commands.command(
        name="list", description=N_("What is scheduled, and what waits for you (facilitators)")
    )
    @answers
    async def list_all(self, interaction: discord.Interaction) -> None:
        live = self._led(interaction)
        schedules = await self.desk.store.schedules.of_group(live.group.id, "checkin")
        lines = [plan_words.listed(live, schedules, interaction.locale.value)]
        lines += [
            _("Open now: {link}").format(link=link(live.group.guild, each.post.channel, each.post.message))
            for each in await self.desk.store.checkins.open_ones(live.group.id)
            if each.post
        ]
        await whisper(interaction, "\n".join(filter(None, [*lines, await self.parts.notebook.read(live)])))

    @app_commands.command(description=N_("Let a check-in rest until you resume it (facilitators)"))
    @app_commands.describe(which=WHICH)
    @answers
    async def pause(self, interaction: discord.Interaction, which: int | None = None) -> None:
        live = self._led(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self.planning.change_one(live, await self.planning.pick(live, which), paused=True)
        await whisper(interaction, _("It rests now. `/checkin resume` starts it again."))

    @app_commands.command(description=N_("Start a check-in again that rests (facilitators)"))
    @app_commands.describe(which=WHICH)
    @answers
    async def resume(self, interaction: discord.Interaction, which: int | None = None) -> None:
        live = self._led(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        schedule = await self.planning.change_one(live, await self.planning.pick(live, which), paused=False)
        await whisper(interaction, plan_words.saved(live, schedule, self.desk.clock.now()))

    skip = app_commands.Group(name="skip", description=N_("Leave one out (facilitators)"))

    @skip.command(name="next", description=N_("Leave the next check-in out, once (facilitators)"))
    @app_commands.describe(which=WHICH)
    @answers
    async def skip_next(self, interaction: discord.Interaction, which: int | None = None) -> None:
        live = self._led(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        text, view = await self.planning.skip(live, await self.planning.pick(live, which))
        await whisper(interaction, text, view=view)

    @app_commands.command(description=N_("Remove a check-in from the schedule (facilitators)"))
    @app_commands.describe(which=WHICH)
    @answers
    async def remove(self, interaction: discord.Interaction, which: int | None = None) -> None:
        live = self._led(interaction)
        await self.planning.ask_to_remove(interaction, live, await self.planning.pick(live, which))

    @app_commands.command(description=N_("See how the next check-in will look; only you do (facilitators)"))
    @app_commands.describe(which=WHICH)
    @answers
    async def preview(self, interaction: discord.Interaction, which: int | None = None) -> None:
        live = self._led(interaction)
        await whisper(interaction, **self.planning.sample(live, await self.planning.pick(live, which)))

    @app_commands.command(description=N_("Open a check-in here at once (facilitators)"))
    @app_commands.describe(
        open_for=N_("How long, such as 90 minutes; an hour if you say nothing"),
        words=N_("Opening words for this time"),
    )
    @answers
    async def now(
        self, interaction: discord.Interaction, open_for: Typed | None = None, words: Words | None = None
    ) -> None:
        live = group_here(self.desk, interaction)
        plan = await self._plan_of_opener(live, interaction)
        length = read_length(open_for) if open_for else lasting(plan) if plan else NOW_OPEN_FOR
        if length is None:
            raise Refusal(plan_words.unreadable_length(open_for or ""))
        await interaction.response.defer(ephemeral=True, thinking=True)
        channel, begun = self._channel(live, interaction), self.desk.clock.now()
        details = plan.details if plan else {"opening": "", "feelings": ""}
        opening, feelings = words or details["opening"], details["feelings"]
        new = CheckIn(
            0, "", live.group.id, None, begun, begun + length, channel, opening=opening, feelings=feelings
        )
        opened = await posted(self.parts.opener.open_now(live, new))
        self.timekeeper.wake()
        where = opened or await self.desk.store.checkins.open_in(channel)
        if where is None or where.post is None:
            raise Refusal(_("One is being opened here at this very moment."))
        at = link(live.group.guild, where.post.channel, where.post.message)
        if opened is None:
            raise Refusal(_("One is open here already: {link}").format(link=at))
        await whisper(interaction, _("It is open: {link}").format(link=at))

    @app_commands.command(description=N_("Read what was shared with the facilitators (facilitators)"))
    @answers
    async def read(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        if not leads(live, interaction.user):  # managing a server is no reason to read this
            raise Refusal(_("What people share with the facilitators is for them alone."))
        since = self.desk.clock.now() - READABLE
        shared = await self.desk.store.arrivals.for_facilitators(live.group.id, since)
        if not shared:
            raise Refusal(_("Nothing was shared with the facilitators in the last seven days."))
        users = {
            each.person: await self.desk.store.people.user(live.group.id, each.person) for each in shared
        }
        for page in pages(shared, users):
            await whisper(interaction, page)

    @app_commands.command(
        name="open-meeting",
        description=N_("Begin the meeting with what the check-in gathered (facilitators)"),
    )
    @answers
    async def open_meeting(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator_or(live, interaction, "opener", self.desk.clock.now())
        checkin = await self.desk.store.checkins.latest(live.group.id)
        if checkin is None:
            raise Refusal(
                _("There has been no check-in yet to open the meeting from. `/checkin now` begins one.")
            )
        await self.parts.meeting.begin(interaction, live, checkin)

    # What everybody types

    @app_commands.command(description=N_("Check in without looking for the button"))
    @answers
    async def here(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        opened = await self.desk.store.checkins.open_ones(live.group.id)
        here = [each for each in opened if each.channel == self._place(interaction)] or opened
        latest = here[-1] if here else await self.desk.store.checkins.latest(live.group.id)
        if latest is None:
            raise Refusal(_("There has been no check-in here yet."))
        await self.parts.arriving.check_in(
            interaction, latest.token
        )  # after the end, too: to one's own words

    async def _plan_of_opener(self, live: Live, interaction: discord.Interaction) -> Schedule | None:
        """Give the plan that whoever opens this meeting opens by; None for facilitators, who are bound to none."""
        if not require_facilitator_or(live, interaction, "opener", self.desk.clock.now()):
            return None
        plans = await self.desk.store.schedules.of_group(live.group.id, "checkin")
        here = [each for each in plans if each.details["channel"] == self._channel(live, interaction)]
        if not plans:
            raise Refusal(
                _(
                    "Your group has no check-in planned to open. Ask a facilitator to begin one with `/checkin now`."
                )
            )
        return (here or plans)[0]

    def _led(self, interaction: discord.Interaction) -> Live:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        return live

    def _channel(self, live: Live, interaction: discord.Interaction) -> int:
        """Give this channel if it is one of the group's, else its first."""
        here, channels = self._place(interaction), live.group.charter.channels
        if not channels:
            raise Refusal(_("The group has no channel any more. Give it one with `/group edit`."))
        return here if here in channels else channels[0]

    def _place(self, interaction: discord.Interaction) -> int:
        return place_of(interaction.channel) or 0
