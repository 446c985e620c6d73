"""Facilitators hold a line back that does harm: only with a reason, which whoever wrote it reads; nobody learns who."""

import discord
from discord.ext import commands

from bot.practice.ground.values import REASON_AT_MOST
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_of, require_facilitator
from cogs.common.forms import Answers, entered, on_form
from cogs.common.presses import on_press, picked
from cogs.ground import words
from cogs.ground.finding import Finder
from cogs.ground.keeper import Keeper
from cogs.ground.showing import acknowledge, tell
from cogs.ground.views import held_view, hold_form


class Holding:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper, finder: Finder) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder
        self.store = desk.store.ground

    def register(self) -> None:
        on_press(self.client, "ground-hold", self.ask)
        on_form(self.client, "ground-hold", self.hold)
        on_press(self.client, "ground-release", self.release)

    @answers
    async def ask(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        entry = (await self.keeper.board(live)).entry(next(iter(picked(interaction)), ""))
        if entry is None:
            raise Refusal(words.not_there())
        await interaction.response.send_modal(hold_form(entry.first.token))

    @answers
    async def hold(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        live = await self.finder.group(interaction, token)
        require_facilitator(live, interaction)
        reason = entered(entries, "words", at_most=REASON_AT_MOST)
        if not reason:
            raise Refusal(words.needs_reason())
        await interaction.response.defer(ephemeral=True, thinking=True)
        entry = (await self.keeper.board(live)).entry(token)
        held = False
        for line in entry.lines if entry else ():
            held = await self.store.hold(line, reason) or held
        if not held:
            raise Refusal(words.not_there())
        await self.keeper.changed(live)
        await whisper(interaction, words.held(), view=held_view(token))

    @answers
    async def release(self, interaction: discord.Interaction, token: str) -> None:
        live = await self.finder.group(interaction, token)
        require_facilitator(live, interaction)
        await acknowledge(interaction)
        lines = await self.store.held(token, live.group.id)
        if not lines:
            raise Refusal(words.not_there())
        for line in lines:
            await self.store.hold(line, None)
        await self.keeper.changed(live)
        await tell(interaction, words.stands_again())
