"""/watch, and the buttons that renew and end it."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.words import N_
from cogs.common.answering import answers, whisper
from cogs.common.desk import Desk, group_here, group_of, require_facilitator_or
from cogs.common.notebook import Notebook
from cogs.common.presses import on_press
from cogs.nudges.words import nudge_view
from cogs.watch.observing import Observing
from cogs.watch.watchers import Watchers
from cogs.watch.words import observing, stop_watching, stopped, watching


class Watching(commands.Cog):
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, watchers: Watchers, notebook: Notebook
    ) -> None:
        self.client, self.desk = client, desk
        self.watchers, self.notebook = watchers, notebook
        self.observing = Observing(desk)

    async def cog_load(self) -> None:
        on_press(self.client, "watch", self.renew)
        on_press(self.client, "unwatch", self.stop)

    async def cog_unload(self) -> None:
        self.watchers.close()
        self.observing.close()

    @app_commands.command(
        description=N_("Have nudges whispered to you here while the group meets (facilitators)")
    )
    @app_commands.guild_only()
    @answers
    async def watch(self, interaction: discord.Interaction) -> None:
        await self._begin(interaction, group_here(self.desk, interaction))

    @answers
    async def renew(self, interaction: discord.Interaction, token: str) -> None:
        await self._begin(interaction, group_of(self.desk, token, interaction), renewing=True)

    @answers
    async def stop(self, interaction: discord.Interaction, token: str) -> None:
        self.watchers.disarm(token, interaction.user.id)
        self.observing.end(token, interaction.user.id)
        await interaction.response.edit_message(content=stopped(), view=None)

    async def _begin(self, interaction: discord.Interaction, live: Live, *, renewing: bool = False) -> None:
        observer = require_facilitator_or(live, interaction, "observer", self.desk.clock.now())
        if observer and (me := live.number(interaction.user.id)):
            await self._observe(interaction, live, me, renewing=renewing)
            return
        joined = live.number(interaction.user.id) is not None
        until, missed = self.watchers.arm(live, interaction)
        await self._say(interaction, live, watching(until, joined=joined), renewing=renewing)
        if waiting := await self.notebook.read(live):
            await whisper(interaction, waiting)
        for ready in missed:
            await whisper(interaction, ready.text(), view=nudge_view(ready.token))

    async def _observe(
        self, interaction: discord.Interaction, live: Live, me: int, *, renewing: bool
    ) -> None:
        """Let the observer of this meeting listen along: to the shape of the talk, and to what the group shares."""
        until, _missed = self.watchers.arm(live, interaction, self.observing.sees(live, me))
        await self._say(interaction, live, observing(until), renewing=renewing)
        self.observing.begin(live, interaction, me)

    async def _say(self, interaction: discord.Interaction, live: Live, text: str, *, renewing: bool) -> None:
        view = stop_watching(live.group.token)
        if renewing:
            await interaction.response.edit_message(content=text, view=view)
        else:
            await whisper(interaction, text, view=view)
