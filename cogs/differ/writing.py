"""Writing a different view: a form, how it will stand there and what that means, then one press."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from secrets import SystemRandom

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.differing import (
    COUNTED,
    ON_ITS_WAY,
    WORDS_AT_MOST,
    Denied,
    Earlier,
    Standing,
    Told,
    View,
    denied,
    under,
    wait,
)
from bot.words import speaking
from cogs.common.answering import Refusal, answers, gives_back
from cogs.common.desk import Desk, leads, require_here, require_on
from cogs.common.forms import Answers, entered, on_form
from cogs.common.presses import on_press
from cogs.common.turns import Turns
from cogs.common.wording import given_back
from cogs.differ import words
from cogs.differ.hearing import Hearing
from cogs.differ.placing import Placing
from cogs.differ.views import preview_view, view_form


class Writing:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, placing: Placing, hearing: Hearing
    ) -> None:
        self.client, self.desk, self.placing, self.hearing = client, desk, placing, hearing
        self._turns = Turns()
        self._chance = SystemRandom()

    def register(self) -> None:
        on_form(self.client, "view", self.filled_in)
        on_press(self.client, "view-place", self.place)
        on_press(self.client, "view-change", self.change)
        on_press(self.client, "view-drop", self.drop)

    async def open(
        self,
        interaction: discord.Interaction,
        live: Live,
        number: int,
        place: int,
        message: discord.Message | None = None,
    ) -> None:
        """Show the form. message: under which it is to stand; without one it is said to the talk as such."""
        told = Told(place=place)
        if message is not None:
            told = replace(told, message=message.id, to=self._written_by(live, message))
        view = await self.desk.store.views.begin(live.group.id, number, told, self.desk.clock.now())
        await interaction.response.send_modal(await self._form(live, view))

    def _written_by(self, live: Live, message: discord.Message) -> int | None:
        """Give the number of who wrote a message, also where the bot posted it under their name alone.

        Who keeps apart from somebody is spared a view without a name under what they told by a form, too.
        """
        known = self.hearing.known(message.id)
        if known is not None:
            return known.view.told.signed
        named = [each.id for each in message.mentions if not each.bot]
        ours = self.client.user is not None and message.author.id == self.client.user.id
        if ours:
            return live.number(named[0]) if len(named) == 1 else None
        return live.number(message.author.id)

    async def _form(self, live: Live, view: View) -> discord.ui.Modal:
        why = denied(await self._in_group(live, view), self.desk.clock.now(), signed=False)
        return view_form(view.token, view.told, name_only=words.name_only(why))

    @answers
    async def filled_in(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await _wait(interaction)
        typed = entered(entries, "words", at_most=WORDS_AT_MOST)
        with gives_back(typed):
            view, live, number = await self._own(interaction, token)
        if not typed:
            raise Refusal(words.no_words())
        signed = entered(entries, "name") != "no"
        told = replace(
            view.told,
            words=typed,
            signed=number if signed else None,
            leads=signed and leads(live, interaction.user),
        )
        if not await self.desk.store.views.fill(view, told):
            raise Refusal(given_back(words.gone(), typed))
        await self._show(interaction, live, replace(view, told=told), number)

    async def _show(self, interaction: discord.Interaction, live: Live, view: View, number: int) -> None:
        why = await self._denied(live, view, number)
        user = interaction.user.id if view.told.signed is not None else None
        with speaking(live.group.charter.language):
            stands = words.post(view.told, user)
        await interaction.edit_original_response(
            content=words.preview(live, view.told, words.denied(why, live) if why else ""),
            embeds=[discord.Embed(description=stands)],
            view=preview_view(view.token, signed=view.told.signed is not None, possible=why is None),
        )

    # Under what was shown

    @answers
    async def change(self, interaction: discord.Interaction, token: str) -> None:
        view, live, _number = await self._own(interaction, token)
        await interaction.response.send_modal(await self._form(live, view))

    @answers
    async def drop(self, interaction: discord.Interaction, token: str) -> None:
        view, _live, _number = await self._own(interaction, token)
        if not await self.desk.store.views.drop(view):
            raise Refusal(words.gone())
        await interaction.response.edit_message(content=words.dropped(), embeds=[], view=None)

    @answers
    async def place(self, interaction: discord.Interaction, token: str) -> None:
        await interaction.response.defer()
        view, live, number = await self._own(interaction, token)
        require_on(live, "differ")
        async with self._turns.at(live.group.id):
            view, live, number = await self._own(interaction, token)
            if not view.told.words:
                raise Refusal(words.no_words())
            if await self._denied(live, view, number) is not None:
                await self._show(interaction, live, view, number)  # it says why not
                return
            now = self.desk.clock.now()
            later = wait(self._chance.random()) if view.told.signed is None else timedelta(0)
            if not await self.desk.store.views.confirm(view, number, now, now + later):
                raise Refusal(words.gone())
        await interaction.edit_original_response(content=words.on_its_way(view.told), embeds=[], view=None)
        await self.placing.look()

    # What is so

    async def _denied(self, live: Live, view: View, number: int) -> Denied | None:
        standing = await self._standing(live, view, number)
        return denied(standing, self.desk.clock.now(), signed=view.told.signed is not None)

    async def _in_group(self, live: Live, view: View) -> Standing:
        closed = await self.desk.store.views.is_closed(live.group.id)
        place = self.client.get_channel(view.told.place)
        private = isinstance(place, discord.Thread) and place.is_private()
        smallest = live.group.charter.smallest
        return Standing(closed=closed, joined=live.joined, smallest=smallest, private=private)

    async def _standing(self, live: Live, view: View, number: int) -> Standing:
        store, group, to = self.desk.store.views, live.group.id, view.told.to
        wards, there = await store.wards(group, number), await store.in_group(group)
        unsigned = [each for each in there if each.told.signed is None and each.state in COUNTED]
        today = self.desk.clock.now().date()
        around = await self.desk.store.blocks.around(group, to) if to is not None else set[int]()
        warded = view.told.signed is None and to in wards.apart
        own = [each for each in await store.of_person(group, number) if each in unsigned]
        return replace(
            await self._in_group(live, view),
            own=[_earlier(each) for each in own],
            today=sum(each.day == today for each in unsigned),
            under=under(there, view.told.message),
            apart=number in around or warded,
            kept_off=len(around),
            shut=wards.shut,
        )

    async def _own(self, interaction: discord.Interaction, token: str) -> tuple[View, Live, int]:
        """Give a view that is being written, to its writer alone, with their number. Raises Refusal."""
        found = await self.desk.store.views.by_token(token)
        live = self.desk.directory.by_id(found.group) if found else None
        if found is None or live is None:
            raise Refusal(words.gone())
        require_here(live, interaction)
        number = live.number(interaction.user.id)
        view = await self.desk.store.views.own(token, number) if number is not None else None
        if view is None or number is None or view.state != "draft":
            raise Refusal(words.gone())
        return view, live, number


def _earlier(view: View) -> Earlier:
    """Tell when it was placed: of one that was taken back before it stood, only the day is known."""
    if view.post is not None:
        return Earlier(view.day, discord.utils.snowflake_time(view.post[1]))
    if view.state in ON_ITS_WAY:
        return Earlier(view.day, None)
    return Earlier(view.day, datetime.combine(view.day, time(), UTC))


async def _wait(interaction: discord.Interaction) -> None:
    if interaction.message is None:
        await interaction.response.defer(ephemeral=True, thinking=True)
    else:
        await interaction.response.defer()
