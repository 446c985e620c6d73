"""How talk was shared out: one's own part, and the group's."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.balance import LATELY, Said, mine, together, turns_of
from bot.dynamics.values import Turn
from tests.dynamics.talk import START

LEADER = 1
NOW = START + timedelta(days=84)


def said(
    person: int, ago: timedelta, to: int | None = None, words: int | None = 10, place: bytes = b"a"
) -> Said:
    return Said(place, person, NOW - ago, to, 1.0 if to else 0.5, "reply" if to else "group", words)


def talk(*speakers: int, days: float = 1) -> list[Turn]:
    """A talk so many days ago, in which each answers who spoke before."""
    before = [None, *speakers]
    return turns_of(
        [
            said(person, timedelta(days=days) - timedelta(seconds=20 * number), before[number])
            for number, person in enumerate(speakers)
        ],
        {LEADER},
    )


@st.composite
def traces(draw: st.DrawFn) -> list[Said]:
    ago = sorted(draw(st.lists(st.integers(0, 84 * 86_400 - 1), max_size=60)), reverse=True)
    people = st.integers(1, 8)
    return [
        said(
            draw(people),
            timedelta(seconds=each),
            draw(st.none() | people),
            draw(st.none() | st.integers(0, 50)),
            draw(st.sampled_from([b"a", b"b"])),
        )
        for each in ago
    ]


def test_messages_in_a_row_are_one_turn_and_places_do_not_cut_each_other() -> None:
    seconds = [timedelta(seconds=each) for each in (50, 40, 30, 20)]
    one = [
        said(2, seconds[0]),
        said(3, seconds[1], place=b"b"),
        said(2, seconds[2]),
        said(3, seconds[3], place=b"b"),
    ]
    assert sorted((turn.speaker, turn.messages, turn.words) for turn in turns_of(one)) == [
        (2, 2, 20),
        (3, 2, 20),
    ]


def test_my_share_stands_beside_the_middle_half() -> None:
    seen = mine(talk(2, 3, 2, 4, 2, 5, 2, 6), me=2, smallest=4)
    assert seen.of_turns is not None
    assert (seen.turns, seen.of_turns.own) == (4, 0.5)
    assert (seen.of_turns.low, seen.of_turns.high, seen.of_turns.compared) == (0.1, 0.15, "more")
    assert (seen.answers, seen.answered) == (3.0, 4.0)


def test_words_that_nobody_read_have_no_share() -> None:
    unread = turns_of([said(person, timedelta(hours=9 - person), words=None) for person in range(2, 8)])
    seen = mine(unread, me=2, smallest=5)
    assert seen.of_turns is not None
    assert seen.of_words is None


@given(traces(), st.integers(1, 9))
def test_own_shares_are_shares_and_the_middle_is_told_in_twentieths(said: list[Said], smallest: int) -> None:
    turns = turns_of(said)
    seen = [mine(turns, person, smallest) for person in range(1, 9)]
    shares = [each.of_turns for each in seen if each.of_turns]
    assert sum(each.turns for each in seen) == len(turns)
    if shares:
        assert sum(share.own for share in shares) == pytest.approx(1)
    for share in shares:
        assert 0 <= share.low <= share.high <= 1
        assert {round(20 * end, 6) % 1 for end in (share.low, share.high)} == {0}
    for share, more in pairwise(sorted(seen, key=lambda each: each.turns)):
        if share.of_turns and more.of_turns:
            assert share.of_turns.own <= more.of_turns.own
            assert share.of_turns.low == more.of_turns.low
            assert (share.of_turns.compared, more.of_turns.compared) not in {
                ("more", "less"),
                ("alike", "less"),
            }


@given(traces(), st.integers(1, 9), st.integers(1, 9))
def test_nothing_is_told_of_others_where_too_few_spoke(said: list[Said], smallest: int, me: int) -> None:
    turns = turns_of(said)
    seen = mine(turns, me, smallest)
    others = {turn.speaker for turn in turns} - {me}
    if len(others) < smallest:
        assert (seen.of_turns, seen.of_words) == (None, None)


@given(traces(), st.permutations(range(1, 9)), st.integers(1, 9))
def test_everybody_is_measured_alike(said: list[Said], order: list[int], smallest: int) -> None:
    exchanged = dict(enumerate(order, 1))
    others = [
        each._replace(person=exchanged[each.person], to=each.to and exchanged[each.to]) for each in said
    ]
    mine_before = [mine(turns_of(said), person, smallest) for person in range(1, 9)]
    mine_after = [mine(turns_of(others), exchanged[person], smallest) for person in range(1, 9)]
    assert mine_before == mine_after


@given(traces(), st.sets(st.integers(1, 30)), st.integers(1, 9), st.sampled_from([1, 4, 12]))
def test_no_number_points_at_too_few(said: list[Said], members: set[int], smallest: int, weeks: int) -> None:
    turns = turns_of(said, {LEADER})
    seen = together(turns, members, smallest, NOW, weeks)
    lately = Counter(turn.speaker for turn in turns if NOW - turn.ended < LATELY)
    if seen is None:
        assert len(lately) < smallest
        return
    assert len(seen.weeks) == weeks
    hardly = {person for person in members if lately[person] <= 1}
    if seen.quiet is None:
        assert min(len(hardly), len(members - hardly)) < smallest
    else:
        assert seen.quiet == len(hardly) >= smallest
        assert len(members) - seen.quiet >= smallest
    for week in filter(None, (seen.lately, *seen.weeks)):
        assert 0 <= week.evenness <= 1
        assert week.between is None or 0 <= week.between <= 1


def test_weeks_stand_in_order_and_the_last_ends_now() -> None:
    spread, through = (2, 3, 4, 5, 6) * 4, (LEADER, 2, LEADER, 3, LEADER, 4, LEADER, 5) * 2
    turns = talk(*through, days=20) + talk(2, 3, days=10) + talk(*spread, days=1)
    seen = together(turns, set(range(1, 7)), 5, NOW, 4)
    assert seen is not None
    assert between(seen.weeks) == [None, 0.0, None, 1.0]
    assert not seen.lately.led
    assert seen.quiet is None


def between(weeks: Sequence[object]) -> list[float | None]:
    return [getattr(week, "between", None) for week in weeks]


def test_the_quiet_are_counted_where_both_sides_are_many() -> None:
    turns = talk(*(2, 3, 4, 5, 6) * 3)
    assert (seen := together(turns, set(range(2, 12)), 5, NOW, 4)) is not None
    assert seen.quiet == 5
    assert (seen := together(turns, set(range(2, 11)), 5, NOW, 4)) is not None
    assert seen.quiet is None
