"""Ideas: having one, adding to one, reading all of them, changing one's own."""

import discord
from discord.ext import commands

from bot.practice.brainstorm import rules
from bot.practice.brainstorm.rules import Cannot
from bot.practice.brainstorm.values import IDEA_AT_MOST, Brainstorm, Phase
from bot.words import _
from cogs.brainstorms import private, words
from cogs.brainstorms.finding import Finder, said_why
from cogs.brainstorms.forms import HIDDEN, grow_form, idea_form, numbers_in, own_form, wants_name
from cogs.brainstorms.keeper import Keeper
from cogs.brainstorms.views import mine_view, page_view
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, leads, require_on
from cogs.common.forms import Answers, entered, on_form
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press, picked


class Ideas:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, keeper: Keeper, finder: Finder
    ) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder

    def register(self) -> None:
        on_press(self.client, "brain-idea", self.have)
        on_press(self.client, "brain-grow", self.grow)
        on_press(self.client, "brain-all", self.read)
        on_press(self.client, "brain-news", self.read_news)
        on_press(self.client, "brain-page", self.turn_page)
        on_press(self.client, "brain-mine", self.mine)
        on_press(self.client, "brain-own", self.choose_own)
        on_form(self.client, "brain-idea", self.say)
        on_form(self.client, "brain-grow", self.say_and)
        on_form(self.client, "brain-own", self.say_anew)

    # Writing

    @answers
    async def have(self, interaction: discord.Interaction, token: str) -> None:
        storm, _live, _me = await self.finder.joined(interaction, token)
        await self.ask(interaction, storm)

    async def ask(self, interaction: discord.Interaction, storm: Brainstorm) -> None:
        """Open the form for an idea. Raises Refusal."""
        self._require(storm, "gathering")
        await interaction.response.send_modal(idea_form(storm))

    @answers
    async def grow(self, interaction: discord.Interaction, token: str) -> None:
        storm, _live, _me = await self.finder.joined(interaction, token)
        self._require(storm, "gathering", "building")
        if not storm.shown:
            raise Refusal(private.cannot("none"))
        await interaction.response.send_modal(grow_form(storm))

    @answers
    async def say(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await self._say(interaction, token, entries, grown=False)

    @answers
    async def say_and(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await self._say(interaction, token, entries, grown=True)

    async def _say(
        self, interaction: discord.Interaction, token: str, entries: Answers, *, grown: bool
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        idea, signed = entered(entries, "words", at_most=IDEA_AT_MOST), wants_name(entries)
        numbers = numbers_in(entries)
        with said_why(idea):
            storm, live, me = await self.finder.joined(interaction, token)
            require_on(live, "brainstorm")
            if not idea:
                raise Refusal(_("Please say it in a few words; nothing was kept."))
            under = numbers[0] if grown and numbers else None
            if grown and under is None:
                raise Refusal(private.cannot("gone"))

            def add(each: Brainstorm) -> Brainstorm:
                return rules.add(each, me, idea, signed=signed, under=under)

            step = await self.keeper.change(live, storm.id, add)
        if step is None:
            raise Refusal(private.cannot("over"))
        named = step.after.ideas[-1].signed
        await whisper(interaction, private.taken(step.after, signed=named))
        await self.finder.tell_held(interaction, live, storm.id)

    def _require(self, storm: Brainstorm, *phases: Phase) -> None:
        """Refuse a form that would come too early or too late. Raises Refusal."""
        if storm.closed is not None:
            raise Refusal(private.cannot("over"))
        if storm.phase not in phases:
            raise Refusal(private.cannot("too late"))

    # Reading

    @answers
    async def read(self, interaction: discord.Interaction, token: str) -> None:
        await self._page(interaction, token, 0, anew=True)

    @answers
    async def read_news(self, interaction: discord.Interaction, token: str) -> None:
        await self._page(interaction, token.rpartition("-")[0], 0, anew=True)

    @answers
    async def turn_page(self, interaction: discord.Interaction, token: str) -> None:
        storm, _sep, page = token.rpartition("-")
        await self._page(interaction, storm, int(page) if page.isdecimal() else 0, anew=False)

    async def _page(self, interaction: discord.Interaction, token: str, page: int, *, anew: bool) -> None:
        storm, live = await self.finder.storm(interaction, token)
        if not leads(live, interaction.user):
            joined_or_offered(live, interaction)
        told = words.pages(storm, await self.keeper.host.users(storm))
        page = min(page, len(told) - 1)
        view = page_view(storm, page, len(told))
        if anew:
            await whisper(interaction, told[page], **({"view": view} if view else {}))
        else:
            await interaction.response.edit_message(content=told[page], view=view)
        await self.finder.tell_held(interaction, live, storm.id)

    # One's own

    @answers
    async def mine(self, interaction: discord.Interaction, token: str) -> None:
        storm, live, me = await self.finder.joined(interaction, token)
        await interaction.response.defer(ephemeral=True, thinking=True)
        ideas = storm.of(me)
        view = mine_view(storm, ideas) if storm.closed is None else None
        shown = await whisper(interaction, private.mine(storm, ideas), **({"view": view} if view else {}))
        if shown is not None and any(each.held and not each.told for each in ideas):
            await self.keeper.change(live, storm.id, lambda each: rules.tell(each, me))

    @answers
    async def choose_own(self, interaction: discord.Interaction, token: str) -> None:
        storm, _live, me = await self.finder.joined(interaction, token.rpartition("-")[0])
        (number, *_more) = [int(each) for each in picked(interaction) if each.isdecimal()] or [0]
        idea = storm.find(number)
        if idea is None or idea.person != me:
            raise Refusal(private.cannot("gone" if idea is None else "not yours"))
        await interaction.response.send_modal(own_form(storm, idea))

    @answers
    async def say_anew(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        idea = entered(entries, "words", at_most=IDEA_AT_MOST)
        of, _sep, typed = token.rpartition("-")
        plain_number = typed.removeprefix(HIDDEN)
        number = int(plain_number) if plain_number.isdecimal() else 0
        with said_why(idea):
            storm, live, me = await self.finder.joined(interaction, of)

            def anew(each: Brainstorm) -> Brainstorm:
                if typed.startswith(HIDDEN) and not each.hidden:
                    raise Cannot("gone")
                return rules.rewrite(each, me, number, idea) if idea else rules.take_back(each, me, number)

            if await self.keeper.change(live, storm.id, anew, erases=True) is None:
                raise Cannot("over")
        await whisper(
            interaction, _("It says that now.") if idea else _("It is taken back. Nothing of it is kept.")
        )
