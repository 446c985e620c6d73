"""The buttons of who has the word, and the one that lets the round go on after a story."""

from functools import partial

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.line import find
from bot.practice.rounds import rules
from bot.practice.rounds.values import Round, Story
from bot.words import _
from cogs.common.answering import Refusal, answers
from cogs.common.desk import Desk, leads
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press
from cogs.rounds import private
from cogs.rounds.finding import Finder
from cogs.rounds.pace import Pace
from cogs.rounds.views import hand_view


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
        round_, story = await self._own_turn(interaction, token)
        await interaction.response.defer()
        now = self.desk.clock.now()
        await self.pace.change(round_.id, partial(rules.done, person=story.person, now=now))

    @answers
    async def more(self, interaction: discord.Interaction, token: str) -> None:
        round_, story = await self._own_turn(interaction, token)
        await interaction.response.defer(ephemeral=True, thinking=True)
        now = self.desk.clock.now()
        self.pace.signing.reached_by(story.person, interaction)
        self.pace.answered(round_.id)  # it is not silence: somebody says that they are at it
        step = await self.pace.change(round_.id, partial(rules.more, person=story.person, now=now))
        telling = step.after.telling if step else None
        text = _("Take your time. We wait for you.")
        if telling is not None and telling.until is not None:
            until = discord.utils.format_dt(telling.until, "t")
            text = _("Take your time: until about {until}.").format(until=until)
        await interaction.edit_original_response(content=text)

    @answers
    async def skip(self, interaction: discord.Interaction, token: str) -> None:
        """Not now: what was said so far was told, and nobody asks again."""
        round_, story = await self._own_turn(interaction, token)
        await interaction.response.defer(ephemeral=True, thinking=True)
        now = self.desk.clock.now()
        step = await self.pace.change(round_.id, partial(rules.pass_on, person=story.person, now=now))
        if step is not None and find(step.after.line, story.person) is not None:
            text = _(
                "That's all right. Your place is kept, and nobody asks you until you raise your hand again."
            )
            await interaction.edit_original_response(content=text, view=hand_view(step.after))
            return
        text = _("That's all right. What you have said stands; there is time for it now.")
        await interaction.edit_original_response(content=text)

    async def _own_turn(self, interaction: discord.Interaction, token: str) -> tuple[Round, Story]:
        """Give a turn that is going on to who has it. Raises Refusal."""
        round_, story, _live = await self.finder.own_story(interaction, token)
        if round_.telling is None or round_.telling.id != story.id:
            raise Refusal(_("This turn is over. Nothing was changed."))
        return round_, story

    @answers
    async def go_on(self, interaction: discord.Interaction, token: str) -> None:
        round_, story, live = await self.finder.story(token)
        if not leads(live, interaction.user):
            joined_or_offered(live, interaction)
        await self._refuse_to_go_on(live, interaction, round_, story)
        await interaction.response.defer()
        await self.pace.change(round_.id, partial(rules.go_on, now=self.desk.clock.now()))

    async def _refuse_to_go_on(
        self, live: Live, interaction: discord.Interaction, round_: Round, story: Story
    ) -> None:
        if round_.closed:
            raise Refusal(private.over())
        if round_.telling is not None:
            user = await self.desk.store.people.user(round_.group, round_.telling.person)
            raise Refusal(_("<@{user}> has the word already.").format(user=user or 0))
        if round_.paused:
            raise Refusal(_("The round rests. `/round resume` lets it go on."))
        if round_.story is not None and round_.story.id != story.id:
            raise Refusal(_("This is an earlier story; **Go on** is under the last one."))
        if not round_.ready:
            raise Refusal(self._nobody_waits(live, interaction, round_))
        fresh = story.ended is not None and self.desk.clock.now() - story.ended < rules.LINGERS
        if fresh and not await self.desk.store.answers.to(story.id):
            raise Refusal(_("Leave the story a moment; in a minute it can go on."))

    def _nobody_waits(self, live: Live, interaction: discord.Interaction, round_: Round) -> str:
        text = _(
            "No hand is up just now. Take your time; whoever has a story raises a hand under the invitation."
        )
        if leads(live, interaction.user) or live.number(interaction.user.id) == round_.host:
            return f"{text} " + _("`/round close` ends the round.")
        return f"{text} " + _("With nobody there, the round ends of itself.")
