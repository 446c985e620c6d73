"""One pass over traces tells the same as turns put together one by one."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.balance import Said, turns_of
from bot.dynamics.estimators.evenness import Evenness
from bot.dynamics.estimators.exchanges import Exchanges
from bot.dynamics.estimators.member_to_member import MemberToMember
from bot.dynamics.values import How
from bot.week.fold import Fold, Heard
from bot.week.totals import exchanges_of, talk_totals

BEGIN = datetime(2026, 1, 5, tzinfo=UTC)
WEIGHTS: dict[How, float] = {"reply": 1.0, "mention": 0.75, "name": 0.5, "last": 0.25, "group": 0.0}


@st.composite
def weeks(draw: st.DrawFn) -> list[Said]:
    """Messages of up to six people in two places, some close together and some far apart."""
    at, found = BEGIN, list[Said]()
    for _ in range(draw(st.integers(0, 60))):
        at += timedelta(seconds=draw(st.sampled_from((5, 300, 599, 600, 601, 4000))))
        person = draw(st.integers(1, 6))
        how = draw(st.sampled_from(sorted(WEIGHTS)))
        to = draw(st.integers(1, 6).filter(lambda to, me=person: to != me)) if WEIGHTS[how] else None
        place = draw(st.sampled_from((b"here", b"there")))
        found.append(Said(place, person, at, to, WEIGHTS[how], how, 5))
    return found


def heard(said: Said) -> Heard:
    micro = (said.at - BEGIN) // timedelta(microseconds=1)
    return said.place, said.person, micro, said.to, said.weight, said.how


@given(weeks(), st.integers(1, 7))
def test_one_pass_in_portions_counts_the_same_turns_and_exchanges(said: list[Said], portion: int) -> None:
    fold, exchanges = Fold(), Exchanges()
    for start in range(0, len(said), portion):
        fold.add(map(heard, said[start : start + portion]))
    talk, turns = fold.end(), turns_of(said)
    for turn in turns:
        exchanges.update(turn)
    assert talk.messages == len(said)
    assert talk.turns == Counter(turn.speaker for turn in turns)
    assert exchanges_of(talk) == exchanges.weights


@given(weeks(), st.sets(st.integers(1, 6), max_size=2))
def test_shares_are_those_of_the_estimators(said: list[Said], leads: set[int]) -> None:
    fold = Fold()
    fold.add(map(heard, said))
    told = talk_totals(fold.end(), leads, 3)
    members, evenness = MemberToMember(), Evenness()
    for turn in turns_of(said, leads):
        members.update(turn)
        evenness.update(turn)
    if len(members.volumes.persons) < 3:
        assert told is None
        return
    assert told is not None
    assert told.evenness == round(evenness.value, 2)
    if members.exchanges:
        assert told.between == round(members.share, 2)
        assert told.expected == round(members.expected_share, 2)
    else:
        assert told.between is told.expected is None
