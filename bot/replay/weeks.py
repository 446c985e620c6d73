"""A replayed conversation week by week: what each comes to is worked out while it is heard.

Only the week under way is held person by person; of those before it there are figures, so that any length will do.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.digest.values import WEEKS
from bot.dynamics.aftermath import next_window
from bot.dynamics.policy import Given, Nudge
from bot.dynamics.priors import Form
from bot.dynamics.room import Heard
from bot.dynamics.values import Evidence, Interaction, Observation, Utterance
from bot.replay.calendar import A_WEEK, Calendar
from bot.week.fold import Fold
from bot.week.totals import Meeting, exchanges_of, talk_totals
from bot.week.values import TalkTotals

HERE = b""
"""The one place of a replay."""

READ = 6
"""What is summed up of messages that were read: how many, and five cues."""

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(slots=True)
class Week:
    """What a week came to.

    talk: None where too few spoke, or while it is under way; exchanges, speakers: by person, of the last weeks only;
    sums: of messages that were read, in the order of `DriftTotals`; forms: what was held.
    """

    starts: datetime
    ends: datetime
    talk: TalkTotals | None = None
    exchanges: Mapping[tuple[int, int], float] = field(default_factory=dict[tuple[int, int], float])
    speakers: tuple[int, ...] = ()
    sums: list[float] = field(default_factory=lambda: [0.0] * READ)
    meetings: list[Meeting] = field(default_factory=list[Meeting])
    forms: list[Form] = field(default_factory=list[Form])


@dataclass(slots=True)
class Followed:
    """A nudge, and the share of exchanges between members in the window that came after it, 0 to 1."""

    nudge: Nudge
    given: Given
    after: float | None = None

    @property
    def at(self) -> datetime:
        return self.nudge.at


@dataclass(slots=True)
class _Meeting:
    """A meeting that can be told. patterns, led: sums of beliefs over the times it was seen; first, last: turns."""

    began: datetime
    first: int
    last: int = 0
    times: int = 0
    patterns: dict[Interaction, float] = field(default_factory=dict[Interaction, float])
    led: float = 0.0
    spoke: int = 0
    joined: int = 0


class Weeks:
    """Hears what the room makes of each message, in order. leads: who facilitates, by number."""

    def __init__(self, calendar: Calendar, leads: Collection[int]) -> None:
        self._calendar, self._leads = calendar, leads
        self.weeks: list[Week] = []
        self.nudges: list[Followed] = []
        self._fold = Fold()
        self._meeting: _Meeting | None = None

    @property
    def smallest(self) -> int:
        return self._calendar.smallest

    def hear(self, said: Utterance, heard: Heard) -> None:
        """Take in a message; one whose time lies before the week under way counts to that all the same."""
        self.see(heard)  # what is seen is of the turn before
        if not self.weeks or said.at >= self.weeks[-1].ends:
            self._begin(said.at)
        to, weight, how = heard.address
        at = (said.at - _START) // _MICROSECOND
        self._fold.add([(HERE, said.speaker, at, to or None, weight, how)])
        if said.reading is not None:
            acts, sums = said.reading.acts, self.weeks[-1].sums
            read = (1.0, acts.advice, acts.story, acts.support, acts.judgment, acts.deference)
            for place, more in enumerate(read):
                sums[place] += more

    def see(self, heard: Heard) -> None:
        """Take in what the room sees, too, where nothing more is said."""
        seen = heard.of("leader-centered")
        if seen is None or seen.patterns is None or not isinstance(seen.evidence, Evidence):
            return
        if self._meeting is None or self._meeting.began != seen.meeting:
            self._end_meeting()
            self._meeting = _Meeting(seen.meeting, seen.turn)
        _look(self._meeting, seen, seen.evidence)
        for followed in self.nudges[-WEEKS:]:
            if followed.after is None:
                followed.after = next_window(followed.given, seen)

    def nudge(self, nudge: Nudge, meeting: datetime) -> None:
        """Follow a nudge that was given in the meeting that began then."""
        given = Given(nudge.kind, nudge.at, meeting, message=nudge.message)
        self.nudges.append(Followed(nudge, given))

    def end(self, forms: Iterable[tuple[datetime, datetime, Form]]) -> None:
        """Close what is under way. forms: from when to when something was held; it counts to the week it began in."""
        self._end_meeting()
        self._end_week()
        for began, _ended, form in forms:
            week = self.of(began)
            if week is not None:
                week.forms.append(form)

    def of(self, at: datetime) -> Week | None:
        """Give the week of an instant, None where nothing was heard near it."""
        place = bisect_right(self.weeks, at, key=lambda week: week.starts) - 1
        return self.weeks[place] if place >= 0 and at < self.weeks[place].ends else None

    def _begin(self, at: datetime) -> None:
        """Begin the week of an instant; of silent weeks before it as many are kept as a digest looks back on."""
        self._end_week()
        week = Week(*self._calendar.week(at))
        silent: list[Week] = []
        while self.weeks and len(silent) < WEEKS:
            before = (silent[-1] if silent else week).starts - A_WEEK / 2
            if before < self.weeks[-1].ends:
                break
            silent.append(Week(*self._calendar.week(before)))
        self.weeks += [*reversed(silent), week]

    def _end_week(self) -> None:
        if not self.weeks:
            return
        talk, self._fold = self._fold.end(), Fold()
        week = self.weeks[-1]
        week.talk = talk_totals(talk, self._leads, self._calendar.smallest)
        if week.talk is not None:
            week.exchanges, week.speakers = exchanges_of(talk), tuple(talk.turns)
        for old in self.weeks[
            -2 * WEEKS - 1 : -WEEKS
        ]:  # drawn are the last ones; silent ones come several at once
            old.exchanges, old.speakers = {}, ()

    def _end_meeting(self) -> None:
        meeting, self._meeting = self._meeting, None
        week = self.of(meeting.began) if meeting else None
        if meeting is not None and week is not None:
            week.meetings.append(
                Meeting(
                    began=meeting.began,
                    turns=meeting.last - meeting.first + 1,
                    spoke=meeting.spoke,
                    joined=meeting.joined,
                    pattern=max(meeting.patterns, key=meeting.patterns.__getitem__),
                    led=meeting.led / meeting.times,
                )
            )


def _look(meeting: _Meeting, seen: Observation, evidence: Evidence) -> None:
    meeting.times += 1
    meeting.last = seen.turn
    meeting.led += seen.belief.probability
    meeting.spoke, meeting.joined = evidence.spoke, evidence.joined
    for pattern, belief in seen.patterns.each() if seen.patterns else ():
        meeting.patterns[pattern] = meeting.patterns.get(pattern, 0.0) + belief
