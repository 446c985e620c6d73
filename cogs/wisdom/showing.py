"""Words from the book in the channel: with their writer's leave, and gone or changed when the entry is."""

import secrets

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.wisdom import A_DAY, SHOWN_A_DAY, Entry
from bot.store.holding import SHOWN
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, place_of, require_joined, require_on
from cogs.common.places import reach
from cogs.common.posting import CannotPost, post, rewrite
from cogs.common.presses import on_press, picked
from cogs.common.register import Farewell, named, see_to
from cogs.common.turns import Turns
from cogs.wisdom import words


class Showing:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk
        self._turns = Turns()

    def register(self) -> None:
        on_press(self.client, "wisdom-show", self.show)
        on_press(self.client, "wisdom-pick", self.pick)

    @answers
    async def show(self, interaction: discord.Interaction, token: str) -> None:
        await self._show(interaction, token)

    @answers
    async def pick(self, interaction: discord.Interaction, _token: str) -> None:
        """Show the entry that was chosen in a menu."""
        await self._show(interaction, next(iter(picked(interaction)), ""))

    async def _show(self, interaction: discord.Interaction, token: str) -> None:
        entry = await self.desk.store.wisdom.by_token(token)
        live = self.desk.directory.by_id(entry.group) if entry else None
        if entry is None or live is None:
            raise Refusal(words.gone())
        require_joined(live, interaction)
        require_on(live, "wisdom")
        if place_of(interaction.channel) not in live.group.charter.channels or not interaction.channel_id:
            raise Refusal(_("I show it in the group's channels only. Look for it there once more."))
        await interaction.response.defer(ephemeral=True, thinking=True)
        async with self._turns.at(live.group.id):
            entry = await self._may(token)
            try:
                await self.post(live, entry, interaction.channel_id)
            except CannotPost as cannot:
                raise Refusal(_("Discord does not let me write here just now. Please try again.")) from cannot
        await whisper(interaction, _("It stands in the channel now. Nobody is told that it was you."))

    async def _may(self, token: str) -> Entry:
        """Give an entry that may be shown now. Raises Refusal."""
        store, since = self.desk.store.wisdom, self.desk.clock.now() - A_DAY
        entry = await store.by_token(token)
        if entry is None:
            raise Refusal(words.gone())
        if not entry.given.shown:
            raise Refusal(words.not_to_show())
        if await store.shown_since(entry.group, since, entry):
            raise Refusal(words.shown_already())
        if await store.shown_since(entry.group, since) >= SHOWN_A_DAY:
            raise Refusal(words.shown_often())
        return entry

    async def post(
        self, live: Live, entry: Entry, channel: int, nonce: str | None = None, *, closes_week: bool = False
    ) -> None:
        """Post an entry in the group's language, and note whose words they are. Raises CannotPost.

        One that was taken out or closed meanwhile does not stay.
        """
        with speaking(live.group.charter.language):
            say = words.closes_week if closes_week else words.shown
            text = say(entry, await self.writer(entry))
        place = await reach(self.client, channel)
        message = await post(
            place, text, nonce=nonce or secrets.token_urlsafe(12), clock=self.desk.clock, suppress_embeds=True
        )
        where = (channel, message)
        await named(self.client, self.desk, live.group.id, where, [entry.person], way=SHOWN, about=entry.id)
        now = await self.desk.store.wisdom.by_token(entry.token)
        if now is None or not now.given.shown:
            await self.take_down(await self.desk.store.wisdom.hide(entry))

    async def follow(self, live: Live, entry: Entry) -> None:
        """An entry was changed: where it was shown it says so, too, or goes if it may not be shown any more."""
        if not entry.given.shown:
            await self.take_down(await self.desk.store.wisdom.hide(entry))
            return
        with speaking(live.group.charter.language):
            text = words.shown(entry, await self.writer(entry))
        for channel, message in await self.desk.store.wisdom.stands(entry):
            there = self.client.get_partial_messageable(channel).get_partial_message(message)
            try:
                await rewrite(there, self.desk.clock, content=text)
            except CannotPost:  # the words of before do not stay either way
                await self.take_down(await self.desk.store.wisdom.hide(entry))
                return

    async def take_down(self, posts: list[int]) -> bool:
        """Take posts down; False where Discord refuses some, which is tried again later."""
        if not posts:
            return True
        try:
            left = await see_to(self.client, self.desk, posts)
        finally:
            self.client.dispatch("posts_going")
        return left == Farewell()

    async def writer(self, entry: Entry) -> int | None:
        """Give who wrote it, where they signed."""
        return await self.desk.store.people.user(entry.group, entry.person) if entry.given.signed else None
