"""The open groups as the bot carries them: who belongs to which, and what is being said there now.

Every change goes to the store first and then to memory, so that the two cannot tell different stories.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from bot.dynamics.acts.gist import gist
from bot.dynamics.acts.terms import words_of
from bot.dynamics.dissent.values import Unanimity
from bot.dynamics.policy import LEDGER_REACHES, Answer, Given, Ledger
from bot.dynamics.priors import NOTHING, Circumstance, Form
from bot.dynamics.room import Room
from bot.dynamics.speaking_up import SpeakingUp
from bot.dynamics.values import SOMEONE, Utterance
from bot.practice.group import Charter, DirectMessages, Group, Person
from bot.practice.roles import SHARED_AT_FIRST, Role, Take, holds
from bot.practice.rounds.tellings import Tellings
from bot.practice.rounds.values import Round
from bot.store.keys import Keyring
from bot.store.store import Store

MEETING_LASTS = timedelta(hours=6)
"""How long what a meeting was opened for counts as its purpose."""

MOST_ROOMS = 20
"""Places of talk (channels and threads) that one group keeps in mind at once; the quietest makes room."""


MOST_BITS = 16
"""Bits that what a group shares adds to its purpose: with more, everything would touch it."""


class Common(NamedTuple):
    """A line of the common-ground board, as much as memory keeps of it: what it is about, and who shares it."""

    gist: int
    people: frozenset[int]


EVER, NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


class Held(NamedTuple):
    """Something that holds of a whole group for a while: its stage, a first."""

    what: Circumstance
    since: datetime
    until: datetime


class Talk:
    """One place where a group talks: the room that listens, and the policy that decides when to speak up."""

    def __init__(self, gap: timedelta) -> None:
        self.room = Room(meeting_gap=gap, detail=False)
        self.policy = SpeakingUp()
        self.names: dict[str, int] = {}
        """Casefolded display names of joined people who spoke here, to know whom a text calls by name."""


class Live:
    """One open group in memory."""

    def __init__(
        self, group: Group, roster: dict[bytes, Person], keyring: Keyring, gap: timedelta, most_a_day: int
    ) -> None:
        self._group = group
        self.purpose = _gist(group)
        """Bits of what the group is there for, in its own words, and of what several of it share."""
        self.common: tuple[Common, ...] = ()
        self.given: list[Given] = []
        self.unanimity: Unanimity | None = None
        """That nobody has differed for weeks, until it is said."""
        self.rounds: dict[int, Round] = {}
        """Rounds that are open, by the channel or thread they are held in."""
        self._tellings: dict[int, dict[int, Tellings]] = {}
        """By place and round, what is told and was lately: what is read anew is heard at its own time."""
        self.takes: tuple[Take, ...] = ()
        """What people have taken on, of meetings that are not long over."""
        self.shared: frozenset[str] = SHARED_AT_FIRST
        """Kinds of nudges that the observer of a meeting gets."""
        self._under_way: dict[tuple[int, Form], datetime] = {}
        """Where something is under way that people chose, and until when at the longest."""
        self._held: tuple[Held, ...] = ()
        self._holds: tuple[datetime, datetime, frozenset[Circumstance]] = (EVER, NEVER, NOTHING)
        """From when until when something was looked up last, and what holds then: it is asked with each message."""
        self._themes: dict[int, tuple[datetime, int]] = {}
        self._roster = roster
        self._paused = {each.number: each for each in roster.values() if each.paused_until is not None}
        """Who pauses, or did of late, by number."""
        self._spoke: dict[int, Person] = {}
        """Who of the roster was looked up so far, by their id on Discord: making the key of it costs more."""
        self._keyring = keyring
        self._gap = gap
        self._most_a_day = most_a_day
        self._talks: OrderedDict[int, Talk] = OrderedDict()

    @property
    def group(self) -> Group:
        return self._group

    @group.setter
    def group(self, group: Group) -> None:
        self._group = group
        self._for_what()

    @property
    def joined(self) -> int:
        return len(self._roster)

    def number(self, user: int, at: datetime | None = None) -> int | None:
        """Give the person's number in this group, None for someone who has not joined (by then, with `at`)."""
        person = self._spoke.get(user)
        if person is None:
            person = self._roster.get(self._keyring.person(self.group.id, user))
            if person is None:
                return None
            self._spoke[user] = person
        return None if at is not None and at < person.joined else person.number

    def measured(self, user: int, at: datetime) -> int | None:
        """Give the number under which something at an instant is noticed of somebody; None while they pause, too."""
        number = self.number(user, at)
        return None if number is None or self._spoke[user].rests(at) else number

    def rests(self, number: int, at: datetime) -> bool:
        """Tell whether somebody paused at an instant."""
        return number in self._paused and self._paused[number].rests(at)

    def arrivals(self) -> list[datetime]:
        """Give when each of those who are here joined, the first first."""
        return sorted(person.joined for person in self._roster.values())

    def members(self, by: datetime) -> set[int]:
        """Give the numbers of those who are in the group, had joined by then and do not pause since."""
        resting = {number for number, each in self._paused.items() if (each.paused_until or by) > by}
        return {person.number for person in self._roster.values() if person.joined <= by} - resting

    def leads(self, user: int, roles: Iterable[int]) -> bool:
        charter = self.group.charter
        return user in charter.facilitators or any(role in charter.facilitator_roles for role in roles)

    def holds(self, number: int | None, *roles: Role, at: datetime) -> bool:
        """Tell whether somebody has one of these roles at the meeting that is on; none where the group goes without."""
        return number is not None and "lead" not in self.group.off and holds(self.takes, number, roles, at)

    def talk(self, place: int) -> Talk:
        """Give what is being said in a channel or thread; begins listening where nothing was heard yet."""
        talk = self._talks.get(place)
        if talk is None:
            talk = self._talks[place] = Talk(self._gap)
            if len(self._talks) > MOST_ROOMS:
                self._talks.popitem(last=False)
        self._talks.move_to_end(place)
        return talk

    def talks(self) -> list[tuple[int, Talk]]:
        """Give what is being said, with where."""
        return list(self._talks.items())

    def silence(self) -> None:
        """Forget what was said, to hear it anew."""
        self._talks.clear()

    def share(self, lines: Iterable[tuple[str, frozenset[int]]]) -> None:
        """Take up what the group shares: lines with who shares each, what most of it share first."""
        self.common = tuple(Common(gist(words_of(words)), people) for words, people in lines)
        self._for_what()

    def _for_what(self) -> None:
        """What two and more share belongs to what the group is there for."""
        self.purpose, bits = _gist(self._group), 0
        for each in self.common:
            more = bits | each.gist
            if len(each.people) > 1 and more.bit_count() <= MOST_BITS:
                bits = more
        self.purpose |= bits

    def meets_for(self, channel: int, theme: str, at: datetime) -> None:
        """A meeting begins in a channel, with words for what it is about."""
        self._themes[channel] = (at + MEETING_LASTS, gist(words_of(theme)))

    def purpose_in(self, channel: int, at: datetime) -> int:
        """Give the bits of what the talk in a channel is there for at an instant."""
        until, theme = self._themes.get(channel, (at, 0))
        return self.purpose | theme if at < until else self.purpose

    def begins(self, what: Form, place: int, until: datetime) -> None:
        """Something is under way in a channel or thread; what is in a channel goes for its threads, too."""
        self._under_way[place, what] = until

    def ends(self, what: Form, place: int) -> None:
        self._under_way.pop((place, what), None)

    def known(self, channel: int, place: int, at: datetime) -> frozenset[Circumstance]:
        """Give what is known of the talk in a place at an instant, before anybody speaks."""
        since, until, holds = self._holds
        if not since <= at < until:
            holds = self._look_up(at)
        if not self._under_way:
            return holds
        here = (channel, place)
        return holds.union(
            what for (where, what), until in self._under_way.items() if where in here and at < until
        )

    def hold(self, held: Iterable[Held]) -> None:
        """Know anew what holds of the whole group, and from when until when."""
        self._held = tuple(held)
        self._holds = (NEVER, NEVER, NOTHING) if self._held else (EVER, NEVER, NOTHING)

    def _look_up(self, at: datetime) -> frozenset[Circumstance]:
        changes = sorted({EVER, NEVER, *(edge for each in self._held for edge in (each.since, each.until))})
        since = max(edge for edge in changes if edge <= at)
        until = min((edge for edge in changes if edge > at), default=NEVER)
        holds: frozenset[Circumstance] = frozenset(
            each.what for each in self._held if each.since <= at < each.until
        )
        self._holds = (since, until, holds)
        return holds

    def tell(self, place: int, round_: int, told: Tellings, *, since: datetime) -> None:
        """Know what is told in a round; of rounds that closed before an instant nothing is kept."""
        self._tellings.setdefault(place, {})[round_] = told
        for each, rounds in list(self._tellings.items()):
            kept = {key: one for key, one in rounds.items() if one.closed is None or one.closed > since}
            self._tellings[each] = kept

    def rounds_in(self, place: int) -> list[int]:
        """Give the rounds by number that are held in a place, or were lately."""
        return list(self._tellings.get(place, ()))

    def is_telling(self, place: int, at: datetime) -> bool:
        """Tell whether somebody has the word in a round there."""
        found = [told.at(at) for told in self._tellings.get(place, {}).values()]
        return any(each is not None and each.phase == "telling" for each in found)

    def in_round(self, place: int, said: Utterance) -> Utterance:
        """Let what is said in a round be heard as what it is: a story is told to all, and answered to its teller."""
        rounds = self._tellings.get(place)
        if not rounds or said.speaker == SOMEONE:
            return said
        within = next(filter(None, (told.at(said.at) for told in rounds.values())), None)
        if within is None or self.rests(within.teller, said.at):
            return said
        if said.speaker != within.teller:
            return said if said.named is not None else said._replace(named=within.teller)
        return said._replace(cues=said.cues._replace(to_all=True)) if within.phase == "telling" else said

    def ledger(self, now: datetime) -> Ledger:
        """Give what the policy must know of the nudges so far."""
        self.given = [given for given in self.given if given.at > now - LEDGER_REACHES]
        charter = self.group.charter
        return Ledger(
            given=tuple(self.given),
            most_a_day=self._most_a_day,
            zone=charter.zone,
            quiet_from=charter.quiet_from,
            quiet_until=charter.quiet_until,
            shifts=dict(self.group.sensitivity),
        )

    def answered(self, kind: str, at: datetime, answer: Answer) -> None:
        """Let the policy know what a facilitator said to a nudge."""
        self.given = [
            replace(given, answer=answer) if (given.kind, given.at) == (kind, at) else given
            for given in self.given
        ]

    def enter(self, user: int, person: Person) -> None:
        self._roster[self._keyring.person(self.group.id, user)] = person
        self._spoke.pop(user, None)
        if person.paused_until is not None:
            self._paused[person.number] = person
            self._unname(person.number)

    def leave(self, user: int) -> int | None:
        self._spoke.pop(user, None)
        person = self._roster.pop(self._keyring.person(self.group.id, user), None)
        if person is None:
            return None
        self._paused.pop(person.number, None)
        self._unname(person.number)
        self.takes = tuple(take for take in self.takes if take.person != person.number)
        for talk in self._talks.values():
            talk.room.forget(person.number)
        for rounds in self._tellings.values():
            for round_, told in rounds.items():
                stories = tuple(story for story in told.stories if story.person != person.number)
                rounds[round_] = replace(told, stories=stories)
        return person.number

    def _unname(self, number: int) -> None:
        """Know no more by which name somebody would be spoken to."""
        for talk in self._talks.values():
            talk.names = {name: each for name, each in talk.names.items() if each != number}


def _gist(group: Group) -> int:
    return gist(words_of(f"{group.charter.name} {group.charter.purpose}"))


class Directory:
    """All open groups, found by channel, by button token or by server."""

    def __init__(self, store: Store, keyring: Keyring, meeting_gap: timedelta, most_a_day: int) -> None:
        self._store = store
        self._keyring = keyring
        self._gap = meeting_gap
        self._most_a_day = most_a_day
        self._by_token: dict[str, Live] = {}
        self._by_id: dict[int, Live] = {}
        self._by_channel: dict[int, Live] = {}

    async def load(self, now: datetime) -> None:
        roster = await self._store.people.roster()
        for group in await self._store.groups.open_ones():
            live = self._enter(group, roster.get(group.id, {}))
            live.given = await self._store.nudges.since(group.id, now - LEDGER_REACHES)

    def __iter__(self) -> Iterator[Live]:
        return iter(list(self._by_token.values()))

    def of_channel(self, channel: int) -> Live | None:
        return self._by_channel.get(channel)

    def by_token(self, token: str) -> Live | None:
        return self._by_token.get(token)

    def by_id(self, group: int) -> Live | None:
        return self._by_id.get(group)

    def in_guild(self, guild: int) -> list[Live]:
        return [live for live in self._by_token.values() if live.group.guild == guild]

    async def create(self, guild: int, charter: Charter, now: datetime) -> Live:
        return self._enter(await self._store.groups.create(guild, charter, now), {})

    async def edit(self, live: Live, charter: Charter) -> None:
        self._replace(live, await self._store.groups.edit(live.group.id, charter))

    async def refresh(self, live: Live) -> None:
        """Take a small change (a welcome message, a threshold) over from the store."""
        group = await self._store.groups.get(live.group.id)
        if group is not None:
            self._replace(live, group)

    async def close(self, live: Live, now: datetime) -> None:
        await self._store.groups.close(live.group.id, now)
        self._drop(live)

    async def close_guild(self, guild: int, now: datetime) -> None:
        await self._store.groups.close_guild(guild, now)
        for live in self.in_guild(guild):
            self._drop(live)

    async def drop_channel(self, channel: int) -> None:
        live = self._by_channel.pop(channel, None)
        if live is not None:
            await self._store.groups.drop_channel(channel)
            await self.refresh(live)

    async def drop_role(self, guild: int, role: int) -> None:
        await self._store.groups.drop_role(guild, role)
        for live in self.in_guild(guild):
            if role in live.group.charter.facilitator_roles:
                await self.refresh(live)

    async def join(self, live: Live, user: int, now: datetime, dms: DirectMessages) -> Person:
        person = await self._store.people.join(live.group.id, user, now, dms)
        live.enter(user, person)
        return person

    async def leave(self, live: Live, user: int) -> int | None:
        number = await self._store.people.leave(live.group.id, user)
        live.leave(user)
        return number

    async def pause(self, live: Live, user: int, since: datetime, until: datetime) -> bool:
        """Let somebody rest until an instant; False where they have not joined."""
        person = await self._store.people.pause(live.group.id, user, since, until)
        if person is not None:
            live.enter(user, person)
        return person is not None

    async def erase(self, live: Live, user: int) -> int | None:
        """Let go of all about somebody, also that they facilitate."""
        number = await self._store.people.erase(live.group.id, user)
        live.leave(user)
        await self.refresh(live)
        return number

    def _enter(self, group: Group, roster: dict[bytes, Person]) -> Live:
        live = Live(group, roster, self._keyring, self._gap, self._most_a_day)
        self._by_token[group.token] = live
        self._by_id[group.id] = live
        self._by_channel |= dict.fromkeys(group.charter.channels, live)
        return live

    def _replace(self, live: Live, group: Group) -> None:
        for channel in live.group.charter.channels:
            self._by_channel.pop(channel, None)
        live.group = group
        self._by_channel |= dict.fromkeys(group.charter.channels, live)

    def _drop(self, live: Live) -> None:
        self._by_token.pop(live.group.token, None)
        self._by_id.pop(live.group.id, None)
        for channel in live.group.charter.channels:
            self._by_channel.pop(channel, None)
