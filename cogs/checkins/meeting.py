"""Opening the meeting from a check-in: what people would like tonight becomes what the meeting is for."""

import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.arriving import Gathered
from bot.practice.checkin import SUMMARY_WITHIN, CheckIn
from bot.words import _, speaking
from bot.words.gathering import summary
from cogs.checkins.closing import Closer
from cogs.checkins.finding import Finder, posted
from cogs.checkins.words import meeting_text
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, require_facilitator_or
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.posting import post
from cogs.common.presses import on_press

THEME_AT_MOST = 500


class MeetingOpener:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, closer: Closer, finder: Finder) -> None:
        self.client, self.desk, self.finder = client, desk, finder
        self.closer, self.host = closer, closer.host

    def register(self) -> None:
        on_press(self.client, "meeting", self.ask)
        on_form(self.client, "meeting", self.open)

    @answers
    async def ask(self, interaction: discord.Interaction, token: str) -> None:
        checkin, live = await self.finder.checkin(token)
        await self.begin(interaction, live, checkin)

    async def begin(self, interaction: discord.Interaction, live: Live, checkin: CheckIn) -> None:
        """Ask in a form what the meeting is for, with what the check-in gathered in it."""
        require_facilitator_or(live, interaction, "opener", self.desk.clock.now())
        if checkin.met is not None:
            raise Refusal(_("The meeting has been opened from this check-in already."))
        if self.desk.clock.now() - checkin.closes > SUMMARY_WITHIN:
            raise Refusal(
                _("The latest check-in is too long ago to open a meeting. `/checkin now` begins one.")
            )
        form = Form("meeting", checkin.token, _("Open the meeting"))
        with speaking(live.group.charter.language):
            suggestion = theme(await self.host.gathered(live, checkin), live.group.charter.smallest)
        field = ui.TextInput[ui.View](
            custom_id="theme", style=discord.TextStyle.paragraph, max_length=THEME_AT_MOST, required=False,
            default=suggestion[:THEME_AT_MOST] or None,
            placeholder=_("What people brought with them, and what they would like."),
        )  # fmt: skip
        form.ask(_("What is it for, today?"), field, _("Everybody reads it. It may be left empty."))
        await interaction.response.send_modal(form)

    @answers
    async def open(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        checkin, live = await self.finder.checkin(token)
        require_facilitator_or(live, interaction, "opener", self.desk.clock.now())
        await interaction.response.defer(ephemeral=True, thinking=True)
        about, now = entered(entries, "theme")[:THEME_AT_MOST], self.desk.clock.now()
        if not await self.desk.store.checkins.meet(checkin.id, about, now):
            raise Refusal(_("The meeting has been opened from this check-in already."))
        channel = self.client.get_channel(checkin.channel)
        if not isinstance(channel, discord.TextChannel):
            raise Refusal(_("I could not post it there just now. Please try again in a moment."))
        with speaking(live.group.charter.language):
            text = meeting_text(about)
        try:
            await posted(
                post(channel, text, nonce=f"m{checkin.id}-{checkin.token}"[:25], clock=self.desk.clock)
            )
        except Refusal:
            await self.desk.store.checkins.not_met(checkin.id)
            raise
        live.meets_for(checkin.channel, about, now)
        await self.closer.close(checkin, now)
        self.client.dispatch("meeting_opened", live)
        await whisper(
            interaction,
            _(
                "The meeting is open, and the check-in closed. For six hours, talk about this counts as on purpose."
            ),
        )


def theme(gathered: Gathered | None, smallest: int) -> str:
    """Suggest what the meeting is for, from what people shared; empty where too few did."""
    return " ".join(summary(gathered, smallest)[1:]) if gathered else ""
