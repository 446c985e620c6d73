"""A wish for contact: offered to the group, answered by whoever has a moment, and the two decide."""

import logging

import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import CheckIn, Post, Wish
from bot.words import _, speaking
from cogs.checkins import private, words
from cogs.checkins.finding import Finder, posted
from cogs.checkins.host import Host
from cogs.checkins.views import accept_view, ask_contact_view, end_wish_view, offer_view
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.places import Place
from cogs.common.posting import CannotPost, post
from cogs.common.presses import on_press
from cogs.common.register import named
from cogs.common.together import Met, bring_together, note_together, private_in
from cogs.common.turns import Turns

log = logging.getLogger(__name__)


class Contact:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, host: Host, finder: Finder) -> None:
        self.client, self.desk, self.host, self.finder = client, desk, host, finder
        self._turns = Turns()

    def register(self) -> None:
        on_press(self.client, "contact", self.ask)
        on_press(self.client, "contact-yes", self.wish)
        on_press(self.client, "contact-no", self.rather_not)
        on_press(self.client, "contact-end", self.end)
        on_press(self.client, "offer", self.ask_offer)
        on_press(self.client, "offer-yes", self.offer)
        on_press(self.client, "answers", self.see_answers)
        on_press(self.client, "accept", self.accept)
        on_press(self.client, "decline", self.decline)

    # Wishing

    @answers
    async def ask(self, interaction: discord.Interaction, token: str) -> None:
        arrival, checkin, _live = await self.finder.own_arrival(interaction, token)
        await interaction.response.defer(ephemeral=True, thinking=True)  # a thread may have to be woken
        wish = await self.desk.store.contact.mine(checkin.id, arrival.person)
        where = await self.finder.place(checkin)
        if wish is None:
            await whisper(interaction, private.ask_contact(where.id), view=ask_contact_view(token))
        else:
            await whisper(interaction, private.contact_asked(where.id), view=end_wish_view(wish.token))

    @answers
    async def wish(self, interaction: discord.Interaction, token: str) -> None:
        arrival, checkin, live = await self.finder.own_arrival(interaction, token)
        await interaction.response.defer()
        store, where = self.desk.store.contact, await self.finder.place(checkin)
        wish = await store.wish(checkin, arrival.person, self.desk.clock.now())
        if wish is not None:
            try:
                standing = await posted(self.host.ask_for(live, checkin, wish, interaction.user.display_name))
            except Refusal:
                await store.remove(wish.id)
                raise
            await store.stands(wish.id, standing)
        wish = wish or await store.mine(checkin.id, arrival.person)
        view = end_wish_view(wish.token) if wish else None
        await interaction.edit_original_response(content=private.contact_asked(where.id), view=view)

    @answers
    async def rather_not(self, interaction: discord.Interaction, _token: str) -> None:
        await interaction.response.edit_message(content=_("All right, nobody is told."), view=None)

    @answers
    async def end(self, interaction: discord.Interaction, token: str) -> None:
        wish, _live = await self.finder.own_wish(interaction, token)
        await interaction.response.defer()
        await self.host.end_wish(wish)
        await interaction.edit_original_response(content=_("Taken back."), view=None)

    # Answering

    @answers
    async def ask_offer(self, interaction: discord.Interaction, token: str) -> None:
        wish, live, me = await self.finder.wish(interaction, token)
        if wish.person == me:
            raise Refusal(_("This is your own wish. **Who answered?** shows you who has a moment for you."))
        user = await self.finder.user(live, wish.person)
        await self._not_kept_apart(live, me, wish.person, user)
        text = private.ask_offer(user, private=await self._may_be_private(wish))
        await whisper(interaction, text, view=offer_view(token))

    @answers
    async def offer(self, interaction: discord.Interaction, token: str) -> None:
        wish, live, me = await self.finder.wish(interaction, token)
        user = await self.finder.user(live, wish.person)
        await interaction.response.defer()
        async with self._turns.at(wish.id):
            waiting = await self.desk.store.contact.offered(wish)
            news = await self.desk.store.contact.offer(wish, me, self.desk.clock.now())
            apart = await self.desk.store.blocks.blocked_between(wish.group, me, wish.person)
            if news and not waiting and not apart:  # who is kept apart reads the same, and nobody is called
                await self._call(live, wish, user)
        text = private.offered(user) if news else private.offered_before(user)
        await interaction.edit_original_response(content=text, view=None)

    async def _not_kept_apart(self, live: Live, me: int, other: int, user: int) -> None:
        """Remind somebody of what they chose themselves. Raises Refusal."""
        if other in await self.desk.store.blocks.of(live.group.id, me):
            raise Refusal(private.kept_apart(user))

    async def _call(self, live: Live, wish: Wish, user: int) -> None:
        """Call somebody to the answer to their wish, which stands there under their name."""
        checkin, _live = await self.finder.checkin_of(wish)
        with speaking(live.group.charter.language):
            text = words.somebody_answered(user)
        only = discord.AllowedMentions(users=[discord.Object(user)])
        try:
            place = await self.host.place(checkin)
            call = await post(
                place, text, nonce=self._nonce("c", wish), clock=self.desk.clock, allowed_mentions=only
            )
            await named(self.client, self.desk, wish.group, (place.id, call), [wish.person])
            await self.host.take_down(wish.call)
            await self.desk.store.contact.called(wish.id, Post(place.id, call))
        except CannotPost:
            log.warning("somebody could not be called to an answer")

    # Deciding

    @answers
    async def see_answers(self, interaction: discord.Interaction, token: str) -> None:
        wish, _live, me = await self.finder.wish(interaction, token)
        if wish.person != me:
            raise Refusal(_("Only whose wish this is can see who answered."))
        text, view = await self._next_offer(wish)
        await whisper(interaction, text, **({"view": view} if view else {}))

    async def _next_offer(self, wish: Wish) -> tuple[str, ui.View | None]:
        """Say who is the first that waits for an answer, with the buttons for it."""
        waiting = await self.desk.store.contact.offered(wish)
        if not waiting:
            return _(
                "Nobody is waiting for your answer just now. I call you when somebody has a moment."
            ), None
        number, user = waiting[0]
        text = private.ask_accept(user, private=await self._may_be_private(wish))
        return text, accept_view(wish.token, number)

    @answers
    async def accept(self, interaction: discord.Interaction, token: str) -> None:
        wish, live, number = await self._offer_of(interaction, token)
        await interaction.response.defer()
        store, other = self.desk.store.contact, await self.finder.user(live, number)
        if not await store.answer(wish, number, accepted=True):
            text, view = await self._next_offer(wish)
            await interaction.edit_original_response(content=text, view=view)
            return
        with speaking(live.group.charter.language):
            try:
                met = await self._bring_together(wish, interaction.user.id, other)
            except Refusal:
                await store.waits_again(wish.id, number)
                raise
        await note_together(self.client, self.desk, live, met, (wish.person, number))
        await self.host.end_wish(wish)
        done = _("Here you are: <#{place}>.").format(place=met.place)
        await interaction.edit_original_response(content=done, view=None)

    @answers
    async def decline(self, interaction: discord.Interaction, token: str) -> None:
        wish, _live, number = await self._offer_of(interaction, token)
        await interaction.response.defer()
        await self.desk.store.contact.answer(wish, number, accepted=False)
        text, view = await self._next_offer(wish)
        declined = _("All right. They are not told that you said no.")
        await interaction.edit_original_response(content=f"{declined}\n{text}", view=view)

    async def _offer_of(self, interaction: discord.Interaction, token: str) -> tuple[Wish, Live, int]:
        """Give the wish and, by number, whose offer is answered: by whose wish it is, and nobody else."""
        wish_token, _sep, number = token.rpartition("-")
        wish, live = await self.finder.own_wish(interaction, wish_token)
        return wish, live, int(number) if number.isdecimal() else 0

    async def _bring_together(self, wish: Wish, one: int, other: int) -> Met:
        """Open a private thread for two; where that may not be, call both by name. Raises Refusal."""
        checkin, _live = await self.finder.checkin_of(wish)
        place, nonce = await self._common_place(checkin), self._nonce("t", wish)
        return await posted(bring_together(place, one, other, nonce=nonce, clock=self.desk.clock))

    async def _common_place(self, checkin: CheckIn) -> Place:
        """Give the channel where private threads may be opened, else where the words of the check-in stand."""
        return private_in(self.client.get_channel(checkin.channel)) or await self.finder.place(checkin)

    async def _may_be_private(self, wish: Wish) -> bool:
        checkin, _live = await self.finder.checkin_of(wish)
        return private_in(self.client.get_channel(checkin.channel)) is not None

    def _nonce(self, what: str, wish: Wish) -> str:
        return f"{what}{wish.id}-{self.desk.clock.now().timestamp():.0f}"[:25]
