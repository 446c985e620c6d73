"""Groups as they are kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.practice.group import Charter
from bot.store.errors import ChannelTaken
from bot.store.retention import Periods
from bot.store.store import Store
from tests.soaking import tries
from tests.store.examples import BEN, CHARTER, CIRCLE, GUILD, HOSTS, NOW, SECOND, group, trace

ids = st.integers(1, 2**63 - 1)
some_ids = st.lists(ids, max_size=4, unique=True).map(tuple)
charters = st.builds(
    Charter,
    name=st.text(min_size=1, max_size=60),
    purpose=st.text(max_size=500),
    channels=some_ids,
    facilitators=some_ids,
    facilitator_roles=some_ids,
    zone=st.sampled_from(["UTC", "Europe/Berlin"]),
    language=st.sampled_from(["en", "de"]),
    nudges_to=st.sampled_from(["watch", "channel", "dm"]),
    nudge_channel=st.none() | ids,
    names_in_digests=st.booleans(),
    smallest=st.sampled_from([3, 5]),
    quiet_from=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    quiet_until=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
)


@given(charters, charters)
@settings(max_examples=tries(10), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
async def test_a_charter_comes_back_as_it_was_given(store: Store, first: Charter, second: Charter) -> None:
    made = await store.groups.create(GUILD, first, NOW)
    assert (made.charter, made.guild, made.created) == (first, GUILD, NOW)
    assert (await store.groups.edit(made.id, second)).charter == second
    assert await store.groups.get(made.id) == await store.groups.edit(made.id, second)
    await store.groups.close(made.id, NOW)


async def test_an_edit_keeps_what_is_known_of_the_channels_that_stay(store: Store) -> None:
    made = await group(store)
    await store.groups.set_welcome(made.id, CIRCLE, 99)
    await store.groups.heard(CIRCLE, NOW)
    edited = await store.groups.edit(made.id, replace(CHARTER, channels=(SECOND, CIRCLE)))
    assert edited.charter.channels == (SECOND, CIRCLE)
    assert edited.welcomes == {CIRCLE: 99}
    assert await store.groups.heard_until(made.id) == {CIRCLE: NOW}


async def test_a_channel_is_in_one_group(store: Store) -> None:
    await group(store)
    with pytest.raises(ChannelTaken) as taken:
        await group(store, name="Others", channels=(SECOND, CIRCLE))
    assert taken.value.channel == CIRCLE
    assert [each.charter.name for each in await store.groups.open_ones()] == ["Carers"]
    other = await group(store, name="Others", channels=(SECOND,))
    with pytest.raises(ChannelTaken):
        await store.groups.edit(other.id, replace(CHARTER, name="New", channels=(CIRCLE,)))
    kept = await store.groups.get(other.id)
    assert kept is not None
    assert (kept.charter.name, kept.charter.channels) == ("Others", (SECOND,))


async def test_a_closed_group_frees_its_channels_and_is_not_open(store: Store) -> None:
    made = await group(store)
    await store.groups.close(made.id, NOW)
    assert await store.groups.get(made.id) is None
    assert await store.groups.open_ones() == []
    assert (await group(store)).charter.channels == (CIRCLE,)


async def test_a_server_that_is_left_closes_all_its_groups(store: Store) -> None:
    await group(store)
    await group(store, channels=(SECOND,))
    elsewhere = await store.groups.create(GUILD + 1, replace(CHARTER, channels=(7,)), NOW)
    await store.groups.close_guild(GUILD, NOW)
    assert [each.id for each in await store.groups.open_ones()] == [elsewhere.id]


async def test_what_was_closed_long_ago_goes_with_all_that_hangs_on_it(store: Store) -> None:
    made, other = await group(store), await group(store, channels=(SECOND,))
    person = await store.people.join(made.id, BEN, NOW, "nothing")
    await store.traces.write([trace(made, 1, person.number)])
    await store.groups.close(made.id, NOW)
    kept = Periods(timedelta(days=30), timedelta(days=365))
    assert await store.retention.prune(kept, NOW + kept.traces) == 0
    assert await store.retention.prune(kept, NOW + kept.traces + timedelta(seconds=1)) == 1
    assert await store.traces.count(made.id) == 0
    assert made.id not in await store.people.roster()
    assert [each.id for each in await store.groups.open_ones()] == [other.id]


async def test_a_channel_or_role_that_is_gone_is_left_out(store: Store) -> None:
    made = await group(store, channels=(CIRCLE, SECOND))
    await store.groups.drop_channel(CIRCLE)
    await store.groups.drop_role(GUILD, HOSTS)
    left = await store.groups.get(made.id)
    assert left is not None
    assert (left.charter.channels, left.charter.facilitator_roles) == ((SECOND,), ())
    assert left.charter.facilitators == CHARTER.facilitators


async def test_how_far_was_heard_never_goes_back(store: Store) -> None:
    made = await group(store)
    assert await store.groups.heard_until(made.id) == {}
    for minutes in (5, 9, 2):
        await store.groups.heard(CIRCLE, NOW + timedelta(minutes=minutes))
    assert await store.groups.heard_until(made.id) == {CIRCLE: NOW + timedelta(minutes=9)}


async def test_norms_are_put_into_own_words_and_back(store: Store) -> None:
    made, other = await group(store), await group(store, channels=(SECOND,))
    await store.groups.rewrite_norm(made.id, 2, "Stories first. 🌱")
    await store.groups.rewrite_norm(made.id, 2, "Stories, always.")
    await store.groups.rewrite_norm(made.id, 7, "Differ!")
    assert await store.groups.norms(made.id) == {2: "Stories, always.", 7: "Differ!"}
    await store.groups.rewrite_norm(made.id, 2, None)
    assert await store.groups.norms(made.id) == {7: "Differ!"}
    assert await store.groups.norms(other.id) == {}


async def test_thresholds_are_kept_by_kind(store: Store) -> None:
    made = await group(store)
    await store.groups.shift(made.id, "leader-centered", 0.4)
    await store.groups.shift(made.id, "leader-centered", 0.3)
    again = await store.groups.get(made.id)
    assert again is not None
    assert again.sensitivity == {"leader-centered": 0.3}


async def test_a_group_whose_server_was_not_seen_for_long_is_told_from_the_others(store: Store) -> None:
    lost = await group(store)
    seen = await store.groups.create(GUILD + 1, replace(CHARTER, channels=(7,)), NOW)
    closed = await store.groups.create(GUILD + 2, replace(CHARTER, channels=(8,)), NOW)
    await store.groups.close(closed.id, NOW)
    await store.groups.seen([GUILD + 1, GUILD + 2, *range(600)], NOW + timedelta(days=20))
    assert await store.groups.unseen(NOW) == []
    assert await store.groups.unseen(NOW + timedelta(days=10)) == [lost.id]
    assert await store.groups.unseen(NOW + timedelta(days=21)) == [lost.id, seen.id]
