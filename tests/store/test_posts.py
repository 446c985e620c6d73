"""The register of our own messages that name people."""

from datetime import timedelta

from bot.practice.checkin import Post
from bot.practice.rounds import rules
from bot.store.holding import LETTER, TAKE_DOWN
from bot.store.standing import BOARD, FLOOR, INVITATION, ROUND_END
from bot.store.store import Store
from tests.store.examples import ADA, BEN, NOW, group
from tests.store.test_registry import everything

LATER = NOW + timedelta(minutes=1)


async def joined(store: Store) -> tuple[int, int, int]:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    return made.id, ada, ben


async def test_who_goes_leaves_messages_to_be_taken_down_with_nobody_in_them(store: Store) -> None:
    here, ada, ben = await joined(store)
    assert await store.posts.note(here, (5, 100), [ada, ben])
    assert await store.posts.note(here, (5, 101), [ben])
    assert await store.posts.due(NOW) == []
    (both,) = await store.posts.naming(here, ada)
    await store.people.erase(here, ADA)
    (going,) = await store.posts.due(NOW)
    assert (going.id, going.channel, going.message) == (both, 5, 100)
    assert len(await store.posts.naming(here, ben)) == 1


async def test_what_is_written_anew_keeps_the_others(store: Store) -> None:
    here, ada, ben = await joined(store)
    await store.posts.note(here, (5, 100), [ada, ben], way=ROUND_END, about=3)
    await store.people.leave(here, ADA)
    (going,) = await store.posts.due(NOW)
    assert (going.way, going.about) == (ROUND_END, 3)
    assert await store.posts.claim(going, LATER)
    assert not await store.posts.claim(going, LATER)
    await store.posts.renewed(going, LATER)
    assert await store.posts.due(LATER) == []
    assert len(await store.posts.naming(here, ben)) == 1
    await store.people.leave(here, BEN)
    (going,) = await store.posts.due(NOW)
    assert await store.posts.claim(going, LATER)
    await store.posts.renewed(going, LATER)
    assert await store.posts.next_due() is None


async def test_another_who_goes_meanwhile_is_not_forgotten(store: Store) -> None:
    here, ada, ben = await joined(store)
    await store.posts.note(here, (5, 100), [ada, ben], way=ROUND_END, about=3)
    await store.people.leave(here, ADA)
    (going,) = await store.posts.due(NOW)
    assert await store.posts.claim(going, LATER)
    await store.people.leave(here, BEN)
    await store.posts.renewed(going, LATER)
    assert len(await store.posts.due(NOW)) == 1


async def test_one_who_left_while_it_was_on_its_way_is_seen_to(store: Store) -> None:
    here, ada, ben = await joined(store)
    await store.people.leave(here, ADA)
    assert not await store.posts.note(here, (5, 100), [ada, ben])
    assert len(await store.posts.due(NOW)) == 1
    assert await store.posts.naming(here, ben) == []


async def test_noting_again_takes_the_new_names_and_nobody_leaves_nothing(store: Store) -> None:
    here, ada, ben = await joined(store)
    await store.posts.note(here, (5, 100), [ada], way=ROUND_END, about=3)
    await store.posts.note(here, (5, 100), [ben], way=ROUND_END, about=3)
    assert await store.posts.naming(here, ada) == []
    await store.posts.note(here, (5, 100), [], way=ROUND_END, about=3)
    assert await store.posts.naming(here, ben) == []
    assert await store.posts.note(here, (5, 101), [])


async def test_what_discord_refuses_comes_again_and_is_told_once(store: Store) -> None:
    here, ada, _ben = await joined(store)
    await store.posts.note(here, (5, 100), [ada], way=TAKE_DOWN)
    await store.posts.note(here, (6, 101), [ada], way=LETTER)
    await store.people.erase(here, ADA)
    for hours in (1, 2):
        at = NOW + timedelta(hours=hours)
        for going in await store.posts.due(at):
            await store.posts.refused(going, at, timedelta(minutes=30))
    (refused,) = await store.posts.refusing()
    assert (refused.tries, refused.going) == (2, NOW + timedelta(hours=1))
    await store.posts.tell([refused.id])
    assert await store.posts.refusing() == []
    assert await store.posts.next_due() == NOW + timedelta(hours=2, minutes=30)
    await store.posts.gone(refused.id)
    await store.posts.forget([101, 7])
    assert await store.posts.next_due() is None


async def test_pauses_close_to_one_another_are_one(store: Store) -> None:
    here, _ada, _ben = await joined(store)
    assert await store.people.pause(here, 99, NOW, LATER) is None
    await store.people.pause(here, ADA, NOW, LATER)
    again = await store.people.pause(here, ADA, NOW + timedelta(hours=5), NOW + timedelta(hours=6))
    assert again is not None
    assert again.rests(NOW)
    assert not again.rests(NOW + timedelta(hours=6))
    much_later = NOW + timedelta(days=9)
    apart = await store.people.pause(here, ADA, much_later, much_later + timedelta(hours=1))
    assert apart is not None
    assert not apart.rests(NOW)
    assert apart.rests(much_later)


async def test_what_stood_before_the_register_is_taken_into_it_once(store: Store) -> None:
    here, ada, ben = await joined(store)
    await everything(store, here, ada, ben)
    (arrival,) = await store.arrivals.of_person(here, ada)
    (asked,) = await store.contact.of_person(here, ada)
    ((_place, told),) = [each for each in await store.rounds.stories_of(here, ada) if each[1].ended]
    (answer,) = await store.answers.of_person(here, ada)
    (floor,) = await store.floors.of_group(here)
    (round_,) = await store.rounds.open_ones(here)
    assert await store.arrivals.stands(arrival.id, Post(5, 100))
    await store.contact.stands(asked.id, Post(5, 101))
    await store.contact.called(asked.id, Post(5, 102))
    await store.rounds.told_where(told, post=103, asked=104)
    await store.answers.stands(answer.id, Post(5, 105))
    await store.floors.stands(floor.id, 106)
    await store.rounds.stands(round_, post=107)
    for _time in ("first", "again"):
        await store.posts.fill()
        assert len(await store.posts.naming(here, ada)) == 10
    await store.rounds.change(round_.id, lambda each: rules.close(each, NOW))
    closed = await store.rounds.get(round_.id)
    assert closed is not None
    await store.rounds.stands(closed, ending=108)
    await store.posts.fill(here, ada)
    assert len(await store.posts.naming(here, ada)) == 11
    await store.people.erase(here, ADA)
    due = await store.posts.due(NOW)
    assert {(each.message, each.way) for each in due} == {
        *((message, TAKE_DOWN) for message in (*range(100, 106), ada << 30)),
        (8, BOARD),
        (106, FLOOR),
        (107, INVITATION),
        (108, ROUND_END),
    }
