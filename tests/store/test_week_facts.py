"""What is known of a week, read from what is kept for other reasons."""

from collections import Counter
from datetime import timedelta

from bot.practice.arriving import Entry
from bot.practice.checkin import CheckIn
from bot.practice.group import Group
from bot.store.store import Store
from bot.store.week_facts import PORTION
from tests.store.examples import ADA, CIRCLE, NOW, SECOND, group, trace

HOUR = timedelta(hours=1)


async def people(store: Store, group: Group, count: int) -> list[int]:
    return [(await store.people.join(group.id, ADA + each, NOW, "nothing")).number for each in range(count)]


async def test_a_week_of_several_portions_is_folded_whole_and_no_further_than_it_goes(store: Store) -> None:
    made = await group(store)
    ada, ben = await people(store, made, 2)
    count = 2 * PORTION + 1
    said = [
        trace(
            made,
            number,
            (ada, ben)[number % 2],
            (ben, ada)[number % 2],
            at=NOW + number * timedelta(seconds=1),
        )
        for number in range(count + 1)
    ]
    await store.traces.write(said)
    talk = await store.week_facts.talk(made.id, NOW, NOW + count * timedelta(seconds=1))
    assert talk.messages == count
    assert talk.turns == Counter({ada: PORTION + 1, ben: PORTION})
    assert talk.exchanges == {(ada, ben): PORTION + 1.0, (ben, ada): float(PORTION)}


async def test_answers_at_a_check_in_are_those_to_people_who_arrived_there_while_it_was_open(
    store: Store,
) -> None:
    made = await group(store)
    ada, ben, cleo = await people(store, made, 3)
    new = CheckIn(0, "", made.id, None, NOW, NOW + HOUR, CIRCLE)
    opened = await store.checkins.open(new, NOW)
    assert opened is not None
    await store.arrivals.put(opened[0], ada, Entry("Tired", readers="group"), NOW)
    await store.arrivals.put(opened[0], cleo, Entry("For me alone", readers="me"), NOW)
    await store.checkins.close(opened[0], NOW + HOUR)
    await store.traces.write(
        [
            trace(made, 1, ben, ada),
            trace(made, 2, ben, ada, to_weight=0.5),
            trace(made, 3, cleo, ada),
            trace(made, 4, ada, ben),  # ben has not arrived
            trace(made, 5, ada, cleo),  # nobody was to know that she has
            trace(made, 6, ada, ada),
            trace(made, 7, ben),
            trace(made, 8, ben, ada, channel=SECOND),
            trace(made, 90, ben, ada),
        ]
    )
    (held,) = await store.week_facts.checkins(made.id, NOW, NOW + 2 * HOUR)
    assert held.answerers == {ben: 1.5, cleo: 1.0}
    assert [entry.arrive for entry in held.entries] == ["Tired"]
