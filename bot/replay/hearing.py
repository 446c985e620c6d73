"""Reading exports and hearing them: the very same room and policy as in the live bot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.dynamics.acts.reading import READING_SIZE, pack_reading, read_acts, unpack_reading
from bot.dynamics.cues import named_at_start, read
from bot.dynamics.dissent.fate import LIKELY
from bot.dynamics.dissent.values import Standing
from bot.dynamics.packed import SIZE, pack, unpack
from bot.dynamics.policy import LEDGER_REACHES, Given, Ledger, Nudge
from bot.dynamics.priors import NOTHING, Circumstance, Form
from bot.dynamics.room import MEETING_GAP, Heard, Room
from bot.dynamics.speaking_up import SpeakingUp
from bot.dynamics.values import SOMEONE, Turn, Utterance
from bot.replay.calendar import Calendar
from bot.replay.errors import BrokenMessage
from bot.replay.export import Broken, Exported, first_id, messages
from bot.replay.people import People
from bot.replay.rows import Rows, row_of
from bot.replay.spool import Spool
from bot.replay.weeks import Weeks

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of it is done (0 to 1)."""

RECORD = SIZE + 2 + READING_SIZE
"""Bytes of an utterance in the spool, with whether its text was read, how many disliked it, and what it does."""

OFTEN = 2_000
"""Messages from one report of progress to the next."""


@dataclass(slots=True)
class Share:
    """What one person's turns come to. answered: turns of others that were said to this person."""

    turns: int = 0
    words: int = 0
    answered: int = 0


@dataclass(slots=True)
class Told:
    """What a replay comes to.

    facilitators, shares: by person's number; skipped: messages that could not be read; weeks: if they were asked for.
    """

    rows: Rows
    people: People
    facilitators: set[int]
    messages: int = 0
    turns: int = 0
    meetings: int = 0
    skipped: int = 0
    began: datetime | None = None
    ended: datetime | None = None
    nudges: list[Nudge] = field(default_factory=list[Nudge])
    shares: dict[int, Share] = field(default_factory=dict[int, Share])
    dissents: dict[int, Standing] = field(default_factory=dict[int, Standing])
    """By message, how each likely dissent stood in the end."""
    weeks: Weeks | None = None


def replay(
    paths: Sequence[Path],
    facilitators: Iterable[str],
    rows: Rows,
    *,
    gap: timedelta = MEETING_GAP,
    language: str = "en",
    skip_broken: bool = False,
    calendar: Calendar | None = None,
    progress: Progress = lambda _what, _done: None,
) -> Told:
    """Hear the conversation that the files hold together. Raises ReplayError."""
    skipped = 0

    def broken(message: BrokenMessage) -> None:
        nonlocal skipped
        if not skip_broken:
            raise message
        skipped += 1

    reading = _Reading(language, broken, progress)
    with Spool(RECORD) as spool:
        count = reading.read(paths, spool)
        people = reading.people
        told = Told(rows, people, people.facilitators(facilitators), skipped=skipped)
        told.weeks = Weeks(calendar, told.facilitators) if calendar else None
        hearing = _Hearing(told, gap, reading.forms)
        for number, packed in enumerate(spool, 1):
            hearing.hear(*_unpack(packed))
            if number % OFTEN == 0:
                progress("Hearing", number / count)
    hearing.end()
    if told.weeks:
        told.weeks.end(reading.forms)
    return told


class _Reading:
    """From messages to what the room hears; their words go no further."""

    def __init__(self, language: str, broken: Broken, progress: Progress) -> None:
        self.people = People()
        self.forms: list[tuple[datetime, datetime, Form]] = []
        """From when to when a check-in or a round was open."""
        self._language = language
        self._broken = broken
        self._progress = progress

    def read(self, paths: Sequence[Path], spool: Spool) -> int:
        """Read the files into the spool; give how many messages are talk."""
        paths = sorted(paths, key=first_id)  # names are known from when they first appear, as in the live bot
        sizes = [path.stat().st_size for path in paths]
        whole, before, count = max(1, sum(sizes)), 0, 0
        for path, size in zip(paths, sizes, strict=True):
            for message in messages(path, self._broken, partial(self._report, before, whole)):
                if message.form:
                    self.forms.append(message.form)
                if message.is_talk:
                    spool.add(_pack(self._utterance(message), message.dislikes))
                    count += 1
            before += size
        return count

    def _report(self, before: int, whole: int, got: int) -> None:
        self._progress("Reading", (before + got) / whole)

    def _utterance(self, message: Exported) -> Utterance:
        """Take from a message what the live bot takes; everybody in the file counts as joined."""
        text, people = message.content or "", self.people
        mentioned = [each.id for each in message.mentions or () if not each.is_bot]
        return Utterance(
            message=message.id,
            speaker=people.number(message.author),
            at=message.at,
            answers=message.answers,
            mentions=tuple(people.known(each) or SOMEONE for each in mentioned),
            named=named_at_start(text, people.called),
            cues=read(text, language=self._language),
            reading=read_acts(text, people.called, language=self._language),
        )


def _pack(said: Utterance, dislikes: int) -> bytes:
    reading = pack_reading(said.reading) if said.reading else bytes(READING_SIZE)
    return pack(said) + bytes((said.reading is not None, min(dislikes, 255))) + reading


def _unpack(packed: bytes) -> tuple[Utterance, int]:
    is_read, dislikes = packed[SIZE : SIZE + 2]
    return unpack(packed, reading=unpack_reading(packed, SIZE + 2) if is_read else None), dislikes


class _Hearing:
    """One room that hears it all, and what comes of it."""

    def __init__(self, told: Told, gap: timedelta, forms: Sequence[tuple[datetime, datetime, Form]]) -> None:
        self._told, self._forms = told, sorted(forms)
        self._room = Room(meeting_gap=gap)
        self._policy = SpeakingUp()
        self._given: list[Given] = []
        self._meeting: datetime | None = None

    def hear(self, said: Utterance, dislikes: int) -> None:
        told = self._told
        told.messages += 1
        told.began = said.at if told.began is None else told.began
        told.ended = said.at
        if said.speaker in told.facilitators:
            said = said._replace(leads=True)
        self._room.known = self._known(said.at)
        heard = self._room.hear(said)
        if heard is not None:
            if told.weeks:
                told.weeks.hear(said, heard)
            self._note(heard, said.at)
            self._dislike(said.message, dislikes, said.at)
        if self._room.meeting_began != self._meeting:
            self._meeting = self._room.meeting_began
            told.meetings += 1

    def end(self) -> None:
        last = self._room.close()
        if last is not None and self._told.ended is not None:
            if self._told.weeks:
                self._told.weeks.see(last)
            self._note(last, self._told.ended)

    def _known(self, at: datetime) -> frozenset[Circumstance]:
        """Give what is known of the talk before anybody speaks: whether a check-in or a round is open."""
        if not self._forms:
            return NOTHING
        self._forms = [form for form in self._forms if form[1] >= at]
        return frozenset(form for begin, _end, form in self._forms if begin <= at)

    def _dislike(self, message: int, dislikes: int, now: datetime) -> None:
        """An export says how many put a thumb down, not always who: they count as that many strangers."""
        for stranger in range(dislikes):
            self._follow(self._room.disliked(message, -1 - stranger), now)

    def _note(self, heard: Heard, now: datetime) -> None:
        if heard.closed is not None:
            self._count(heard.closed)
        seen = heard.of("leader-centered")
        row = row_of(seen, self._room.member_hub().probability) if seen else None
        if row is not None:
            self._told.rows.add(row)
        meeting = heard.observations[0].meeting if heard.observations else now
        self._give(self._policy.on_patterns(heard.observations, partial(self._ledger, now), now), meeting)
        self._follow(heard.standings, now)

    def _follow(self, standings: Iterable[Standing], now: datetime) -> None:
        for standing in standings:
            if standing.belief >= LIKELY:
                self._told.dissents[standing.message] = standing
        meeting = self._room.meeting_began or now
        ledger = partial(self._ledger, now)
        self._give(self._policy.on_dissent(standings, meeting, ledger, now, now), meeting)

    def _give(self, nudges: Iterable[Nudge], meeting: datetime) -> None:
        for nudge in nudges:
            self._given.append(Given(nudge.kind, nudge.at, meeting))
            self._told.nudges.append(nudge)
            if self._told.weeks:
                self._told.weeks.nudge(nudge, meeting)

    def _ledger(self, now: datetime) -> Ledger:
        if self._given and self._given[0].at <= now - LEDGER_REACHES:
            self._given = [given for given in self._given if given.at > now - LEDGER_REACHES]
        return Ledger(given=tuple(self._given))

    def _count(self, turn: Turn) -> None:
        told = self._told
        told.turns += 1
        share = told.shares.setdefault(turn.speaker, Share())
        share.turns += 1
        share.words += turn.words or 0
        if turn.address.to:
            told.shares.setdefault(turn.address.to, Share()).answered += 1
