"""The buttons: raising a hand, letting others go first, taking it down, being done."""

from collections.abc import Callable
from functools import partial

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice import floor as rules
from bot.practice.floor import Floor
from bot.store.floors import Changed
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press
from cogs.floor import words
from cogs.floor.keeper import Keeper

Rule = Callable[[Floor, int], Floor]
Answer = Callable[[Changed, int], str]


class Hands:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper) -> None:
        self.client, self.desk, self.keeper = client, desk, keeper

    def register(self) -> None:
        on_press(self.client, "floor-raise", self.raise_hand)
        on_press(self.client, "floor-pass", self.pass_on)
        on_press(self.client, "floor-lower", self.lower)
        on_press(self.client, "floor-done", self.done)

    @answers
    async def raise_hand(self, interaction: discord.Interaction, token: str) -> None:
        rule = partial(rules.raise_hand, now=self.desk.clock.now())
        await self._press(interaction, token, rule, words.raised)

    @answers
    async def pass_on(self, interaction: discord.Interaction, token: str) -> None:
        await self._press(interaction, token, rules.pass_on, words.passed)

    @answers
    async def lower(self, interaction: discord.Interaction, token: str) -> None:
        await self._press(interaction, token, rules.lower, words.lowered)

    @answers
    async def done(self, interaction: discord.Interaction, token: str) -> None:
        token, _sep, number = token.rpartition("-")
        turn = int(number) if number.isdecimal() else 0

        def end(floor: Floor, me: int) -> Floor:
            return rules.done(floor, me) if floor.turns == turn else floor

        await self._press(interaction, token, end, partial(words.done, turn=turn))

    async def _press(self, interaction: discord.Interaction, token: str, rule: Rule, answer: Answer) -> None:
        """Do what a button says for whoever pressed it, tell them, and let the place see it."""
        await interaction.response.defer(ephemeral=True, thinking=True)  # the database may be busy
        floor, live = await self._find(token)
        me = joined_or_offered(live, interaction, words.join_first())
        changed = await self.keeper.change(live, floor.id, lambda before: rule(before, me))
        if changed is None or changed.after.closed is not None:
            await whisper(interaction, words.over())
        else:
            await whisper(interaction, answer(changed, me))
        await self.keeper.settle(live, floor.id)

    async def _find(self, token: str) -> tuple[Floor, Live]:
        floor = await self.desk.store.floors.by_token(token)
        live = self.desk.directory.by_id(floor.group) if floor else None
        if floor is None or live is None or floor.closed is not None:
            raise Refusal(words.over())
        return floor, live
