"""Keep this: whoever wrote a message is asked whether it may be kept; without their yes nothing is."""

import asyncio
import logging
from datetime import datetime, timedelta

import aiohttp
import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.wisdom import (
    WORDS_AT_MOST,
    Ask,
    Given,
    answered,
    has_words,
    may_answer,
    posts_it,
    without_mentions,
)
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, gives_back, whisper
from cogs.common.desk import Desk, group_here, require_joined, require_on
from cogs.common.diary import Diary
from cogs.common.forms import Answers, entered, on_form
from cogs.common.places import reach
from cogs.common.posting import CannotPost, post, take_down
from cogs.common.presses import on_press
from cogs.common.register import named
from cogs.common.timekeeping import Lookout, is_here, next_look
from cogs.common.turns import Turns
from cogs.common.wording import tidied
from cogs.wisdom import words
from cogs.wisdom.keeping import Keeping
from cogs.wisdom.views import ask_view, own_view

log = logging.getLogger(__name__)

SAID_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)
READ_WITHIN = 1.2
"""Seconds that a form waits for the words that it could begin with; Discord lets us open one for three."""

AN_HOUR = timedelta(hours=1)


class AskingFor:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, keeping: Keeping) -> None:
        self.client, self.desk, self.keeping = client, desk, keeping
        self.lookout = Lookout("wisdom", client, desk, diary, self._see_to)
        self._turns = Turns()

    def register(self) -> None:
        on_press(self.client, "wisdom-yes", self.signed)
        on_press(self.client, "wisdom-unsigned", self.unsigned)
        on_press(self.client, "wisdom-words", self.in_words)
        on_press(self.client, "wisdom-no", self.decline)
        on_form(self.client, "wisdom-ask", self.filled_in)

    # Asking

    async def keep(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Ask whoever wrote a message; one's own opens the form. Raises Refusal."""
        live = group_here(self.desk, interaction)
        me = require_joined(live, interaction)
        require_on(live, "wisdom")
        if message.author.bot or message.webhook_id or message.type not in SAID_BY_PEOPLE:
            raise Refusal(words.not_ours())
        if not has_words(message.content):
            raise Refusal(words.no_words())
        author = live.number(message.author.id)
        if author is None:
            raise Refusal(words.not_joined())
        if author == me:
            await self._own(interaction, live, me, message)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        await whisper(interaction, await self._ask(live, me, author, message))

    async def _own(
        self, interaction: discord.Interaction, live: Live, me: int, message: discord.Message
    ) -> None:
        place, now = (message.channel.id, message.id), self.desk.clock.now()
        verdict, ask = await self.desk.store.wisdom_asks.begin(live.group.id, (me, me), place, now)
        if verdict != "own" or ask is None:
            raise Refusal(words.asked_already())
        if ask.state == "own":  # nobody else asks for it
            await self.keeping.require_room(live, interaction)
        self.lookout.wake(AN_HOUR)
        given = Given(without_mentions(tidied(message.content)))
        await self.keeping.open_form(interaction, "wisdom-ask", ask.token, live.group.id, given)

    async def _ask(self, live: Live, me: int, author: int, message: discord.Message) -> str:
        """Ask, and give what whoever asks reads: the same whether or not the two are kept apart.

        So is what stands in the channel, for a question that never comes would tell them of it. But whoever keeps apart
        from them is not called by it; who asked they never learn, and no answer leads back to who did.
        """
        store, now = self.desk.store.wisdom_asks, self.desk.clock.now()
        place = (message.channel.id, message.id)
        apart = await self.desk.store.blocks.blocked_between(live.group.id, me, author)
        verdict, ask = await store.begin(live.group.id, (me, author), place, now)
        if verdict == "again":
            return words.asked_already()
        if verdict == "many" or ask is None:
            raise Refusal(words.too_many_asks())
        self.lookout.wake(AN_HOUR)
        waiting = await store.waiting(live.group.id, author, now)
        standing = sum(each.post is not None for each in waiting)
        if not live.rests(author, now) and posts_it(standing):
            await self._post(live, ask, message, calls=not apart)
        return words.asked()

    async def _post(self, live: Live, ask: Ask, message: discord.Message, *, calls: bool) -> None:
        """Put the question below the message. Raises Refusal where Discord would not; then nothing is asked.

        calls: whether Discord calls whom it is for.
        """
        user = message.author
        with speaking(live.group.charter.language):
            text, view = words.question(user.id), ask_view(ask)
        try:
            place = await reach(self.client, message.channel.id)
            where = (
                place.id,
                await post(
                    place,
                    text,
                    nonce=ask.token,
                    clock=self.desk.clock,
                    view=view,
                    reference=message.to_reference(fail_if_not_exists=False),
                    mention_author=False,
                    allowed_mentions=discord.AllowedMentions(users=[user] if calls else False),
                ),
            )
        except CannotPost as cannot:
            await self.desk.store.wisdom_asks.drop([ask.id])
            raise Refusal(
                _("Discord did not let me ask here, so nothing was asked. Please try again in a while.")
            ) from cannot
        if await self.desk.store.wisdom_asks.stands(ask, where):
            await named(self.client, self.desk, live.group.id, where, [ask.person])
        else:
            await take_down(self.client, *where)

    # Answering

    @answers
    async def signed(self, interaction: discord.Interaction, token: str) -> None:
        await self._yes(interaction, token, signed=True)

    @answers
    async def unsigned(self, interaction: discord.Interaction, token: str) -> None:
        await self._yes(interaction, token, signed=False)

    async def _yes(self, interaction: discord.Interaction, token: str, *, signed: bool) -> None:
        ask, live = await self._for(interaction, token)
        require_on(live, "wisdom")
        await interaction.response.defer(ephemeral=True, thinking=True)
        async with self._turns.at(ask.id):
            ask, live = await self._for(interaction, token)
            said = await self._said(ask, interaction.user.id)
            if not said:
                raise Refusal(words.cannot_read())
            if len(said) > WORDS_AT_MOST:
                raise Refusal(words.too_long())
            given = Given(said, signed=signed)
            entry = await self.keeping.put(live, ask.person, given, self._message(ask))
            await self._close(ask, yes=True)
        await whisper(interaction, words.kept(entry, interaction.user.id), view=own_view(entry))

    @answers
    async def in_words(self, interaction: discord.Interaction, token: str) -> None:
        """Open the form with the words as they are now, if Discord gives them in time."""
        ask, live = await self._for(interaction, token)
        require_on(live, "wisdom")
        try:
            async with asyncio.timeout(READ_WITHIN):
                said = await self._said(ask, interaction.user.id)
        except TimeoutError:
            said = ""
        await self.keeping.open_form(interaction, "wisdom-ask", token, live.group.id, Given(said))

    @answers
    async def filled_in(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        typed = entered(entries, "words", at_most=WORDS_AT_MOST)
        await interaction.response.defer(ephemeral=True, thinking=True)
        with gives_back(typed):
            ask, live = await self._for(interaction, token)
            require_on(live, "wisdom")
            async with self._turns.at(ask.id):
                ask, live = await self._for(interaction, token)
                await self.keeping.keep(interaction, live, ask.person, entries, self._message(ask))
                await self._close(ask, yes=True)

    @answers
    async def decline(self, interaction: discord.Interaction, token: str) -> None:
        ask, _live = await self._for(interaction, token)
        await interaction.response.defer(ephemeral=True, thinking=True)
        async with self._turns.at(ask.id):
            ask, _live = await self._for(interaction, token)
            await self._close(ask, yes=False)
        await whisper(interaction, words.declined())

    async def _for(self, interaction: discord.Interaction, token: str) -> tuple[Ask, Live]:
        """Give a question that is open to whom it is for. Raises Refusal; one that stands for nothing goes."""
        ask = await self.desk.store.wisdom_asks.by_token(token)
        live = self.desk.directory.by_id(ask.group) if ask else None
        if ask is None or live is None:
            raise Refusal(words.over())
        person = live.number(interaction.user.id)
        if person != ask.person:
            raise Refusal(words.not_yours())
        if not may_answer(ask, person, self.desk.clock.now()):
            raise Refusal(words.over())
        return ask, live

    async def _said(self, ask: Ask, user: int) -> str:
        """Give the words as they stand now, without whom they mention; empty where they cannot be read."""
        if ask.place is None:
            return ""
        channel, message = ask.place
        try:
            found = await self.client.get_partial_messageable(channel).fetch_message(message)
        except (discord.HTTPException, aiohttp.ClientError, OSError):
            log.info("a message that may be kept could not be read")
            return ""
        return without_mentions(tidied(found.content)) if found.author.id == user else ""

    def _message(self, ask: Ask) -> int | None:
        return ask.place[1] if ask.place else None

    async def _close(self, ask: Ask, *, yes: bool) -> None:
        """Note the answer; the question does not stay."""
        await self.desk.store.wisdom_asks.answer(answered(ask, ask.person, self.desk.clock.now(), yes=yes))
        if ask.post is not None:
            await take_down(self.client, *ask.post)

    # What nobody answered

    async def _see_to(self, now: datetime) -> datetime | None:
        """Let go of questions whose week has passed, or whose group was closed, with what stands of them."""
        store, later = self.desk.store.wisdom_asks, False
        for ask in [*await store.over(now), *await self._without_group(now)]:
            live = self.desk.directory.by_id(ask.group)
            if live is not None and not is_here(self.client, live):
                later = True
            elif ask.post is None or await take_down(self.client, *ask.post):
                await store.drop([ask.id])
            else:
                later = True
        following = await store.next_over()
        return now + AN_HOUR if later else next_look([following], now)

    async def _without_group(self, now: datetime) -> list[Ask]:
        found = await self.desk.store.wisdom_asks.standing(now)
        unknown = {ask.group for ask in found if self.desk.directory.by_id(ask.group) is None}
        closed = {group for group in unknown if await self.desk.store.groups.get(group) is None}
        return [ask for ask in found if ask.group in closed]
