"""How a round moves: a rule acts on it, Discord follows, and time has its alarm.

The rows say how a round stands; what is not on Discord yet is put there, however often it is looked at. So a crash in
the middle of anything is made good by looking again.
"""

import logging
from datetime import datetime, timedelta
from functools import partial

import aiohttp
import discord
from discord.ext import commands
from sqlalchemy.exc import SQLAlchemyError

from bot.live import Live
from bot.practice.rounds import rules
from bot.practice.rounds.values import Round, Story
from bot.store.rounds import NOWHERE, Rule, Step
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.common.places import LEFT_AFTER
from cogs.common.posting import CannotPost
from cogs.common.turns import Turns
from cogs.rounds.ending import Ending
from cogs.rounds.host import Host
from cogs.rounds.remembering import Memory
from cogs.rounds.retiring import Retiring
from cogs.rounds.signing import Signing

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=1)
"""When to look again at what could not be done now."""

ENDED_WITHIN = timedelta(hours=12)
"""How late the last message of a round is still of use to the group."""

TROUBLE = (SQLAlchemyError, OSError, discord.DiscordException, aiohttp.ClientError, CannotPost)
"""What passes, as a rule: the database is busy, or Discord is out of reach."""


class Pace:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, diary: Diary, host: Host, notebook: Notebook
    ) -> None:
        self.client, self.desk, self.diary, self.host = client, desk, diary, host
        self.notebook, self.ending, self.memory = notebook, Ending(client, desk, host), Memory(desk)
        self.retiring = Retiring(client, desk, host, self.memory)
        self.signing = Signing(desk, host)
        self._turns = Turns()

    async def change(self, round_: int, rule: Rule) -> Step | None:
        """Let a rule act on a round, and Discord follow; None where the round is gone."""
        step = await self.desk.store.rounds.change(round_, lambda each: rule(self.memory.as_heard(each)))
        if step is not None and step.moved:
            live = await self.memory.keep(step.after)
            was, now = step.before.telling, step.after.telling
            if was is not None and (now is None or now.id != was.id):
                self.memory.over(was)
            if now is not None and now != was:
                self.memory.stir(round_, self.desk.clock.now())
            if live is not None:
                await self.follow(live, round_, _kept(step))
                self.host.renew_soon(live, round_)
        return step

    async def look(self, round_: int) -> None:
        """See to what is due of one. Looking twice changes nothing."""
        try:
            found = await self.desk.store.rounds.get(round_)
            if found is not None and not (found.closed and found.ending is not None):
                await self._see_to(found)
        except TROUBLE:
            log.warning("a round could not be looked at; looking again in a minute")
            self._wake(round_, self.desk.clock.now() + AGAIN)

    async def _see_to(self, round_: Round) -> None:
        live = self.desk.directory.by_id(round_.group)
        if live is None:
            await self.retiring.without_group(round_)
        elif not self._is_here(live):
            self._wake(round_.id, self.desk.clock.now() + AGAIN)  # another process's, or an outage
        elif round_.post is None and not round_.closed:
            await self._unposted(live, round_)
        elif not self._is_ours(live, round_):
            await self.follow(live, round_.id)  # no time passes any more
        else:
            await self._let_time_pass(live, round_)

    def _is_here(self, live: Live) -> bool:
        return self.client.is_ready() and self.client.get_guild(live.group.guild) is not None

    def _is_ours(self, live: Live, round_: Round) -> bool:
        """Whether it is held in a channel of the group, or in a thread there; one that sleeps is given the benefit."""
        channels, there = live.group.charter.channels, self.client.get_channel(round_.channel)
        if round_.channel in channels:
            return True
        return there is None or (isinstance(there, discord.Thread) and there.parent_id in channels)

    async def _unposted(self, live: Live, round_: Round) -> None:
        """One that was opened and never noted as posted; whoever opened it may be at it still."""
        if self.desk.clock.now() - round_.opened < LEFT_AFTER:
            self._wake(round_.id, round_.opened + LEFT_AFTER)
        elif await self.retiring.find(live, round_):
            await self.take_up(live, round_.id)

    async def _let_time_pass(self, live: Live, round_: Round) -> None:
        """Let time do what it does, and set the alarm for what is next."""
        now = self.desk.clock.now()
        heard = self.memory.quiet_since(round_.id)
        step = await self.change(round_.id, lambda each: rules.pass_time(each, heard, now))
        if step is None or step.moved:
            return  # it has its next alarm
        sign = rules.sign_at(step.after)
        if sign is not None and sign <= now:
            await self._sign(step.after)
        await self.follow(live, round_.id)  # something may be missing on Discord still

    async def remember(self) -> None:
        """Take up, once what was missed has been heard, what is open: each goes on where it was, and from now."""
        now, store = self.desk.clock.now(), self.desk.store.rounds
        try:
            left = [*await store.open_ones(), *await store.unended(now - ENDED_WITHIN)]
        except TROUBLE:
            log.warning("the open rounds could not be read; trying again in a minute")
            self.diary.alarm("rounds", now + AGAIN, self.remember)
            return
        for round_ in left:
            if not round_.closed:
                self.memory.stir(round_.id, now)
            await self.look(round_.id)
            live = self.desk.directory.by_id(round_.group)
            if live is not None:
                self.host.renew_soon(live, round_.id)

    async def orphans(self) -> None:
        """A group was closed: its rounds are over, and what stands of them is put away."""
        now, store = self.desk.clock.now(), self.desk.store.rounds
        for round_ in (*await store.open_ones(), *await store.unended(now - ENDED_WITHIN)):
            if self.desk.directory.by_id(round_.group) is None:
                await self.look(round_.id)

    async def look_at_all(self, live: Live) -> None:
        """The group was changed: it may not own a round's channel any more."""
        for round_ in list(live.rounds.values()):
            await self.look(round_.id)

    async def take_up(self, live: Live, round_id: int) -> None:
        """Begin with a round whose invitation stands."""
        await self._refresh(round_id)
        self.host.renew_soon(live, round_id)

    async def _refresh(self, round_id: int) -> None:
        """Know it as the rows have it now, and when to look at it again."""
        round_ = await self.desk.store.rounds.get(round_id)
        if round_ is not None:
            await self.memory.keep(round_)
            self._set_alarm(round_)

    async def gone(self, live: Live, number: int) -> None:
        """Somebody left the group, and their rows with them: what they had a part in goes on."""
        now = self.desk.clock.now()
        for was in list(live.rounds.values()):
            told = was.story if was.story and was.story.person == number else None
            if told is not None:
                self.memory.over(told)
            await self.change(was.id, partial(rules.leave, person=number, now=now))
            await self._refresh(was.id)  # with nobody else there the rule has nothing left to change
            self.host.renew_soon(live, was.id)

    async def moved_out(self, guild: int, place: int) -> None:
        """A thread or channel was deleted: a round goes on in the channel of its invitation, or is over."""
        for live in self.desk.directory.in_guild(guild):
            for round_ in list(live.rounds.values()):
                if place in (round_.place, round_.channel):
                    await self._move_out(live, round_.id, place)

    async def _move_out(self, live: Live, round_id: int, place: int) -> None:
        store = self.desk.store.rounds
        round_ = await store.get(round_id)
        if round_ is None or round_.closed:
            return
        live.rounds.pop(round_.place, None)
        live.ends("round", round_.place)
        if place == round_.channel or not await store.stands(round_, place=round_.channel):
            await self.change(round_.id, partial(rules.close, now=self.desk.clock.now()))
            return
        if round_.story is not None:  # its messages went with the place
            await store.nowhere(round_.story)
        await self.take_up(live, round_.id)
        await self.follow(live, round_.id)

    def heard(self, live: Live, message: discord.Message, at: datetime) -> None:
        """Something was said: in a turn the teller's own words count, else everybody's."""
        round_ = live.rounds.get(message.channel.id)
        if round_ is None or message.author.bot:
            return
        telling = round_.telling
        if telling is None:
            self.memory.stir(round_.id, at)
        elif at >= telling.began and live.number(message.author.id) == telling.person:
            self.memory.stir(round_.id, at)
            if self.memory.said(telling, message.id):
                live.rounds[round_.place] = self.memory.as_heard(round_)
                self._note_spoke(round_.id, telling, self.desk.clock.now())

    def uninvited(self, channel: int, messages: set[int]) -> None:
        """Messages were deleted; an invitation among them is put up anew."""
        live = self.desk.directory.of_channel(channel)
        if live is not None:
            for round_ in live.rounds.values():
                if round_.post in messages:
                    self.host.renew_soon(live, round_.id)

    def answered(self, round_: int) -> None:
        """Somebody answered a story by a form: it is not quiet."""
        self.memory.stir(round_, self.desk.clock.now())

    # Discord follows

    async def follow(self, live: Live, round_id: int, kept: Story | None = None) -> None:
        """Put on Discord what is not there yet; one at a time a round."""
        async with self._turns.at(round_id):
            round_ = await self.desk.store.rounds.get(round_id)
            if round_ is None:
                return
            if not self._is_here(live):
                self._wake(round_id, self.desk.clock.now() + AGAIN)
                return
            if not self._is_ours(live, round_):
                await self.retiring.retire(round_, live.group.charter.language)
                return
            try:
                await self._put_there(live, round_, kept)
            except CannotPost as cannot:
                await self._stuck(live, round_, cannot)
                return
            await self._refresh(round_id)

    async def _put_there(self, live: Live, round_: Round, kept: Story | None) -> None:
        if kept is not None:
            await self.host.keep_for_later(live, round_, kept)
        for story in await self.desk.store.rounds.stories(round_.id):
            await self._story(live, round_, story)
        if round_.closed and round_.ending is None:
            text = await self.ending.text(live, round_)
            message = await self.host.end(live, round_, text, round_.closed)
            await self.desk.store.rounds.stands(round_, ending=message)
            await self.host.renew(live, round_)
            await self._let_be(live, round_)

    async def _let_be(self, live: Live, round_: Round) -> None:
        """Take away what lets the round go on, under its last story."""
        for story in (await self.desk.store.rounds.stories(round_.id))[-1:]:
            user = await self.desk.store.people.user(round_.group, story.person)
            if user is not None:
                await self.host.let_be(live, round_, story, user)

    async def _story(self, live: Live, round_: Round, story: Story) -> None:
        user = await self.desk.store.people.user(round_.group, story.person)
        if user is None or (story.ended and story.asked is not None):
            return
        store = self.desk.store.rounds
        if story.ended is None and story.post is None and round_.closed is None:
            await store.told_where(story, post=await self.host.give_word(live, round_, story, user))
        elif story.ended and story.asked is None:
            await store.told_where(story, asked=await self.host.ask_others(live, round_, story, user))

    async def _stuck(self, live: Live, round_: Round, cannot: CannotPost) -> None:
        """Where nothing can be posted for good, the round rests and the facilitators are told."""
        now = self.desk.clock.now()
        if cannot.passing:
            self._wake(round_.id, now + AGAIN)
        elif round_.closed:
            await self.desk.store.rounds.stands(round_, ending=NOWHERE)
        else:
            await self.desk.store.rounds.change(round_.id, lambda each: rules.pause(each, now))
            await self.notebook.note(live, "round-unpostable", str(round_.id), channel=round_.place)
            await self._refresh(round_.id)

    # Time

    async def _sign(self, round_: Round) -> None:
        if round_.telling:
            await self.signing.sign(round_, self.memory.signs(round_.telling))

    def _set_alarm(self, round_: Round) -> None:
        at = self.memory.next_at(round_)
        if at is not None:
            self._wake(round_.id, max(at, self.desk.clock.now()))

    def wake(self, round_: int) -> None:
        """Look at a round in a while, whatever becomes of what is being done with it now."""
        self._wake(round_, self.desk.clock.now() + AGAIN)

    def _wake(self, round_: int, at: datetime) -> None:
        self.diary.alarm(f"round-{round_}", at, partial(self.look, round_))

    def _note_spoke(self, round_: int, telling: Story, at: datetime) -> None:
        """Write down that the teller said something; until it is, memory knows."""

        def spoke(each: Round) -> Round:
            same = each.telling is not None and each.telling.id == telling.id
            return rules.spoke(each, telling.person) if same else each

        async def note() -> None:
            try:
                await self.desk.store.rounds.change(round_, spoke)
            except TROUBLE:
                self._note_spoke(round_, telling, self.desk.clock.now() + AGAIN)

        self.diary.alarm(f"spoke-{round_}", at, note)


def _kept(step: Step) -> Story | None:
    """Give the turn that was kept for later in this step, if one was."""
    was, now = step.before.telling, step.after.story
    if was is None or step.after.told > step.before.told or (now is not None and now.id == was.id):
        return None
    return was
