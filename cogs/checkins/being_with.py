"""With you: from one member to another, without a count."""

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import Arrival, Told
from bot.words import _, speaking
from cogs.checkins import private
from cogs.checkins.finding import Finder
from cogs.checkins.views import arrived_view, name_view
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.letters import Letters
from cogs.common.presses import on_press, picked

MOST_TOLD = 10_000


class BeingWith:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, finder: Finder, letters: Letters) -> None:
        self.client, self.desk, self.finder, self.letters = client, desk, finder, letters
        self._told: dict[tuple[int, int], None] = {}
        """Who was written about to whom, so that pressing to and fro does not write again; the oldest are let go."""

    def register(self) -> None:
        on_press(self.client, "with-you", self.with_you)
        on_press(self.client, "with-named", self.named)
        on_press(self.client, "with-unnamed", self.unnamed)
        on_press(self.client, "with-not", self.not_with)
        on_press(self.client, "arrival-told", self.choose_told)
        on_press(self.client, "who-with-me", self.who_is_with_me)

    @answers
    async def with_you(self, interaction: discord.Interaction, token: str) -> None:
        arrival, live, me = await self.finder.read_by_all(interaction, token)
        if arrival.person == me:
            _same, checkin, _live = await self.finder.own_arrival(interaction, token)
            still = checkin.is_open(self.desk.clock.now())
            await whisper(
                interaction, _("These are your own words."), view=arrived_view(arrival, open_still=still)
            )
            return
        author = await self.finder.user(live, arrival.person)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if arrival.person in await self.desk.store.blocks.of(live.group.id, me):
            raise Refusal(private.kept_apart(author))
        await self.desk.store.arrivals.be_with(arrival, me, self.desk.clock.now(), named=None)
        if arrival.told == "no":
            await whisper(interaction, private.noted(author, arrival.told))
        else:
            await whisper(interaction, private.ask_name(author), view=name_view(arrival))

    @answers
    async def named(self, interaction: discord.Interaction, token: str) -> None:
        arrival, live, me = await self.finder.read_by_all(interaction, token)
        author = await self.finder.user(live, arrival.person)
        await interaction.response.defer()
        await self.desk.store.arrivals.be_with(arrival, me, self.desk.clock.now(), named=True)
        await self._tell(live, arrival, me, interaction.user.id)
        text = _("Thank you. <@{user}> is told that you are with them.").format(user=author)
        await interaction.edit_original_response(content=text, view=None)

    @answers
    async def unnamed(self, interaction: discord.Interaction, token: str) -> None:
        arrival, live, me = await self.finder.read_by_all(interaction, token)
        author = await self.finder.user(live, arrival.person)
        await interaction.response.defer()
        await self.desk.store.arrivals.be_with(arrival, me, self.desk.clock.now(), named=False)
        _named, others = await self.desk.store.arrivals.who_is_with(arrival, but=me)
        if not others:
            await self._tell(live, arrival, me, None)
        await interaction.edit_original_response(content=private.noted(author, "here"), view=None)

    @answers
    async def not_with(self, interaction: discord.Interaction, token: str) -> None:
        arrival, _live, me = await self.finder.arrival(interaction, token)
        await interaction.response.defer()
        await self.desk.store.arrivals.not_with(arrival.id, me)
        await interaction.edit_original_response(content=_("Taken back."), view=None)

    @answers
    async def choose_told(self, interaction: discord.Interaction, token: str) -> None:
        arrival, checkin, live = await self.finder.own_arrival(interaction, token)
        choice = (picked(interaction) or ["here"])[0]
        told: Told = choice if choice in ("dm", "no") else "here"
        await interaction.response.defer()
        await self.desk.store.arrivals.tell(arrival.id, told)
        person = await self.desk.store.people.find(live.group.id, interaction.user.id)
        if told == "dm" and person is not None and person.dms == "nothing":  # asking for it is agreeing to it
            await self.desk.directory.join(live, interaction.user.id, self.desk.clock.now(), "asked")
        fresh = await self.desk.store.arrivals.by_token(token) or arrival
        still = checkin.is_open(self.desk.clock.now())
        await interaction.edit_original_response(view=arrived_view(fresh, open_still=still))

    @answers
    async def who_is_with_me(self, interaction: discord.Interaction, token: str) -> None:
        arrival, _checkin, _live = await self.finder.own_arrival(interaction, token)
        users, more = await self.desk.store.arrivals.who_is_with(arrival)
        await whisper(interaction, private.who_is_with(users, more=more))

    async def _tell(self, live: Live, arrival: Arrival, me: int, user: int | None) -> None:
        """Write to the author if they chose that: once of each who gives a name, and once of the others."""
        about = (arrival.id, me if user else 0)
        if arrival.told != "dm" or about in self._told:
            return
        if await self.desk.store.blocks.blocked_between(live.group.id, arrival.person, me):
            return  # neither named nor unnamed, and neither of the two reads why
        self._told[about] = None
        while len(self._told) > MOST_TOLD:
            self._told.pop(next(iter(self._told)))
        with speaking(live.group.charter.language):
            text = private.told_by_dm(live.group.charter.name, user)
        author = await self.finder.user(live, arrival.person)
        await self.letters.write(
            live, author, text, nonce=f"w{about[0]}-{about[1]}", names=[me] if user else ()
        )
