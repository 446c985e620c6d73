"""The /report commands, and Report to the facilitators on a message."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.practice.reporting import Hand, Report
from bot.words import N_, _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, group_of, leads, require_facilitator
from cogs.common.diary import Diary
from cogs.common.facilitators import Facilitators
from cogs.common.forms import Answers, chosen, on_form
from cogs.common.notebook import Notebook
from cogs.common.presses import on_press
from cogs.reports import words
from cogs.reports.bringing import Bringing
from cogs.reports.routing import Routing
from cogs.reports.views import MOST_NAMED, receivers_view, settings_form
from cogs.reports.writing import Writing

READ_AT_ONCE = 5


@app_commands.guild_only()
class Reports(
    commands.GroupCog, group_name="report", group_description=N_("Tell of harm, to those you choose it for")
):
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        facilitators: Facilitators,
        notebook: Notebook,
    ) -> None:
        self.client, self.desk = client, desk
        self.routing = Routing(client, desk, facilitators)
        self.bringing = Bringing(client, desk, diary, self.routing)
        self.writing = Writing(client, desk, routing=self.routing, bringing=self.bringing, notebook=notebook)
        self._menu = app_commands.ContextMenu(name="Report to the facilitators", callback=self.of_message)
        self._menu.guild_only = True

    async def cog_load(self) -> None:
        self.writing.register()
        on_form(self.client, "safety", self.settle)
        on_press(self.client, "report-on", self.on_it)
        on_press(self.client, "report-done", self.done)
        self.client.tree.add_command(self._menu)
        await self.bringing.look()

    async def cog_unload(self) -> None:
        self.client.tree.remove_command(self._menu.name, type=self._menu.type)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.bringing.look()

    # For everybody

    @app_commands.command(description=N_("Tell of harm; you see who reads it before it goes anywhere"))
    @answers
    async def write(self, interaction: discord.Interaction) -> None:
        await self.writing.open(interaction, group_here(self.desk, interaction), None)

    @answers
    async def of_message(self, interaction: discord.Interaction, message: discord.Message) -> None:
        await self.writing.open(interaction, group_here(self.desk, interaction), message)

    @app_commands.command(description=N_("How what you reported stands; only you see it"))
    @answers
    async def mine(self, interaction: discord.Interaction) -> None:
        live, store = group_here(self.desk, interaction), self.desk.store.reports
        sent = await store.sent_by(live.group.id, interaction.user.id)
        await whisper(interaction, words.mine([(report, await store.hands(report)) for report in sent]))

    # For those it goes to

    @app_commands.command(description=N_("Read the reports that are for you (who receives them)"))
    @answers
    async def read(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        reports = await self.desk.store.reports.sent_to(live.group.id)
        for_me = [each for each in reports if self.routing.may_read(live, each, interaction.user)]
        if not for_me:
            raise Refusal(words.nothing_to_read())
        for report in for_me[:READ_AT_ONCE]:
            done = bool((await self.desk.store.reports.hands(report))["done"])
            text = await self.bringing.text(live, report)
            await whisper(
                interaction, text, view=receivers_view(report.token, done=done), suppress_embeds=True
            )

    @answers
    async def on_it(self, interaction: discord.Interaction, token: str) -> None:
        await self._hand(interaction, token, "on")

    @answers
    async def done(self, interaction: discord.Interaction, token: str) -> None:
        await self._hand(interaction, token, "done")

    async def _hand(self, interaction: discord.Interaction, token: str, what: Hand) -> None:
        """Note who sees to a report; those it goes to read it, and whoever wrote it reads that somebody does."""
        report = await self.desk.store.reports.by_token(token)
        live = self.desk.directory.by_id(report.group) if report else None
        if report is None or live is None or report.told is None:
            raise Refusal(_("This report is not kept any more. Nothing was changed."))
        if not self._receives(live, report, interaction):
            raise Refusal(words.nothing_to_read())
        await interaction.response.defer()
        await self.desk.store.reports.hand(report, interaction.user.id, what, self.desk.clock.now())
        await self.bringing.renew(live, report)
        if interaction.message is not None and interaction.message.flags.ephemeral:
            done = bool((await self.desk.store.reports.hands(report))["done"])
            text, view = await self.bringing.text(live, report), receivers_view(token, done=done)
            await interaction.edit_original_response(content=text, view=view)

    def _receives(self, live: Live, report: Report, interaction: discord.Interaction) -> bool:
        """Tell whether whoever presses has the report before them, and may."""
        if report.told is None or interaction.user.id in report.told.concerned:
            return False
        here = interaction.message.id if interaction.message else 0
        standing = here in {message for _channel, message in report.posts}
        return standing or self.routing.may_read(live, report, interaction.user)

    # Where reports go

    @app_commands.command(description=N_("Choose a safety channel and people for reports (facilitators)"))
    @answers
    async def settings(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        safety = await self.desk.store.safety.of(live.group.id)
        await interaction.response.send_modal(settings_form(live.group.token, safety))

    @answers
    async def settle(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        channel = self.routing.channel(live, next(iter(chosen(entries, "channel")), None))
        named = chosen(entries, "people")[:MOST_NAMED]
        await self.desk.store.safety.settle(live.group.id, channel.id if channel else None, named)
        safety = await self.desk.store.safety.of(live.group.id)
        await whisper(interaction, words.settled(safety, channel))

    @app_commands.command(
        description=N_("Be written to when a report comes that is for you (who receives them)")
    )
    @app_commands.describe(on=N_("Whether I may write to you"))
    @answers
    async def receive(self, interaction: discord.Interaction, on: bool) -> None:  # noqa: FBT001  (Discord's option)
        live, user = group_here(self.desk, interaction), interaction.user
        safety = await self.desk.store.safety.of(live.group.id)
        if on and not leads(live, user) and user.id not in safety.named:
            raise Refusal(words.not_for_you())
        await self.desk.store.safety.agree(live.group.id, user.id, self.desk.clock.now() if on else None)
        await whisper(interaction, words.receiving(on=on))
