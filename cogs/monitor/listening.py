"""What a message sets in motion: the room hears it, its trace is queued, and the policy may speak up."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

import discord

from bot.dynamics.dissent.values import Standing
from bot.dynamics.room import Heard
from bot.dynamics.speaking_up import on_unanimity
from bot.dynamics.values import SOMEONE, UNCOUNTED, Cues, Utterance
from bot.live import Live, Talk
from bot.practice.rounds.telling import Told
from bot.practice.rounds.values import Round
from bot.store.keys import Keyring
from bot.store.traces import Gone, Trace
from cogs.common.desk import Desk, place_of
from cogs.monitor.keeping import Keeper
from cogs.monitor.reading import cues_of, is_talk, reading_of, utterance_of
from cogs.nudges.giving import Nudger


class PlacedView(NamedTuple):
    """A different view that stands in a message of ours, since somebody asked for it.

    message, channel, place: where; owner: whose case it is, number: who is known to have said it, None without a name;
    leads: whether they facilitate; answers: the message under which it stands, answered: who wrote that, where known.
    """

    message: int
    channel: int
    place: int
    words: str
    owner: int
    number: int | None
    leads: bool = False
    answers: int | None = None
    answered: int | None = None


class Listener:
    """Hears one message after another. Nothing in `hear` waits, so the order of messages is kept."""

    def __init__(self, desk: Desk, keyring: Keyring, nudger: Nudger, *, content: bool) -> None:
        self.desk, self.keyring, self.nudger, self.content = desk, keyring, nudger, content
        self.keeper = Keeper(desk.store)
        self.heard_until: dict[int, datetime] = {}
        """Channel to the time of its newest message, where that is news to the store."""
        self.on_heard: list[Callable[[Live, int, Utterance, Heard], None]] = []
        """Who else hears of a message, of which group and place, and what came of it; none of them may wait."""
        self.on_turn: list[Callable[[Live, int, int], None]] = []
        """Who else hears that a turn began, of which group, in which channel and place; none of them may wait."""

    def group_of(self, channel: object) -> Live | None:
        place = place_of(channel)
        return self.desk.directory.of_channel(place) if place is not None else None

    def hear(self, message: discord.Message) -> None:
        """Take a message in; one that is no talk, belongs to no group or was heard before changes nothing."""
        channel, place = place_of(message.channel), message.channel.id
        live = self.desk.directory.of_channel(channel) if channel is not None else None
        if channel is None or live is None or not is_talk(message):
            return
        talk = live.talk(place)
        utterance = live.in_round(place, utterance_of(message, live, talk, content=self.content))
        if self._take(live, channel, place, utterance):
            self.heard_until[channel] = max(utterance.at, self.heard_until.get(channel, utterance.at))
        else:
            self._amend(message, live, utterance.cues)

    def hear_answer(self, live: Live, round_: Round, answer: Told, *, teller: int, leads: bool) -> None:
        """Take in what somebody wrote into a form about a story: said by them, and to its teller.

        A life lived otherwise is no dispute, so nothing is read into how an answer stands to the story.
        """
        if answer.post is None:
            return
        at = discord.utils.snowflake_time(answer.post.message)
        if live.rests(answer.person, at):
            return
        told = Utterance(
            message=answer.post.message,
            speaker=answer.person,
            at=at,
            leads=leads,
            named=None if live.rests(teller, at) else teller,
            cues=cues_of(answer.words, live, content=True),
        )
        self._take(live, round_.channel, round_.place, told)

    def hear_view(self, live: Live, view: PlacedView) -> None:
        """Take in a view that differs; without a name it is somebody's, who is counted elsewhere if they joined.

        How it is met is followed like that of any other, and no trace of it is kept unless it has a name.
        """
        at = discord.utils.snowflake_time(view.message)
        number = None if view.number is None or live.rests(view.number, at) else view.number
        answered = None if view.answered is None or live.rests(view.answered, at) else view.answered
        said = Utterance(
            message=view.message,
            speaker=number or SOMEONE,
            at=at,
            leads=view.leads and number is not None,
            answers=view.answers,
            answered=answered,
            cues=cues_of(view.words, live, content=True),
            stranger=None if number else UNCOUNTED,
            reading=reading_of(view.words, live, live.talk(view.place)),
            view_of=view.owner,
        )
        self._take(live, view.channel, view.place, said)

    def _take(self, live: Live, channel: int, place: int, utterance: Utterance) -> bool:
        """Let the room hear it; False where it was heard before."""
        talk = live.talk(place)
        talk.room.purpose = live.purpose_in(channel, utterance.at)
        talk.room.known = live.known(channel, place, utterance.at)
        heard = talk.room.hear(utterance)
        if heard is None:
            return False
        self._keep(place, live, utterance, heard)
        self.keeper.note(live, channel, place, utterance, heard)
        for hear_too in self.on_heard:
            hear_too(live, place, utterance, heard)
        if heard.closed:
            for hear in self.on_turn:
                hear(live, channel, place)
        if heard.observations or heard.standings:
            self._consider(live, place, talk, heard, utterance.at)
        return True

    def amend(self, message: discord.Message) -> None:
        """Read an edited message again; what it said before is forgotten."""
        live = self.group_of(message.channel)
        if live is None or not is_talk(message):
            return
        if live.measured(message.author.id, self.desk.clock.now()) is not None:
            place = message.channel.id
            said = utterance_of(message, live, live.talk(place), content=self.content)
            self._amend(message, live, live.in_round(place, said).cues)

    async def forget_gone(
        self, live: Live, place: int, between: tuple[datetime, datetime], there: set[int]
    ) -> None:
        """Forget what was known from a stretch of a place's history and is not there any more."""
        room = live.talk(place).room
        for message in room.messages(*between):
            if message not in there:
                room.withdraw(message)
        kept = await self.desk.store.traces.messages(live.group.id, place, *between)
        still = {self.keyring.message(live.group.id, message) for message in there}
        for each in kept:
            if each.message not in still:
                self.desk.writer.delete(each)

    def withdraw(self, channel: int, place: int, messages: set[int]) -> None:
        """Forget deleted messages and their traces."""
        live = self.desk.directory.of_channel(channel)
        if live is None:
            return
        for message in messages:
            live.talk(place).room.withdraw(message)
            at = discord.utils.snowflake_time(message)
            self.desk.writer.delete(Gone(self.keyring.message(live.group.id, message), at))

    def _consider(self, live: Live, place: int, talk: Talk, heard: Heard, seen: datetime) -> None:
        """Let the policies speak up about what the room saw."""
        now = self.desk.clock.now()
        meeting, ledger = talk.room.meeting_began or seen, partial(live.ledger, now)
        for nudge in talk.policy.on_patterns(heard.observations, ledger, now):
            self.nudger.give(live, place, meeting, nudge)
        self.speak_up(live, place, talk, heard.standings, seen)
        observation = heard.of("leader-centered") if live.unanimity else None
        if live.unanimity and observation:
            nudge = on_unanimity(live.unanimity, observation, ledger(), now)
            if nudge is not None:
                live.unanimity = None
                self.nudger.give(live, place, meeting, nudge)

    def speak_up(
        self, live: Live, place: int, talk: Talk, standings: tuple[Standing, ...], seen: datetime
    ) -> None:
        """Let the policy speak up about dissents. seen: when what tells of them was said or done."""
        if not standings:
            return
        now = self.desk.clock.now()
        meeting, ledger = talk.room.meeting_began or seen, partial(live.ledger, now)
        for nudge in talk.policy.on_dissent(standings, meeting, ledger, seen, now):
            self.nudger.give(live, place, meeting, nudge)

    def _amend(self, message: discord.Message, live: Live, cues: Cues) -> None:
        amended = live.talk(message.channel.id).room.amend(message.id, cues)
        if amended is not None:
            self._keep(message.channel.id, live, *amended)

    def _keep(self, place: int, live: Live, utterance: Utterance, heard: Heard) -> None:
        if utterance.speaker == SOMEONE or live.rests(utterance.speaker, utterance.at):
            return
        address, cues = heard.address, utterance.cues
        self.desk.writer.put(
            Trace(
                message=self.keyring.message(live.group.id, utterance.message),
                group=live.group.id,
                channel=place,
                person=utterance.speaker,
                at=utterance.at,
                to_person=None if live.rests(address.to or 0, utterance.at) else address.to or None,
                to_weight=address.weight,
                how=address.how,
                words=cues.words,
                tone=cues.tone,
                asks=cues.asks,
            )
        )
