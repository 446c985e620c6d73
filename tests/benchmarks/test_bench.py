"""A small slice of the bench: wide bounds that a machine's moods do not cross, and a mistake does."""

from tests.benchmarks import digests, path, replayed, rooms, wisdom


async def test_the_path_of_a_message_costs_a_few_times_its_tone() -> None:
    assert (await path.over_vader(count=300, pairs=3))["ratio"] < 14


async def test_a_message_costs_no_more_after_many() -> None:
    assert (await path.after_many(many=6_000, few=1_000, each=500, windows=3))["ratio"] < 1.6


def test_a_busy_room_stays_small() -> None:
    assert rooms.busy_room(messages=600)["bytes"] < 80_000


async def test_many_groups_start_in_no_time() -> None:
    found = await rooms.many_groups(groups=50)
    assert found["bytes_a_group"] < 10_000
    assert found["seconds_to_load"] < 5


async def test_a_replay_costs_a_few_times_the_tone() -> None:
    for found in await replayed.over_vader(count=300, pairs=3):
        assert found["ratio"] < 12


async def test_a_digest_costs_a_few_times_a_pass_over_its_rows() -> None:
    words, pictures = await digests.over_plain_pass(before=5_000, in_week=20_000, rounds=3)
    assert words["ratio"] < 9
    assert pictures["ratio"] < 60


async def test_a_full_wisdom_book_is_searched_while_somebody_waits_for_the_answer() -> None:
    assert (await wisdom.searched(rounds=2))["processor_seconds"] < 1
