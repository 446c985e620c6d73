"""To whom a report goes: never to whom it is about, its writer, or whom its writer keeps apart from."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.practice.reporting import (
    A_DAY,
    CHANNELS,
    MOST_A_DAY,
    Barred,
    Place,
    Places,
    Told,
    Way,
    may_send,
    way_for,
)

PEOPLE = st.integers(min_value=1, max_value=8)
SEVERAL = st.lists(PEOPLE, max_size=5)
PLACE = st.none() | st.builds(
    Place, st.integers(min_value=100, max_value=110), st.frozensets(PEOPLE, max_size=4)
)
PLACES = st.builds(Places, PLACE, SEVERAL, PLACE, SEVERAL, PLACE, SEVERAL, st.booleans())
BARRED = st.builds(
    Barred, PEOPLE, st.frozensets(PEOPLE, max_size=3), st.frozensets(PEOPLE, max_size=3), st.booleans()
)
NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)


@given(PLACES, BARRED)
def test_nobody_who_must_not_read_it_gets_it(places: Places, barred: Barred) -> None:
    way = way_for(places, barred)
    if way is None:
        return
    assert not {*way.people} & barred.all
    assert barred.writer not in way.people
    assert {*way.kept_from} == barred.all
    if way.kind in CHANNELS:
        chosen = {"safety": places.safety, "staff": places.staff, "managers": places.managers}[way.kind]
        assert chosen is not None
        assert way.channel == chosen.channel
        assert not chosen.reads & barred.all
    else:
        assert way.channel is None
        assert way.people or places.by_role


@given(PLACES, BARRED)
def test_the_managers_of_the_server_get_only_what_is_about_a_facilitator(
    places: Places, barred: Barred
) -> None:
    way = way_for(places, barred)
    assert way is None or way.kind != "managers" or barred.leads


@given(PLACES, BARRED)
def test_it_goes_somewhere_wherever_anybody_may_have_it(places: Places, barred: Barred) -> None:
    open_channels = [
        each
        for each in (places.safety, places.staff, places.managers if barred.leads else None)
        if each is not None and not each.reads & barred.all
    ]
    people = {*places.people, *places.leaders, *places.others} - barred.all - {barred.writer}
    assert (way_for(places, barred) is not None) == bool(open_channels or people or places.by_role)


@given(BARRED, PLACES)
def test_the_groups_own_safety_channel_goes_first(barred: Barred, places: Places) -> None:
    way = way_for(Places(Place(99), places.people, places.staff, places.leaders), barred)
    assert way is not None
    assert way.channel == 99


@given(st.lists(st.integers(min_value=0, max_value=48), max_size=8))
def test_three_within_a_day_are_taken(hours_ago: list[int]) -> None:
    earlier = [NOW - timedelta(hours=each) for each in hours_ago]
    assert may_send(earlier, NOW) == (len([each for each in hours_ago if each < 24]) < MOST_A_DAY)
    assert timedelta(hours=24) == A_DAY


@given(st.none() | PEOPLE, st.none() | PEOPLE, st.text(max_size=20))
def test_what_is_kept_comes_back_as_it_was(about: int | None, author: int | None, words: str) -> None:
    told = Told(words, about, author, 5, 6, words, about)
    assert Told.load(told.dump()) == told
    assert told.concerned == {each for each in (about, author) if each is not None}
    way = Way("people", people=(1, 2), kept_from=(3,))
    assert Way.load(json.loads(json.dumps(way.dump()))) == way
