"""What a round does on Discord: its invitation, who has the word, what is asked after a story, its end."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import Post
from bot.practice.rounds.telling import Told
from bot.practice.rounds.values import Round, Story
from bot.store.holding import TAKE_DOWN
from bot.store.standing import INVITATION, ROUND_END
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.places import Place, posted_once, reach
from cogs.common.posting import CannotPost, post, rewrite, take_down
from cogs.common.register import named
from cogs.common.soon import Soon
from cogs.common.turns import Turns
from cogs.common.wording import tidied
from cogs.rounds import words
from cogs.rounds.views import asked_view, ending_view, invitation_view, turn_view

log = logging.getLogger(__name__)

A_DAY = 1440
SIGN = "⏳"


class Host:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk
        self._turns, self._soon = Turns(), Soon(desk.clock)

    def close(self) -> None:
        self._soon.close()

    async def users(self, group: int, people: Iterable[int]) -> dict[int, int]:
        """Give Discord ids by number, of those who are still here."""
        return await self.desk.store.people.users(group, set(people))

    async def names(self, live: Live, users: Mapping[int, int]) -> dict[int, str]:
        """Give the names that people have here, by number; who has left the server is not among them."""
        guild = self.client.get_guild(live.group.guild)
        if guild is None:
            return {}
        found = await asyncio.gather(*map(guild.fetch_member, users.values()), return_exceptions=True)
        return {
            number: tidied(member.display_name).strip()
            for number, member in zip(users, found, strict=True)
            if isinstance(member, discord.Member)
        }

    async def place(self, round_: Round) -> Place:
        """Give where the round is held, awake again if it slept. Raises CannotPost."""
        return await reach(self.client, round_.place)

    # The invitation

    async def invite(self, live: Live, round_: Round, *, in_thread: bool) -> tuple[int, int]:
        """Post it; gives the message, and the place where the round is held. Raises CannotPost."""
        where = await reach(self.client, round_.channel)
        with speaking(live.group.charter.language):
            text, view = words.invitation(round_, {}), invitation_view(round_)
            message = await post(where, text, nonce=round_.token[:25], clock=self.desk.clock, view=view)
            if in_thread and isinstance(where, discord.TextChannel):
                with suppress(discord.HTTPException, aiohttp.ClientError):  # else it is held in the channel
                    name = words.thread_name(round_)
                    thread = await where.get_partial_message(message).create_thread(
                        name=name, auto_archive_duration=A_DAY
                    )
                    return message, thread.id
        return message, where.id

    def renew_soon(self, live: Live, round_: int) -> None:
        """Renew the invitation, once for all hands that go up within a few seconds."""
        self._soon.renew(round_, partial(self._renew, live, round_))

    async def _renew(self, live: Live, round_id: int) -> None:
        async with self._turns.at(round_id):
            round_ = await self.desk.store.rounds.get(round_id)
            if round_ is not None and not round_.closed:
                await self.renew(live, round_)

    async def renew(self, live: Live, round_: Round) -> None:
        """Let the invitation say how the round stands; one that was deleted is put up anew. Raises CannotPost."""
        if not round_.post:
            return
        if round_.closed:
            await self.retire(round_, live.group.charter.language)
            return
        users = await self.users(round_.group, (hand.person for hand in round_.line))
        waiting = [hand.person for hand in round_.ready]
        with speaking(live.group.charter.language):
            text, view = words.invitation(round_, users), invitation_view(round_)
            if await self._renew_line(round_, round_.post, text, view, waiting):
                return
            where, nonce = await reach(self.client, round_.channel), f"{round_.post}"[-25:]
            message = await post(where, text, nonce=nonce, clock=self.desk.clock, view=view)
        await self.desk.store.rounds.stands(round_, post=message)
        await self._named(round_, (round_.channel, message), waiting, way=INVITATION)

    async def _renew_line(
        self, round_: Round, message: int, text: str, view: ui.View | None, persons: Iterable[int]
    ) -> bool:
        """Write an invitation anew, and note whom it names; where Discord refuses, both stay as they are.

        False where it is gone.
        """
        try:
            stands = await self._renewed(Post(round_.channel, message), text, view)
        except CannotPost:
            log.warning("an invitation to a round could not be renewed")
            return True
        if stands:
            await self._named(round_, (round_.channel, message), persons, way=INVITATION)
        return stands

    async def renew_invitation(self, live: Live, round_id: int) -> bool:
        """Let it name nobody who left; False where the round is gone. Raises CannotPost."""
        round_ = await self.desk.store.rounds.get(round_id)
        if round_ is None or not round_.post:
            return False
        users = await self.users(round_.group, (hand.person for hand in round_.line))
        with speaking(live.group.charter.language):
            over = round_.closed is not None
            text = words.closed_invitation(round_) if over else words.invitation(round_, users)
            view = None if over else invitation_view(round_)
        await self._renewed(Post(round_.channel, round_.post), text, view)
        return True

    async def retire(self, round_: Round, language: str, message: int | None = None) -> None:
        """Let the invitation say that the round is over: no names, no buttons."""
        with speaking(language):
            if standing := message or round_.post:
                await self._renew_line(round_, standing, words.closed_invitation(round_), None, ())

    async def invited(self, round_: Round) -> tuple[int, int] | None:
        """Look for an invitation that was not noted; gives it as `invite` does. Raises CannotPost."""
        where = await reach(self.client, round_.channel)
        message = await posted_once(where, invitation_view(round_), round_.opened, self.desk.clock.now())
        if message is None:
            return None
        thread = self.client.get_channel(message)  # a thread has the number of the message it hangs on
        return message, thread.id if isinstance(thread, discord.Thread) else where.id

    # Turns

    async def give_word(self, live: Live, round_: Round, story: Story, user: int) -> int:
        """Say who has the word. Raises CannotPost."""
        with speaking(live.group.charter.language):
            text, view = words.turn(round_, story, user), turn_view(round_, story)
        only = discord.AllowedMentions(users=[discord.Object(user)])
        message = await self._once(
            round_, text, view, nonce=story.token, since=story.began, allowed_mentions=only
        )
        await self._named(round_, (round_.place, message), [story.person])
        return message

    async def ask_others(self, live: Live, round_: Round, story: Story, user: int) -> int:
        """Ask, below a story, what the others know of it. Raises CannotPost.

        In a go-round the message that gave the word asks it itself: two for each would drown what is said.
        """
        with speaking(live.group.charter.language):
            told, text = words.told(round_, user), words.asked(round_, user)
            if not round_.way.pauses and story.post:
                await self._rewrite(round_.place, story.post, told, asked_view(story, going=False))
                return story.post
            await self._rewrite(round_.place, story.post, told)
            view = asked_view(story)
        since = story.ended or story.began
        message = await self._once(round_, text, view, nonce=f"a{story.token}", since=since)
        await self._named(round_, (round_.place, message), [story.person])
        return message

    async def let_be(self, live: Live, round_: Round, story: Story, user: int) -> None:
        """The round is over: its last story can still be answered, and nothing goes on."""
        if story.asked and round_.way.pauses:
            with speaking(live.group.charter.language):
                text, view = words.asked(round_, user), asked_view(story, going=False)
                await self._rewrite(round_.place, story.asked, text, view)

    async def say(self, round_: Round, text: str) -> None:
        """Tell everybody there that the round rests, or goes on."""
        nonce = f"s{round_.id}-{self.desk.clock.now().timestamp():.0f}"
        try:
            await post(await self.place(round_), text, nonce=nonce[:25], clock=self.desk.clock)
        except CannotPost:
            log.warning("what a round does now could not be said")

    async def keep_for_later(self, live: Live, round_: Round, story: Story) -> None:
        """A turn was not taken: say softly that it is kept, where it was given."""
        user = await self.desk.store.people.user(round_.group, story.person)
        if story.post is None:
            return
        if user is None:
            await take_down(self.client, round_.place, story.post)
            return
        with speaking(live.group.charter.language):
            await self._rewrite(round_.place, story.post, words.kept(user, alone=round_.waits))

    async def sign(self, round_: Round, message: int) -> bool:
        """Let the teller know, by a sign on what they said, that the time is nearly up; False where it may not be."""
        where = self.client.get_partial_messageable(round_.place).get_partial_message(message)
        try:
            await where.add_reaction(SIGN)
        except (discord.HTTPException, aiohttp.ClientError):
            return False
        return True

    async def say_answer(
        self, live: Live, round_: Round, told: Told, *, name: str, teller: int, below: int | None
    ) -> Post | None:
        """Let somebody's answer to a story stand, below a message; gives where, None where it could not be."""
        standing = await self._stand(live, round_, told, name=name, teller=teller, below=below)
        if standing is not None:
            story = await self.desk.store.rounds.stories(round_.id) if told.kind != "common" else []
            persons = [told.person, *(each.person for each in story if each.id == told.story)]
            await self._named(round_, (standing.channel, standing.message), persons)
        return standing

    async def _stand(
        self, live: Live, round_: Round, told: Told, *, name: str, teller: int, below: int | None
    ) -> Post | None:
        with speaking(live.group.charter.language):
            text = words.answer(told.kind, name, teller, told.words)
        try:
            if told.post and await self._renewed(told.post, text):
                return told.post
            place = await self.place(round_)
            nonce = f"{told.token}{told.at.timestamp():.0f}"[-25:]
            to: dict[str, Any] = {"reference": _below(place, below)} if below else {}
            return Post(place.id, await post(place, text, nonce=nonce, clock=self.desk.clock, **to))
        except CannotPost:
            log.warning("an answer to a story could not be put up")
            return None

    # The end

    async def end(self, live: Live, round_: Round, text: str, since: datetime) -> int:
        """Post the last message. Raises CannotPost."""
        with speaking(live.group.charter.language):
            view = ending_view(round_) if round_.told else None
        message = await self._once(round_, text, view, nonce=f"e{round_.token}", since=since)
        told = [story.person for story in await self.desk.store.rounds.stories(round_.id) if story.ended]
        await self._named(round_, (round_.place, message), told, way=ROUND_END)
        return message

    async def reword(self, round_: Round, text: str, view: ui.View) -> None:
        """Write the last message anew, if it stands. Raises CannotPost."""
        await self._renewed(Post(round_.place, round_.ending or 0), text, view)

    async def _named(
        self, round_: Round, where: tuple[int, int], persons: Iterable[int], *, way: str = TAKE_DOWN
    ) -> None:
        about = None if way == TAKE_DOWN else round_.id
        await named(self.client, self.desk, round_.group, where, set(persons), way=way, about=about)

    async def _once(
        self, round_: Round, text: str, view: ui.View | None, *, nonce: str, since: datetime, **more: Any
    ) -> int:
        place = await self.place(round_)
        found = await posted_once(place, view, since, self.desk.clock.now())
        if found is not None:
            return found
        looks = {"view": view} if view else {}
        return await post(place, text, nonce=nonce[:25], clock=self.desk.clock, **looks, **more)

    async def _rewrite(self, place: int, message: int | None, text: str, view: ui.View | None = None) -> bool:
        """False where it is gone; where Discord refuses, it stays as it is."""
        if not message:
            return False
        try:
            return await self._renewed(Post(place, message), text, view)
        except CannotPost:
            log.warning("a message of a round could not be renewed")
            return True

    async def _renewed(self, where: Post, text: str, view: ui.View | None = None) -> bool:
        message = self.client.get_partial_messageable(where.channel).get_partial_message(where.message)
        return await rewrite(message, self.desk.clock, content=text, view=view)


def _below(place: Place, message: int) -> discord.MessageReference:
    return discord.MessageReference(message_id=message, channel_id=place.id, fail_if_not_exists=False)
