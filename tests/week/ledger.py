"""What a group does over weeks, what is told of it, and whose doing each thing told was: kept beside the figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.dynamics.dissent.values import Fate
from bot.practice.arriving import LEAST_PEOPLE, Entry, gather
from bot.week.fold import Fold
from bot.week.totals import (
    Stories,
    checkin_totals,
    dissent_totals,
    drift_of_days,
    story_totals,
    talk_totals,
)
from bot.week.values import Totals

CUES = 6
Deed = tuple[int, int]
"""Something somebody did: the person, and a number of its own."""
Deeds = frozenset[Deed]
NONE: Deeds = frozenset()


@dataclass(frozen=True, slots=True)
class Checkin:
    """entries: whose they are; they stay here when somebody has left. arrived: how many had when it closed."""

    closed: datetime
    entries: dict[Deed, Entry]
    arrived: int


@dataclass(frozen=True, slots=True)
class Round:
    closed: datetime
    tellers: Deeds
    answerers: Deeds
    thankers: Deeds


@dataclass(slots=True)
class Ledger:
    """said, differed: when, and what became of it; gone: who has left. Their deeds count no more, but for the drift."""

    smallest: int
    leads: frozenset[int] = frozenset({1})
    said: dict[Deed, datetime] = field(default_factory=dict[Deed, datetime])
    differed: dict[Deed, tuple[datetime, Fate]] = field(default_factory=dict[Deed, tuple[datetime, Fate]])
    checkins: list[Checkin] = field(default_factory=list[Checkin])
    rounds: list[Round] = field(default_factory=list[Round])
    gone: set[int] = field(default_factory=set[int])
    _count: int = 0

    def deed(self, person: int) -> Deed:
        self._count += 1
        return person, self._count

    def known(self, deeds: Iterable[Deed]) -> Deeds:
        return frozenset(deed for deed in deeds if deed[0] not in self.gone)

    def heard(self, starts: datetime, ends: datetime) -> Deeds:
        return self.known(deed for deed, at in self.said.items() if starts <= at < ends)

    def spoke(self, starts: datetime, ends: datetime) -> set[int]:
        return persons(self.heard(starts, ends))

    def totals(self, starts: datetime, ends: datetime) -> Totals:
        """Work a week out as the bot does, with the functions that it uses."""
        fold = Fold()
        heard = sorted((self.said[deed], deed) for deed in self.heard(starts, ends))
        fold.add((b"here", deed[0], int(at.timestamp() * 1e6), None, 0.0, "group") for at, deed in heard)
        talk = talk_totals(fold.end(), self.leads, self.smallest)
        if talk is None:
            return Totals(starts, ends)
        held = [list(entries.values()) for entries in self.shared(starts, ends)]
        arrived = checkin_totals(held, None, self.smallest, "en")
        drift, spoke = self.drift(starts, ends), self.spoke(day(starts), day(ends))
        return Totals(
            starts,
            ends,
            talk,
            stories=story_totals(self.stories(starts, ends), self.leads, self.smallest),
            checkins=arrived[0] if arrived else None,
            drift=drift_of_days([float(len(drift)), *[0.0] * CUES], spoke, self.smallest),
            dissent=dissent_totals(
                [(deed[0], fate) for deed, fate in self.settled(starts, ends)], self.smallest
            ),
        )

    def shared(self, starts: datetime, ends: datetime) -> list[dict[Deed, Entry]]:
        """Give what was said at each check-in of a week, none of those that somebody has left since."""
        found: list[dict[Deed, Entry]] = []
        for each in self.checkins:
            if starts <= each.closed < ends:
                there = {deed: entry for deed, entry in each.entries.items() if deed[0] not in self.gone}
                found.append(for_group(there) if len(there) >= each.arrived else {})
        return found

    def rounds_of(self, starts: datetime, ends: datetime) -> list[Round]:
        return [each for each in self.rounds if starts <= each.closed < ends]

    def stories(self, starts: datetime, ends: datetime) -> Stories:
        over = self.rounds_of(starts, ends)
        return Stories(
            hosts=[None for _each in over],
            tellers=self._people(each.tellers for each in over),
            answerers=self._people(each.answerers for each in over),
            thankers=self._people(each.thankers for each in over),
        )

    def _people(self, of_each: Iterable[Deeds]) -> list[int]:
        return [person for deeds in of_each for person, _number in self.known(deeds)]

    def settled(self, starts: datetime, ends: datetime) -> list[tuple[Deed, Fate]]:
        known = self.known(self.differed)
        cases = ((deed, *of) for deed, of in self.differed.items() if deed in known)
        return [(deed, fate) for deed, at, fate in cases if starts <= at < ends and fate != "open"]

    def drift(self, starts: datetime, ends: datetime) -> Deeds:
        """Give what was read on the days of a week; who has left cannot be taken out of it."""
        return frozenset(deed for deed, at in self.said.items() if day(starts) <= at < day(ends))

    def deeds_of(self, week: Totals) -> dict[str, Deeds]:
        """Give, of each figure there can be of a week, the deeds that it is about, as things stand now."""
        found = {"talk": self.heard(week.starts, week.ends), "drift": self.drift(week.starts, week.ends)}
        over = self.rounds_of(week.starts, week.ends)
        found["told"] = self.known(deed for each in over for deed in each.tellers)
        found["answered"] = self.known(deed for each in over for deed in each.answerers)
        found["thanked"] = self.known(deed for each in over for deed in each.thankers)
        settled = self.settled(week.starts, week.ends)
        found["cases"] = frozenset(deed for deed, _fate in settled)
        for deed, fate in settled:
            found[f"fate {fate}"] = found.get(f"fate {fate}", NONE) | {deed}
        for entries in self.shared(week.starts, week.ends):
            for what, deeds in summed_up(entries, self.smallest).items():
                found[what] = found.get(what, NONE) | deeds
        return found

    def words_of(self, week: Totals) -> tuple[str, ...]:
        held = [list(entries.values()) for entries in self.shared(week.starts, week.ends)]
        arrived = checkin_totals(held, None, self.smallest, "en")
        return arrived[1] if arrived else ()


def for_group(entries: dict[Deed, Entry]) -> dict[Deed, Entry]:
    return {deed: entry for deed, entry in entries.items() if entry.readers == "group"}


def summed_up(entries: dict[Deed, Entry], smallest: int) -> dict[str, Deeds]:
    """Give whose doing it is what the summary of one check-in tells."""
    shared = for_group(entries)
    gathered = gather(shared.values(), smallest)
    if gathered is None:
        return {}
    told: dict[str, Deeds] = {"likes": frozenset(shared)}
    if any(gathered.energy):
        told["energy"] = frozenset(deed for deed, entry in shared.items() if entry.energy)
    for word in gathered.words:
        told[f"word {word}"] = frozenset(deed for deed, entry in shared.items() if word == entry.feeling)
    return told


def figures_in(week: Totals) -> Iterator[str]:
    """Name the figures that a week tells."""
    if week.talk:
        yield "talk"
    if week.stories:
        yield from (
            name for name in ("told", "answered", "thanked") if getattr(week.stories, name) is not None
        )
    if week.checkins and week.checkins.likes:
        yield "likes"
    if week.checkins and week.checkins.energy:
        yield "energy"
    if week.drift:
        yield "drift"
    if week.dissent and week.dissent.cases is not None:
        yield "cases"
        yield from (f"fate {fate}" for fate in week.dissent.fates)


def least(what: str, smallest: int) -> int:
    """Give of how many people a thing told must be: a word is common to two, all else to the group's number."""
    if what.startswith("word"):
        return 2
    return max(LEAST_PEOPLE, smallest) if what in ("likes", "energy") else smallest


def persons(deeds: Iterable[Deed]) -> set[int]:
    return {person for person, _number in deeds}


def day(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
