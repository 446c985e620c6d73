"""The buttons under a nudge."""

import discord
from discord.ext import commands

from bot.dynamics.policy import Answer, after
from bot.live import Live
from bot.words import _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, require_facilitator
from cogs.common.presses import on_press
from cogs.nudges.words import thanks
from cogs.watch.watchers import Watchers


class Nudges(commands.Cog):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, watchers: Watchers) -> None:
        self.client, self.desk, self.watchers = client, desk, watchers

    async def cog_load(self) -> None:
        on_press(self.client, "nudge-helpful", self.helpful)
        on_press(self.client, "nudge-not-now", self.not_now)
        on_press(self.client, "nudge-not-so", self.not_so)

    @answers
    async def helpful(self, interaction: discord.Interaction, token: str) -> None:
        await self._answer(interaction, token, "helpful")

    @answers
    async def not_now(self, interaction: discord.Interaction, token: str) -> None:
        await self._answer(interaction, token, "not_now")

    @answers
    async def not_so(self, interaction: discord.Interaction, token: str) -> None:
        await self._answer(interaction, token, "not_so")

    async def _answer(self, interaction: discord.Interaction, token: str, answer: Answer) -> None:
        nudge = await self.desk.store.nudges.by_token(token)
        live = self.desk.directory.by_id(nudge.group) if nudge else None
        if nudge is None or live is None:
            raise Refusal(_("That group has been closed. Nothing was changed."))
        await self._check(live, interaction)
        if self.watchers.watching(live.group.token, interaction.user.id):
            self.watchers.arm(live, interaction)
        if nudge.answer is not None:
            await self._leave_standing(interaction, _("Another facilitator has answered this already."))
            return
        await self.desk.store.nudges.answer(token, answer, self.desk.clock.now())
        live.answered(nudge.kind, nudge.at, answer)
        shift = after(answer, live.group.sensitivity.get(nudge.kind, 0.0))
        await self.desk.store.groups.shift(live.group.id, nudge.kind, shift)
        await self.desk.directory.refresh(live)
        await self._leave_standing(interaction, thanks(answer))

    async def _check(self, live: Live, interaction: discord.Interaction) -> None:
        """In a server roles tell who facilitates; in a DM the person's own choice to be written to does."""
        if interaction.guild_id is not None:
            require_facilitator(live, interaction)
            return
        person = await self.desk.store.people.find(live.group.id, interaction.user.id)
        if person is None or person.dms != "nudges":
            raise Refusal(_("This nudge is no longer for you. Nothing was changed."))

    async def _leave_standing(self, interaction: discord.Interaction, word: str) -> None:
        """Take the buttons away and add a word; what was seen stays to be read again."""
        if interaction.message is None:
            await whisper(interaction, word)
            return
        await interaction.response.edit_message(content=f"{interaction.message.content}\n\n{word}", view=None)
