"""The buttons of the invitation: a hand goes up, comes down, lets others go first; the round begins."""

from datetime import timedelta
from functools import partial

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.line import Hand, find
from bot.practice.rounds import rules
from bot.practice.rounds.values import Round
from bot.words import _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, leads
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press
from cogs.rounds import private
from cogs.rounds.finding import Finder
from cogs.rounds.pace import Pace
from cogs.rounds.views import hand_view, sides_view

LATELY = timedelta(days=30)
"""Over how long it is counted who told lately."""


class Hands:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, pace: Pace, finder: Finder) -> None:
        self.client, self.desk, self.pace, self.finder = client, desk, pace, finder

    def register(self) -> None:
        on_press(self.client, "round-hand", self.press)
        on_press(self.client, "round-side", self.side)
        on_press(self.client, "round-listen", self.listen)
        on_press(self.client, "round-lower", self.lower)
        on_press(self.client, "round-pass", self.pass_on)
        on_press(self.client, "round-begin", self.begin)

    @answers
    async def press(self, interaction: discord.Interaction, token: str) -> None:
        round_, live = await self.finder.open_round(token)
        me = joined_or_offered(live, interaction)
        up = find(round_.line, me)
        if round_.way.sides and (up is None or up.side is None):
            await whisper(interaction, private.choose_side(round_), view=sides_view(round_))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._raise(interaction, live, round_, None)

    @answers
    async def side(self, interaction: discord.Interaction, token: str) -> None:
        round_token, _sep, number = token.rpartition("-")
        round_, live = await self.finder.open_round(round_token)
        joined_or_offered(live, interaction)
        side = int(number) if number.isdecimal() and int(number) < len(round_.sides) else None
        await interaction.response.defer()
        await self._raise(interaction, live, round_, side)

    async def _raise(
        self, interaction: discord.Interaction, live: Live, round_: Round, side: int | None
    ) -> None:
        now, me = self.desk.clock.now(), joined_or_offered(live, interaction)
        self.pace.signing.reached_by(me, interaction)
        told = await self.desk.store.rounds.told_lately(round_.group, me, now - LATELY)
        hand = Hand(me, now, told=told, side=side)
        step = await self.pace.change(round_.id, partial(rules.raise_hand, hand=hand, now=now))
        if step is None or step.after.closed:
            raise Refusal(private.over())
        if step.after.winding_up:
            raise Refusal(_("The round is coming to its end; no new turn is begun. There will be another."))
        telling = step.after.telling
        if telling and telling.person == me:
            await self._answer(interaction, private.has_word(), None)
        else:
            await self._answer(interaction, private.hand_up(step.after, me), step.after)

    async def _answer(self, interaction: discord.Interaction, text: str, round_: Round | None) -> None:
        """Change the private word that was pressed on, or answer the press on the invitation."""
        view = hand_view(round_) if round_ else None
        await interaction.edit_original_response(content=text, view=view)

    @answers
    async def listen(self, interaction: discord.Interaction, token: str) -> None:
        round_, live = await self.finder.open_round(token)
        me = joined_or_offered(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self.pace.change(round_.id, partial(rules.lower, person=me, now=self.desk.clock.now()))
        await interaction.edit_original_response(content=private.listening())

    @answers
    async def lower(self, interaction: discord.Interaction, token: str) -> None:
        round_, live = await self.finder.open_round(token)
        me = joined_or_offered(live, interaction)
        await interaction.response.defer()
        await self.pace.change(round_.id, partial(rules.lower, person=me, now=self.desk.clock.now()))
        await interaction.edit_original_response(content=private.hand_down(), view=None)

    @answers
    async def pass_on(self, interaction: discord.Interaction, token: str) -> None:
        round_, live = await self.finder.open_round(token)
        me, now = joined_or_offered(live, interaction), self.desk.clock.now()
        await interaction.response.defer()
        step = await self.pace.change(round_.id, partial(rules.pass_on, person=me, now=now))
        if step is None or find(step.after.line, me) is None:
            await self._answer(interaction, private.hand_down(), None)
        else:
            await self._answer(interaction, private.hand_up(step.after, me), step.after)

    @answers
    async def begin(self, interaction: discord.Interaction, token: str) -> None:
        """Let it begin: by whoever opened it, whoever has a hand up, or a facilitator."""
        round_, live = await self.finder.open_round(token)
        me = 0 if leads(live, interaction.user) else joined_or_offered(live, interaction)
        if round_.begun is not None:
            raise Refusal(_("It has begun already."))
        if round_.paused:
            raise Refusal(_("The round rests. `/round resume` lets it go on."))
        if me and me != round_.host and find(round_.line, me) is None:
            raise Refusal(_("Whoever has a hand up can let it begin, or whoever opened the round."))
        if not round_.ready:
            raise Refusal(_("No hand is up yet. It can begin as soon as one is."))
        await interaction.response.defer()
        await self.pace.change(round_.id, partial(rules.begin, now=self.desk.clock.now()))
