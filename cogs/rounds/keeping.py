"""A teller may keep a story: for themselves, for the group, or not at all; they see the words first."""

from collections import OrderedDict
from typing import NamedTuple

import discord
from discord import ui
from discord.ext import commands

from bot.practice.rounds.telling import Readers
from bot.practice.rounds.values import STORY_AT_MOST, Round, Story
from bot.words import _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, require_joined
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.posting import CannotPost
from cogs.common.presses import on_press
from cogs.rounds import private
from cogs.rounds.finding import Finder
from cogs.rounds.host import Host
from cogs.rounds.recalling import told_by
from cogs.rounds.views import keep_view, kept_view

MOST_RECALLED = 50
"""Stories that wait in memory for their teller to look at them; nothing of them is written down."""


class Recalled(NamedTuple):
    group: int
    person: int
    text: str


class Keeping:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, host: Host, finder: Finder) -> None:
        self.client, self.desk, self.host, self.finder = client, desk, host, finder
        self._recalled: OrderedDict[int, Recalled] = OrderedDict()

    def register(self) -> None:
        on_press(self.client, "round-mine", self.mine)
        for readers in ("me", "group"):
            on_form(self.client, f"keep-{readers}", self.keep_me if readers == "me" else self.keep_group)
        on_press(self.client, "keep-me", self.ask_me)
        on_press(self.client, "keep-group", self.ask_group)
        on_press(self.client, "kept-me", self.show_me)
        on_press(self.client, "kept-group", self.show_group)
        on_press(self.client, "kept-out", self.take_out)

    def forget(self, group: int, person: int) -> None:
        """Somebody left: what they told waits in memory no longer."""
        theirs = [
            story for story, each in self._recalled.items() if (each.group, each.person) == (group, person)
        ]
        for story in theirs:
            del self._recalled[story]

    @answers
    async def mine(self, interaction: discord.Interaction, token: str) -> None:
        """Show somebody what they told in a round: who thanked them, and how to keep it."""
        round_, live = await self.finder.round(token)
        me = require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        told = await self.desk.store.rounds.stories(round_.id)
        own = [story for story in told if story.person == me and story.ended]
        if not own:
            raise Refusal(_("You told no story in this round. What you said all the same is with the group."))
        for story in own:
            await self._recall(round_, story, interaction.user.id)
            await self._show(interaction, round_, story)

    async def _show(self, interaction: discord.Interaction, round_: Round, story: Story) -> None:
        answers_to = await self.desk.store.answers.to(story.id)
        thanks = {each.person for each in answers_to if each.kind == "thanks"}
        thanks -= await self.desk.store.blocks.apart_from(round_.group, story.person, thanks)
        users = await self.host.users(round_.group, thanks)
        kept = await self.desk.store.keepsakes.of_story(story.id)
        text = private.my_story(round_, sorted(users.values()), kept)
        await whisper(interaction, text, view=keep_view(story, kept))

    async def _recall(self, round_: Round, story: Story, user: int) -> None:
        try:
            text = await told_by(await self.host.place(round_), story, user)
        except CannotPost:
            return  # the place is gone; the form opens empty
        self._recalled[story.id] = Recalled(round_.group, story.person, text)
        while len(self._recalled) > MOST_RECALLED:
            self._recalled.popitem(last=False)

    @answers
    async def ask_me(self, interaction: discord.Interaction, token: str) -> None:
        await self._ask(interaction, token, "me")

    @answers
    async def ask_group(self, interaction: discord.Interaction, token: str) -> None:
        await self._ask(interaction, token, "group")

    async def _ask(self, interaction: discord.Interaction, token: str, readers: Readers) -> None:
        _round, story, _live = await self.finder.own_story(interaction, token)
        form = Form(f"keep-{readers}", token, _("Keep my story"))
        who = {
            "me": _("Only you can read it."),
            "group": _("Everybody who joined the group can read it, under your name."),
        }
        recalled = self._recalled.get(story.id)
        field = ui.TextInput[ui.Modal](
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=STORY_AT_MOST,
            default=recalled.text or None if recalled else None,
        )
        form.ask(_("As you would like to keep it"), field, who[readers])
        await interaction.response.send_modal(form)

    @answers
    async def keep_me(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await self._keep(interaction, token, entries, "me")

    @answers
    async def keep_group(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await self._keep(interaction, token, entries, "group")

    async def _keep(
        self, interaction: discord.Interaction, token: str, entries: Answers, readers: Readers
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        words = entered(entries, "words")[:STORY_AT_MOST]
        try:
            round_, story, _live = await self.finder.own_story(interaction, token)
        except Refusal as refused:
            for page in private.pages(private.quoted(words)):
                await whisper(interaction, page)
            raise Refusal(str(refused)) from refused
        if not words:
            raise Refusal(_("There were no words to keep; nothing was changed."))
        kept = await self.desk.store.keepsakes.keep(round_, story, words, readers, self.desk.clock.now())
        self._recalled.pop(story.id, None)
        await whisper(interaction, private.kept_as(kept), view=kept_view(kept))

    @answers
    async def show_me(self, interaction: discord.Interaction, token: str) -> None:
        await self._show_to(interaction, token, "me")

    @answers
    async def show_group(self, interaction: discord.Interaction, token: str) -> None:
        await self._show_to(interaction, token, "group")

    async def _show_to(self, interaction: discord.Interaction, token: str, readers: Readers) -> None:
        await interaction.response.defer()
        kept = await self.finder.own_keepsake(interaction, token)
        await self.desk.store.keepsakes.show_to(kept.id, readers)
        fresh = await self.finder.own_keepsake(interaction, token)
        await interaction.edit_original_response(content=private.kept_as(fresh), view=kept_view(fresh))

    @answers
    async def take_out(self, interaction: discord.Interaction, token: str) -> None:
        await interaction.response.defer()
        kept = await self.finder.own_keepsake(interaction, token)
        await self.desk.store.keepsakes.remove(kept.id)
        gone = _("Taken out; I keep nothing of it.")
        await interaction.edit_original_response(content=gone, view=None)
