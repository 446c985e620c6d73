"""How a round moves: a rule acts on it, Discord follows, and time has its alarm.

The rows say how a round stands; what is not on Discord yet is put there, however often it is looked at. So a crash in
the middle of anything is made good by looking again.
"""

import logging
from datetime import UTC, datetime, timedelta
from functools import partial

import discord
from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.rounds import rules
from bot.practice.rounds.tellings import Tellings
from bot.practice.rounds.values import Round, Story
from bot.store.rounds import NOWHERE, Rule, Step
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.common.posting import CannotPost, take_down
from cogs.common.turns import Turns
from cogs.rounds.ending import Ending
from cogs.rounds.host import Host

log = logging.getLogger(__name__)

FOR_EVER = datetime.max.replace(tzinfo=UTC)
"""A round has no hour at which it must be over."""

AGAIN = timedelta(minutes=1)
"""When to look again at what could not be done now."""

ENDED_WITHIN = timedelta(hours=12)
"""How late the last message of a round is still of use to the group."""


class Pace:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, diary: Diary, host: Host, notebook: Notebook
    ) -> None:
        self.client, self.desk, self.diary, self.host = client, desk, diary, host
        self.notebook, self.ending = notebook, Ending(client, desk, host)
        self._turns = Turns()
        self._heard: dict[int, datetime] = {}
        self._last_words: dict[int, int] = {}
        self._signed: set[int] = set()

    async def change(self, round_: int, rule: Rule) -> Step | None:
        """Let a rule act on a round, and Discord follow; None where the round is gone."""
        step = await self.desk.store.rounds.change(round_, rule)
        if step is not None and step.moved:
            live = await self._remember(step.after)
            if step.after.telling and step.after.telling != step.before.telling:
                self._heard[round_] = self.desk.clock.now()
            if live is not None:
                await self.follow(live, round_, _kept(step))
                self.host.renew_soon(live, round_)
        return step

    async def look(self, round_: int) -> None:
        """Let time do what it does, and set the alarm for what is next."""
        now = self.desk.clock.now()
        try:
            step = await self.change(
                round_, lambda each: rules.pass_time(each, self._heard.get(each.id), now)
            )
        except (DBAPIError, OSError):
            log.warning("a round could not be looked at; looking again in a minute")
            self._wake(round_, now + AGAIN)
            return
        if step is None or step.moved:
            return  # it has its next alarm
        sign = rules.sign_at(step.after)
        if sign is not None and sign <= now:
            await self._sign(step.after)
        live = self.desk.directory.by_id(step.after.group)
        if live is not None:
            await self.follow(live, round_)  # something may be missing on Discord still

    async def remember(self) -> None:
        """Take up, at the start, what was open: each goes on where it was."""
        now = self.desk.clock.now()
        left = await self.desk.store.rounds.open_ones()
        left += await self.desk.store.rounds.unended(now - ENDED_WITHIN)
        for round_ in left:
            live = await self._remember(round_)
            self._heard.setdefault(round_.id, now)
            if live is not None:
                await self.follow(live, round_.id)
                self.host.renew_soon(live, round_.id)

    async def take_up(self, live: Live, round_id: int) -> None:
        """Begin with a round whose invitation stands."""
        round_ = await self.desk.store.rounds.get(round_id)
        if round_ is not None:
            await self._remember(round_)
            self._set_alarm(round_)
            self.host.renew_soon(live, round_id)

    async def gone(self, live: Live, number: int) -> None:
        """Somebody left the group, and their rows with them: what they had a part in goes on."""
        now = self.desk.clock.now()
        for was in list(live.rounds.values()):
            told = was.story if was.story and was.story.person == number else None
            for message in (told.post, told.asked) if told else ():
                if message:
                    await take_down(self.client, was.place, message)
            await self.change(was.id, partial(rules.leave, person=number, now=now))
            self.host.renew_soon(live, was.id)

    async def moved_out(self, place: int) -> None:
        """A thread or channel was deleted: a round goes on in the channel of its invitation, or is over."""
        round_ = await self.desk.store.rounds.at(place)
        live = self.desk.directory.by_id(round_.group) if round_ else None
        if round_ is None or live is None:
            return
        live.rounds.pop(place, None)
        live.ends("round", place)
        if place == round_.channel or not await self.desk.store.rounds.stands(round_, place=round_.channel):
            await self.change(round_.id, partial(rules.close, now=self.desk.clock.now()))
            return
        if round_.story is not None:  # its messages went with the place
            await self.desk.store.rounds.nowhere(round_.story)
        await self.take_up(live, round_.id)
        await self.follow(live, round_.id)

    def heard(self, live: Live, message: discord.Message) -> None:
        """Something was said: in a turn the teller's own words count, else everybody's."""
        round_ = live.rounds.get(message.channel.id)
        if round_ is None or message.author.bot:
            return
        telling = round_.telling
        if telling is None:
            self._heard[round_.id] = self.desk.clock.now()
        elif live.number(message.author.id) == telling.person:
            self._heard[round_.id] = self.desk.clock.now()
            self._last_words[telling.id] = message.id
            if not telling.spoke:
                live.rounds[round_.place] = rules.spoke(round_, telling.person)
                self._note_spoke(round_.id, telling.person)

    def answered(self, round_: int) -> None:
        """Somebody answered a story by a form: it is not quiet."""
        self._heard[round_] = self.desk.clock.now()

    # Discord follows

    async def follow(self, live: Live, round_id: int, kept: Story | None = None) -> None:
        """Put on Discord what is not there yet; one at a time a round."""
        async with self._turns.at(round_id):
            round_ = await self.desk.store.rounds.get(round_id)
            if round_ is None:
                return
            if self.client.get_guild(live.group.guild) is None:
                self._wake(round_id, self.desk.clock.now() + AGAIN)  # another shard's, or an outage
                return
            try:
                await self._put_there(live, round_, kept)
            except CannotPost as cannot:
                await self._stuck(live, round_, cannot)
                return
            stands = await self.desk.store.rounds.get(round_id)
            if stands is not None:
                await self._remember(stands)
                self._set_alarm(stands)

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
            rests = await self.desk.store.rounds.get(round_.id)
            if rests is not None:
                await self._remember(rests)
                self._set_alarm(rests)

    # Time

    async def _sign(self, round_: Round) -> None:
        telling = round_.telling
        if telling is None or telling.id in self._signed:
            return
        self._signed.add(telling.id)
        message = self._last_words.get(telling.id) or telling.post
        if message:
            await self.host.sign(round_, message)

    def _set_alarm(self, round_: Round) -> None:
        if round_.closed:
            return
        telling, now = round_.telling, self.desk.clock.now()
        sign = rules.sign_at(round_) if telling and telling.id not in self._signed else None
        coming = filter(None, (rules.next_at(round_, self._heard.get(round_.id)), sign))
        at = min(coming, default=None)
        if at is not None:
            self._wake(round_.id, max(at, now))

    def _wake(self, round_: int, at: datetime) -> None:
        async def look() -> None:
            await self.look(round_)

        self.diary.alarm(f"round-{round_}", at, look)

    def _note_spoke(self, round_: int, person: int) -> None:
        async def note() -> None:
            await self.desk.store.rounds.change(round_, lambda each: rules.spoke(each, person))

        self.diary.alarm(f"spoke-{round_}", self.desk.clock.now(), note)

    async def _remember(self, round_: Round) -> Live | None:
        """Let the group carry the round in memory while it is open, and what was told in it a while longer."""
        live = self.desk.directory.by_id(round_.group)
        if live is None:
            return None
        live.rounds = {place: each for place, each in live.rounds.items() if each.id != round_.id}
        if round_.closed is None:
            live.rounds[round_.place] = round_
            live.begins("round", round_.place, FOR_EVER)
        else:
            live.ends("round", round_.place)
            self._heard.pop(round_.id, None)
        stories = await self.desk.store.rounds.stories(round_.id)
        live.tellings[round_.place] = Tellings(tuple(stories), round_.closed)
        return live


def _kept(step: Step) -> Story | None:
    """Give the turn that was kept for later in this step, if one was."""
    was, now = step.before.telling, step.after.story
    if was is None or step.after.told > step.before.told or (now is not None and now.id == was.id):
        return None
    return was
