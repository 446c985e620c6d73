"""Places to turn for whoever wrote words of crisis; they alone are told, and nobody learns of it.

No line of it reaches the log: not that somebody was shown anything, nor that it did not reach them.
"""

import asyncio

import aiohttp
import discord
from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.crisis import words_of_crisis
from bot.practice.places import likely_countries
from bot.words import speaking
from bot.words.places import places_to_turn
from cogs.common.answering import whisper
from cogs.common.caring import Caring, Membership
from cogs.common.desk import Desk, place_of
from cogs.common.posting import CannotPost, post
from cogs.monitor.reading import is_talk
from cogs.resources.views import ANYWHERE, country_menu, letter_view, offer_view


def token_of(live: Live | None) -> str:
    return live.group.token if live else ANYWHERE


class Offering:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, caring: Caring) -> None:
        self.client, self.desk, self.caring = client, desk, caring
        self._letters: set[asyncio.Task[None]] = set()

    # Forms and commands

    async def read(self, interaction: discord.Interaction, text: str) -> None:
        """Offer places to turn where what somebody wrote sounds like a crisis; the text is dropped."""
        if not words_of_crisis(text):
            return
        belongs = self.caring.memberships(interaction)
        if await self._due(belongs) and await self._show(interaction, belongs):
            await self._shown(belongs)

    async def _show(self, interaction: discord.Interaction, belongs: list[Membership]) -> bool:
        live = self.caring.group(interaction) or (belongs[0][0] if belongs else None)
        language = interaction.locale.value
        likely = likely_countries(language, live.group.charter.zone if live else None)
        text = places_to_turn("form", likely, await self._own(live), language)
        with speaking(language):
            menu = country_menu("form", token_of(live), language)
            view = offer_view(menu, belongs[0][0] if belongs else None)
        try:
            return await whisper(interaction, text, view=view) is not None
        except discord.HTTPException:
            return False

    async def _due(self, belongs: list[Membership]) -> bool:
        try:
            return await self.caring.due(belongs)
        except DBAPIError:  # rather once too often
            return True

    async def _shown(self, belongs: list[Membership]) -> None:
        """Note the day for who has joined; of anybody else nothing is kept."""
        try:
            for live, number in belongs[:1]:
                await self.caring.claim(live, number)
        except DBAPIError:
            return

    async def _own(self, live: Live | None) -> str:
        try:
            return await self.desk.store.own_places.words(live.group.id) if live else ""
        except DBAPIError:
            return ""

    # Ordinary messages

    def hear(self, message: discord.Message) -> None:
        """Look at a message only if its group and its writer both chose so; what follows waits for nobody."""
        channel = place_of(message.channel)
        live = self.desk.directory.of_channel(channel) if channel is not None else None
        if live is None or not self.caring.offered(live) or not is_talk(message):
            return
        number = live.number(message.author.id)
        if number is not None and self.caring.wanted(live, number):
            letter = asyncio.create_task(self._write(live, number, message))
            self._letters.add(letter)
            letter.add_done_callback(self._letters.discard)

    async def finish(self) -> None:
        """Let letters that are on their way arrive."""
        await asyncio.gather(*self._letters, return_exceptions=True)

    async def _write(self, live: Live, number: int, message: discord.Message) -> None:
        if not await asyncio.to_thread(
            words_of_crisis, message.content
        ):  # a long one takes tens of milliseconds
            return
        charter = live.group.charter
        likely = likely_countries(charter.language, charter.zone)
        try:
            if not await self.caring.claim(live, number):
                return
            letter = places_to_turn("message", likely, await self._own(live), charter.language)
            with speaking(charter.language):
                menu = country_menu("message", token_of(live), charter.language)
                view = letter_view(menu, live)
            to = await self.client.fetch_user(message.author.id)
            await post(to, letter, nonce=f"p{message.id}"[:25], clock=self.desk.clock, view=view)
        except (CannotPost, discord.HTTPException, aiohttp.ClientError, DBAPIError):
            return  # not even that it failed is written down: a line with a time would tell of somebody
