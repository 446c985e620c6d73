"""Who is asked in, and when: only who wants it, never somebody who is heard anyway, once a meeting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.practice.inviting import (
    APART,
    AROUND,
    HAS_BEEN_QUIET,
    LAST,
    LULL,
    MANY,
    BalanceWish,
    Meeting,
    holds_mirror,
    is_lull,
    is_touched,
    to_ask_in,
)

NOW = datetime(2026, 3, 3, 19, tzinfo=UTC)
OVER = timedelta(minutes=45)


def wish(at: datetime = NOW - timedelta(days=3), *, mirror: bool = True) -> BalanceWish:
    return BalanceWish(1, 9, ask_me_in=True, mirror=mirror, at=at)


def meeting(speakers: Sequence[int], quiet: timedelta = LULL) -> Meeting:
    return Meeting(NOW - timedelta(hours=1), tuple(speakers), NOW - quiet)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    quiet = draw(st.timedeltas(timedelta(0), timedelta(hours=2)))
    began = max(quiet, draw(st.timedeltas(timedelta(0), timedelta(hours=8))))
    return Meeting(NOW - began, tuple(draw(st.lists(st.integers(0, 9), max_size=40))), NOW - quiet)


@st.composite
def wishes_of(draw: st.DrawFn) -> list[BalanceWish]:
    ago = st.timedeltas(timedelta(0), timedelta(days=30)).map(lambda ago: NOW - ago)
    return [
        BalanceWish(
            1,
            person,
            ask_me_in=draw(st.booleans()),
            mirror=draw(st.booleans()),
            at=draw(ago),
            last_asked=draw(st.none() | ago),
            last_mirrored=draw(st.none() | ago),
        )
        for person in draw(st.lists(st.integers(1, 12), unique=True, max_size=8))
    ]


def test_a_silence_within_the_talk_is_a_lull() -> None:
    assert is_lull(meeting([1, 2, 3] * 4), NOW, OVER)
    assert not is_lull(meeting([1, 2, 3] * 4, quiet=LULL - timedelta(seconds=1)), NOW, OVER)
    assert not is_lull(meeting([1, 2, 3] * 4, quiet=OVER), NOW, OVER)
    assert not is_lull(meeting([1, 2, 3] * 3), NOW, OVER)
    assert not is_lull(meeting([1, 2] * 10), NOW, OVER)


def test_talk_touches_something_when_several_speak_of_it_in_a_meeting_under_way() -> None:
    now = meeting([1, 2, 3] * 4, quiet=timedelta(seconds=30))
    assert is_touched(now, [1, 2, 1], NOW)
    assert not is_touched(now, [1, 2], NOW)
    assert not is_touched(now, [1, 1, 1], NOW)
    assert not is_touched(meeting([1, 2, 3] * 3, quiet=timedelta(0)), [1, 2, 1], NOW)
    assert not is_touched(meeting([1, 2, 3] * 4, quiet=LULL), [1, 2, 1], NOW)  # read anew, or over


@given(meetings(), wishes_of(), st.sets(st.integers(1, 12)))
def test_only_who_wants_it_is_around_and_was_not_heard(
    talk: Meeting, wishes: list[BalanceWish], spoke: set[int]
) -> None:
    for each in to_ask_in(talk, wishes, spoke, NOW):
        assert each.ask_me_in
        assert each.person not in talk.speakers[-HAS_BEEN_QUIET:]
        assert each.person in spoke or NOW - each.at < AROUND
        assert each.last_asked is None or (each.last_asked < talk.began and NOW - each.last_asked >= APART)


@given(meetings(), wishes_of(), st.sets(st.integers(1, 12)))
def test_whoever_was_asked_is_not_asked_again_in_the_meeting(
    talk: Meeting, wishes: list[BalanceWish], spoke: set[int]
) -> None:
    asked: set[int] = set()
    known = {each.person: each for each in wishes}
    while fitting := to_ask_in(talk, known.values(), spoke, NOW):
        first = fitting[0].person
        assert first not in asked
        asked.add(first)
        known[first] = replace(known[first], last_asked=NOW)


@given(meetings(), wishes_of())
def test_nobody_is_passed_over_for_somebody_who_was_asked_later(
    talk: Meeting, wishes: list[BalanceWish]
) -> None:
    waited = [each.last_asked or each.at for each in to_ask_in(talk, wishes, range(13), NOW)]
    assert waited == sorted(waited)


@given(meetings(), wishes_of())
def test_a_mirror_is_for_who_wants_one_and_has_much_of_a_talk_of_many(
    talk: Meeting, wishes: list[BalanceWish]
) -> None:
    held = [each for each in wishes if holds_mirror(talk, each, NOW)]
    assert len(held) <= LAST // MANY
    for each in held:
        assert each.mirror
        assert talk.speakers[-LAST:].count(each.person) >= MANY
        assert len(set(talk.speakers)) >= MANY
        assert not holds_mirror(talk, replace(each, last_mirrored=NOW), NOW)


def test_a_mirror_comes_at_once_or_not_at_all() -> None:
    talk = meeting([1, 9, 2, 9, 3, 9, 1, 9, 2, 9], quiet=timedelta(seconds=5))
    assert holds_mirror(talk, wish(), NOW)
    assert not holds_mirror(talk, wish(mirror=False), NOW)
    assert not holds_mirror(talk._replace(last=NOW - timedelta(minutes=3)), wish(), NOW)
    assert not holds_mirror(talk._replace(speakers=talk.speakers[-9:]), wish(), NOW)


def test_who_stayed_away_is_not_called_back() -> None:
    talk = meeting([1, 2, 3] * 4)
    long_ago = wish(at=NOW - AROUND)
    assert to_ask_in(talk, [long_ago], (), NOW) == []
    assert to_ask_in(talk, [long_ago], {9}, NOW) == [long_ago]
    assert to_ask_in(talk, [wish()], (), NOW) == [wish()]
