"""The buttons of who has the word, and the one that lets the round go on after a story."""

from functools import partial

import discord
from discord.ext import commands

from bot.practice.line import in_order
from bot.practice.rounds import rules
from bot.words import _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press
from cogs.rounds import private
from cogs.rounds.finding import Finder
from cogs.rounds.pace import Pace


class Turns:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, pace: Pace, finder: Finder) -> None:
        self.client, self.desk, self.pace, self.finder = client, desk, pace, finder

    def register(self) -> None:
        on_press(self.client, "story-done", self.done)
        on_press(self.client, "story-more", self.more)
        on_press(self.client, "story-skip", self.skip)
        on_press(self.client, "story-next", self.go_on)

    @answers
    async def done(self, interaction: discord.Interaction, token: str) -> None:
        round_, story, _live = await self.finder.own_story(interaction, token)
        await interaction.response.defer()
        now = self.desk.clock.now()
        await self.pace.change(round_.id, partial(rules.done, person=story.person, now=now))

    @answers
    async def more(self, interaction: discord.Interaction, token: str) -> None:
        round_, story, _live = await self.finder.own_story(interaction, token)
        now = self.desk.clock.now()
        step = await self.pace.change(round_.id, partial(rules.more, person=story.person, now=now))
        telling = step.after.telling if step else None
        if telling is None or telling.until is None:
            raise Refusal(_("This turn is over. Nothing was changed."))
        until = discord.utils.format_dt(telling.until, "t")
        await whisper(interaction, _("Take your time: until about {until}.").format(until=until))

    @answers
    async def skip(self, interaction: discord.Interaction, token: str) -> None:
        round_, story, _live = await self.finder.own_story(interaction, token)
        await interaction.response.defer(ephemeral=True, thinking=True)
        now = self.desk.clock.now()
        await self.pace.change(round_.id, partial(rules.pass_on, person=story.person, now=now))
        kept = _("That's all right. Your place is kept: press the button under the invitation when you like.")
        await interaction.edit_original_response(content=kept)

    @answers
    async def go_on(self, interaction: discord.Interaction, token: str) -> None:
        round_, _story, live = await self.finder.story(token)
        joined_or_offered(live, interaction)
        if round_.closed:
            raise Refusal(private.over())
        if round_.telling is not None:
            user = await self.desk.store.people.user(round_.group, round_.telling.person)
            raise Refusal(_("<@{user}> has the word already.").format(user=user or 0))
        if round_.paused:
            raise Refusal(_("The round rests. `/round resume` lets it go on."))
        if not in_order(round_.line, round_.order):
            raise Refusal(
                _(
                    "No hand is up just now. Take your time; whoever has a story raises a hand under the invitation. "
                    "`/round close` ends the round."
                )
            )
        await interaction.response.defer()
        await self.pace.change(round_.id, partial(rules.go_on, now=self.desk.clock.now()))
