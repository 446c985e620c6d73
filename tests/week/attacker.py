"""People live their weeks, and somebody presses what can be pressed and subtracts; used by the tests beside it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.dynamics.dissent.values import Fate
from bot.practice.arriving import LIKES, READERS, Entry
from bot.week.values import Totals
from bot.week.window import holds, looks_anew, so_far
from tests.week.ledger import (
    NONE,
    Checkin,
    Deeds,
    Ledger,
    Round,
    figures_in,
    least,
    persons,
    summed_up,
)

BEGIN = datetime(2026, 3, 1, 18, tzinfo=UTC)
PEOPLE = range(1, 10)
FEELINGS = ("", "tired", "glad")
DIFFERENCE = "what two tellings of {} differ by is one or a few people's"

few = st.sets(st.sampled_from(PEOPLE), max_size=4)
crowd = few.map(lambda absent: {*PEOPLE} - absent)
groups_of_people = crowd | few
entries = st.builds(
    Entry,
    arrive=st.just("here"),
    feeling=st.sampled_from(FEELINGS),
    energy=st.none() | st.integers(1, 5),
    like=st.none() | st.sampled_from(LIKES),
    readers=st.sampled_from((*READERS, "group", "group", "group")),
)


class Attack(RuleBasedStateMachine):
    """People live their weeks; somebody presses what can be pressed, and keeps all that is told."""

    @initialize(smallest=st.sampled_from((3, 5)))
    def begin(self, smallest: int) -> None:
        self.now = BEGIN
        self.ledger = Ledger(smallest)
        self.starts = BEGIN
        self.looked: Totals | None = None
        self.ends: datetime | None = None
        self.of_look: dict[str, Deeds] = {}
        self.told: dict[str, list[Deeds]] = {}
        self.words_told: set[str] = set()

    # What people do

    @rule(who=groups_of_people, times=st.sampled_from((1, 1, 12)))
    def talk(self, who: set[int], times: int) -> None:
        for person in sorted(who - self.ledger.gone) * times:
            self.now += timedelta(minutes=1)
            self.ledger.said[self.ledger.deed(person)] = self.now

    @rule(said=st.dictionaries(st.sampled_from(PEOPLE), entries))
    def check_in(self, said: dict[int, Entry]) -> None:
        """Its summary is posted when it closes, and stands."""
        self.now += timedelta(hours=1)
        there = {self.ledger.deed(person): said[person] for person in sorted(said.keys() - self.ledger.gone)}
        self.ledger.checkins.append(Checkin(self.now, there, len(there)))
        for what, deeds in summed_up(there, self.ledger.smallest).items():
            self._tell(what, deeds)

    @rule(tellers=groups_of_people, answerers=groups_of_people, thankers=groups_of_people)
    def hold_a_round(self, tellers: set[int], answerers: set[int], thankers: set[int]) -> None:
        self.now += timedelta(hours=1)
        told, answered, thanked = (
            frozenset(map(self.ledger.deed, sorted(those - self.ledger.gone)))
            for those in (tellers, answerers, thankers)
        )
        self.ledger.rounds.append(Round(self.now, told, answered, thanked))

    @rule(who=groups_of_people, fate=st.sampled_from(get_args(Fate)))
    def differ(self, who: set[int], fate: Fate) -> None:
        for person in sorted(who - self.ledger.gone):
            self.ledger.differed[self.ledger.deed(person)] = self.now, fate

    @rule(person=st.sampled_from(PEOPLE))
    def leave(self, person: int) -> None:
        """As the collector does: a look that had a part of theirs in it is let go of."""
        if person in self.ledger.gone:
            return
        self.ledger.gone.add(person)
        before = self.looked
        if before is None or before.talk is None:
            return
        if holds(before, self.ledger.spoke(before.starts, before.ends)):
            fresh = self.ledger.totals(before.starts, before.ends)
            self._keep(replace(fresh, talk=before.talk))
        else:
            self.looked = None

    @rule(person=st.sampled_from(PEOPLE))
    def come_back(self, person: int) -> None:
        """Under a new number; what was theirs stays gone."""
        if person in self.ledger.gone and person + 100 not in self.ledger.gone:
            self.now += timedelta(minutes=1)
            self.ledger.said[self.ledger.deed(person + 100)] = self.now

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    # What somebody presses

    @rule()
    def preview(self) -> None:
        self._look()
        if self.looked is not None:
            self._show(so_far(self.looked))

    @precondition(lambda self: self.now - self.starts >= timedelta(days=1))
    @rule()
    def tell(self) -> None:
        """By `/digest now`, or because it is due; a week whose look was let go of is told as a quiet one."""
        self._look()
        assert self.ends is not None
        if self.looked is not None:
            self._show(self.looked)
            self._show_words(self.looked)
        self.starts, self.looked, self.ends, self.of_look = self.ends, None, None, {}

    def _look(self) -> None:
        self.now += timedelta(minutes=1)
        if self.ends is not None:
            since = self.ledger.spoke(self.ends, self.now)
            if not looks_anew(self.looked, since, self.ledger.smallest):
                return
        self._keep(self.ledger.totals(self.starts, self.now))

    def _keep(self, totals: Totals) -> None:
        self.looked, self.ends = totals, totals.ends
        self.of_look = self.ledger.deeds_of(totals)

    # What is kept of what is told

    def _show(self, week: Totals) -> None:
        for what in figures_in(week):
            self._tell(what, self.of_look.get(what, NONE))
        if week.dissent and week.dissent.cases is not None:
            fates = [self.of_look[f"fate {fate}"] for fate in week.dissent.fates]
            rest = persons(self.of_look["cases"].difference(*fates))
            assert not fates or not rest or len(rest) >= self.ledger.smallest, "what is left of the whole"

    def _show_words(self, week: Totals) -> None:
        """Words are kept nowhere: they are found when a week is told, and only such as were told already."""
        for word in self.ledger.words_of(week):
            assert f"word {word}" in self.told, "a word that no summary told"

    def _tell(self, what: str, deeds: Deeds) -> None:
        assert len(persons(deeds)) >= least(what, self.ledger.smallest), f"{what} is of too few"
        for earlier in self.told.get(what, []):
            if earlier & deeds and not what.startswith("word"):
                apart = persons(earlier ^ deeds)
                assert not apart or len(apart) >= self.ledger.smallest, DIFFERENCE.format(what)
        self.told.setdefault(what, []).append(deeds)

    @invariant()
    def nothing_of_who_left_is_kept(self) -> None:
        if self.looked is not None and self.looked.talk is not None:
            assert not persons(self.of_look["talk"]) & self.ledger.gone
