"""Giving words to the book, changing them, and taking them out: all of it for their writer alone."""

from dataclasses import replace

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.wisdom import WORDS_AT_MOST, Entry, Given, chosen_themes, without_mentions
from bot.words import _
from cogs.common.answering import Refusal, answers, gives_back, whisper
from cogs.common.desk import Desk, group_of, leads, require_joined, require_on
from cogs.common.forms import Answers, entered, on_form
from cogs.common.presses import on_press, picked
from cogs.common.turns import Turns
from cogs.wisdom import words
from cogs.wisdom.showing import Showing
from cogs.wisdom.views import entry_form, own_view


class Keeping:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, showing: Showing) -> None:
        self.client, self.desk, self.showing = client, desk, showing
        self._turns = Turns()

    def register(self) -> None:
        on_form(self.client, "wisdom-add", self.added)
        on_form(self.client, "wisdom-edit", self.edited)
        on_press(self.client, "wisdom-own", self.take_up)
        on_press(self.client, "wisdom-change", self.change)
        on_press(self.client, "wisdom-open", self.open_or_close)
        on_press(self.client, "wisdom-out", self.take_out)

    async def require_room(self, live: Live, interaction: discord.Interaction) -> int:
        """Give who may give own words unasked. Raises Refusal, before anybody writes in vain."""
        me = require_joined(live, interaction)
        require_on(live, "wisdom")
        if leads(live, interaction.user):
            raise Refusal(words.led())
        if why := await self.desk.store.wisdom.room(live.group.id, me):
            raise Refusal(words.not_kept(why))
        return me

    async def open_form(
        self, interaction: discord.Interaction, name: str, token: str, group: int, given: Given
    ) -> None:
        themes = await self.desk.store.wisdom.themes(group)
        await interaction.response.send_modal(entry_form(name, token, given, themes))

    @answers
    async def added(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        typed = entered(entries, "words", at_most=WORDS_AT_MOST)
        await interaction.response.defer(ephemeral=True, thinking=True)
        with gives_back(typed):
            live = group_of(self.desk, token, interaction)
            me = await self.require_room(live, interaction)
            await self.keep(interaction, live, me, entries)

    async def keep(
        self,
        interaction: discord.Interaction,
        live: Live,
        person: int,
        entries: Answers,
        message: int | None = None,
    ) -> None:
        """Keep what was filled into a form, and show it. Raises Refusal."""
        async with self._turns.at(live.group.id):
            given, room = await self._given(live, entries)
            entry = await self.put(live, person, given, message)
        text = words.kept(entry, interaction.user.id, room=room)
        await whisper(interaction, text, view=own_view(entry))

    async def put(self, live: Live, person: int, given: Given, message: int | None) -> Entry:
        """Keep words in the book. Raises Refusal where there is no room, or they are there already."""
        kept = await self.desk.store.wisdom.keep(live.group.id, person, given, self.desk.clock.now(), message)
        if not isinstance(kept, Entry):
            raise Refusal(words.not_kept(kept))
        return kept

    async def _given(self, live: Live, entries: Answers, own: tuple[str, ...] = ()) -> tuple[Given, bool]:
        """Read a form. own: the themes that the entry had. Raises Refusal for one without words."""
        said = without_mentions(entered(entries, "words", at_most=WORDS_AT_MOST))
        if not said:
            raise Refusal(_("There are no words in it, so nothing was kept."))
        known = await self.desk.store.wisdom.themes(live.group.id)
        new = entered(entries, "theme", at_most=WORDS_AT_MOST)
        themes, room = chosen_themes(known, entries.get("themes", []), without_mentions(new), own)
        signed, shown = (entered(entries, each) == "yes" for each in ("name", "shown"))
        return Given(said, themes, signed, shown), room

    # One's own

    @answers
    async def take_up(self, interaction: discord.Interaction, _token: str) -> None:
        """Show the entry of one's own that was chosen in a menu, with what can be done about it."""
        entry, _live = await self._own(interaction, next(iter(picked(interaction)), ""))
        await whisper(interaction, words.own(entry, interaction.user.id), view=own_view(entry))

    @answers
    async def change(self, interaction: discord.Interaction, token: str) -> None:
        entry, live = await self._own(interaction, token)
        await self.open_form(interaction, "wisdom-edit", token, live.group.id, entry.given)

    @answers
    async def edited(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        typed = entered(entries, "words", at_most=WORDS_AT_MOST)
        await interaction.response.defer(ephemeral=True, thinking=True)
        with gives_back(typed):
            entry, live = await self._own(interaction, token)
            async with self._turns.at(live.group.id):
                given, room = await self._given(live, entries, entry.given.themes)
                changed = await self._changed(live, entry, given)
        text = words.kept(changed, interaction.user.id, room=room)
        await whisper(interaction, text, view=own_view(changed))

    @answers
    async def open_or_close(self, interaction: discord.Interaction, token: str) -> None:
        """Let an entry be shown in the channel, or no longer."""
        entry, live = await self._own(interaction, token)
        await interaction.response.defer()
        async with self._turns.at(live.group.id):
            entry, live = await self._own(interaction, token)
            given = replace(entry.given, shown=not entry.given.shown)
            changed = await self._changed(live, entry, given)
        text = words.own(changed, interaction.user.id)
        await interaction.edit_original_response(content=text, view=own_view(changed))

    @answers
    async def take_out(self, interaction: discord.Interaction, token: str) -> None:
        entry, _live = await self._own(interaction, token)
        await interaction.response.defer()
        down = await self.showing.take_down(await self.desk.store.wisdom.withdraw(entry))
        await interaction.edit_original_response(content=words.withdrawn(standing=not down), view=None)

    async def _changed(self, live: Live, entry: Entry, given: Given) -> Entry:
        changed = await self.desk.store.wisdom.change(entry, given)
        if changed is None:
            raise Refusal(words.gone())
        await self.showing.follow(live, changed)
        return changed

    async def _own(self, interaction: discord.Interaction, token: str) -> tuple[Entry, Live]:
        """Give an entry to its writer alone. Raises Refusal."""
        entry = await self.desk.store.wisdom.by_token(token)
        live = self.desk.directory.by_id(entry.group) if entry else None
        if entry is None or live is None or live.number(interaction.user.id) != entry.person:
            raise Refusal(words.gone())
        return entry, live
