"""What can be done about a view that stands there: by whom it troubles, by facilitators, by who moderates."""

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.differing import REASON_AT_MOST, View
from bot.words import speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, is_manager, leads, require_facilitator, require_here
from cogs.common.forms import Answers, entered, on_form
from cogs.common.offering import joined_or_offered
from cogs.common.places import reach
from cogs.common.posting import CannotPost, post, rewrite
from cogs.common.presses import on_press
from cogs.differ import words
from cogs.differ.hearing import Hearing
from cogs.differ.views import help_view, reason_form


class Troubled:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, hearing: Hearing) -> None:
        self.client, self.desk, self.hearing = client, desk, hearing

    def register(self) -> None:
        on_press(self.client, "view-help", self.help)
        on_press(self.client, "view-apart", self.apart)
        on_press(self.client, "view-near", self.near)
        on_press(self.client, "view-shut", self.shut)
        on_press(self.client, "view-open", self.open)
        on_press(self.client, "view-down", self.ask_why)
        on_form(self.client, "view-down", self.down)

    @answers
    async def help(self, interaction: discord.Interaction, token: str) -> None:
        """Say what can be done, with the buttons that are for this person."""
        view, live = await self._standing(interaction, token)
        if view.told.signed is not None:
            await whisper(interaction, words.helping(view, leads=False))
            return
        store, number = self.desk.store.views, live.number(interaction.user.id)
        may_lead = leads(live, interaction.user) or is_manager(interaction)
        known = view.tag is not None
        apart = await store.is_warded(view, number) if known and number is not None else None
        shut = await store.is_warded(view, None) if known and may_lead else None
        text = words.helping(view, leads=may_lead) if known else words.too_old()
        await whisper(interaction, text, view=help_view(token, apart=apart, shut=shut, leads=may_lead))

    # Who reads it

    @answers
    async def apart(self, interaction: discord.Interaction, token: str) -> None:
        view, live = await self._standing(interaction, token)
        if not await self.desk.store.views.ward(view, joined_or_offered(live, interaction)):
            raise Refusal(words.too_old())
        await interaction.response.edit_message(content=words.kept_apart(), view=None)

    @answers
    async def near(self, interaction: discord.Interaction, token: str) -> None:
        view, live = await self._standing(interaction, token)
        await self.desk.store.views.unward(view, joined_or_offered(live, interaction))
        await interaction.response.edit_message(content=words.not_apart(), view=None)

    # Facilitators

    @answers
    async def shut(self, interaction: discord.Interaction, token: str) -> None:
        view = await self._led(interaction, token)
        if not await self.desk.store.views.ward(view, None):
            raise Refusal(words.too_old())
        await interaction.response.edit_message(content=words.shut(), view=None)

    @answers
    async def open(self, interaction: discord.Interaction, token: str) -> None:
        await self.desk.store.views.unward(await self._led(interaction, token), None)
        await interaction.response.edit_message(content=words.opened(), view=None)

    @answers
    async def ask_why(self, interaction: discord.Interaction, token: str) -> None:
        await self._led(interaction, token)
        await interaction.response.send_modal(reason_form(token))

    @answers
    async def down(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        """Let the reason stand in its place; whoever wrote it reads that, and learns not which of them it was."""
        view, live = await self._standing(interaction, token)
        require_facilitator(live, interaction)
        reason = entered(entries, "words", at_most=REASON_AT_MOST)
        if not reason or view.told.signed is not None or view.post is None:
            raise Refusal(words.gone())
        await interaction.response.defer(ephemeral=True, thinking=True)
        with speaking(live.group.charter.language):
            text = words.taken_down(reason)
        try:
            place = await reach(self.client, view.post[0])
            await rewrite(place.get_partial_message(view.post[1]), self.desk.clock, content=text, view=None)
        except CannotPost as cannot:
            raise Refusal(words.not_down()) from cannot
        if await self.desk.store.views.take_down(view):
            self.hearing.removed(live, view.post[1])
        await whisper(interaction, words.down())

    async def _led(self, interaction: discord.Interaction, token: str) -> View:
        view, live = await self._standing(interaction, token)
        require_facilitator(live, interaction)
        return view

    async def _standing(self, interaction: discord.Interaction, token: str) -> tuple[View, Live]:
        """Give a view that stands, with its group. Raises Refusal."""
        view = await self.desk.store.views.by_token(token)
        live = self.desk.directory.by_id(view.group) if view else None
        if view is None or live is None or view.state != "stands":
            raise Refusal(words.too_old())
        require_here(live, interaction)
        return view, live

    # Who moderates on Discord

    async def deleted(self, message: int) -> None:
        """A message is gone that we did not take down: without a name, the bot says that there was one."""
        known = self.hearing.known(message)
        if known is None:
            return
        live = self.desk.directory.by_id(known.view.group)
        if live is None or not await self.desk.store.views.take_down(known.view):
            return
        self.hearing.removed(live, message)
        if known.view.told.signed is not None or known.view.post is None:
            return
        with speaking(live.group.charter.language):
            text = words.deleted()
        try:
            place = await reach(self.client, known.view.post[0])
            await post(place, text, nonce=f"d{known.view.token}"[:25], clock=self.desk.clock)
        except CannotPost:
            return
