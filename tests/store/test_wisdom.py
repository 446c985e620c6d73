"""The wisdom book keeps words sealed, finds them without an index, and lets go of them without a byte."""

from datetime import timedelta
from pathlib import Path

from bot.practice.wisdom import ASK_LIVES, ASKS_A_DAY, OWN_AT_MOST, Entry, Given
from bot.store import migrate
from bot.store.holding import SHOWN
from bot.store.keys import Keyring
from bot.store.retention import ASKS_LIVE, Periods
from bot.store.store import Store
from tests.store.examples import ADA, BEN, CIRCLE, NOW, group

MESSAGE = 85_000_000_000_000_009
PERIODS = Periods(timedelta(days=30), timedelta(days=365))


async def two(store: Store) -> tuple[int, int, int]:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    return made.id, ada, ben


async def kept(store: Store, group: int, person: int, words: str, *themes: str) -> Entry:
    entry = await store.wisdom.keep(group, person, Given(words, themes, shown=True), NOW)
    assert isinstance(entry, Entry)
    return entry


async def test_words_are_found_by_their_beginnings_and_themes(store: Store) -> None:
    here, ada, ben = await two(store)
    one = await kept(store, here, ada, "Quetzals rest at noon.", "rest")
    two_ = await kept(store, here, ben, "I rest when I can.", "Rest", "work")
    assert await store.wisdom.search(here, "quetzal") == [one.id]
    assert await store.wisdom.search(here, "rest can") == [two_.id]
    assert await store.wisdom.themes(here) == ["rest", "work"]
    assert await store.wisdom.about(here, "REST") == [two_.id, one.id]
    assert await store.wisdom.search(here + 1, "rest") == []
    assert await store.wisdom.get(here + 1, [one.id]) == []


async def test_who_did_not_sign_is_not_in_what_the_group_takes_along(store: Store) -> None:
    here, ada, ben = await two(store)
    await store.wisdom.keep(here, ada, Given("Ada's", shown=True), NOW)
    await store.wisdom.keep(here, ben, Given("Ben's", signed=True, shown=True), NOW)
    await store.wisdom.keep(here, ben, Given("Only in the book", signed=True), NOW)
    taken = await store.wisdom.for_keepsake(here)
    assert [(given.words, person) for given, person in taken] == [("Ada's", None), ("Ben's", ben)]


async def test_a_message_is_kept_once_and_nobody_fills_the_book_alone(store: Store) -> None:
    here, ada, ben = await two(store)
    assert isinstance(await store.wisdom.keep(here, ada, Given("One"), NOW, MESSAGE), Entry)
    assert await store.wisdom.keep(here, ada, Given("One again"), NOW, MESSAGE) == "there"
    for number in range(OWN_AT_MOST - 1):
        await kept(store, here, ada, f"Word {number}")
    assert await store.wisdom.keep(here, ada, Given("One more"), NOW) == "many"
    assert await store.wisdom.room(here, ada) == "many"
    assert await store.wisdom.room(here, ben) is None


async def test_what_is_taken_out_or_changed_leaves_no_byte_and_no_name(
    tmp_path: Path, keyring: Keyring
) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    store = await Store.open(url, keyring)
    here, ada, _ben = await two(store)
    entry = await store.wisdom.keep(
        here, ada, Given("Quetzal words", ("Xylophone",), shown=True), NOW, MESSAGE
    )
    assert isinstance(entry, Entry)
    await store.wisdom_asks.begin(here, (ada, ada), (CIRCLE, MESSAGE + 1), NOW)
    await store.posts.note(here, (CIRCLE, MESSAGE), [ada], way=SHOWN, about=entry.id)

    def raw() -> bytes:
        return b"".join(file.read_bytes() for file in tmp_path.glob("a.db*"))

    for word in (b"Quetzal", b"Xylophone", str(MESSAGE).encode(), str(CIRCLE).encode()):
        assert word not in raw()
    token = entry.token.encode()
    assert token in raw()
    assert await store.wisdom.stands(entry) == [(CIRCLE, MESSAGE)]
    (post,) = await store.wisdom.withdraw(entry)
    assert token not in raw()
    assert [each.id for each in await store.posts.due(NOW)] == [post]
    assert await store.posts.naming(here, ada) == []
    assert await store.wisdom.change(entry, Given("Other")) is None
    await store.close()


async def test_who_leaves_takes_words_and_questions_along_and_stays_asker_of_nothing(store: Store) -> None:
    here, ada, ben = await two(store)
    entry = await kept(store, here, ada, "Ada's")
    stays = await kept(store, here, ben, "Ben's")
    await store.wisdom_asks.begin(here, (ben, ada), (CIRCLE, 1), NOW)
    _verdict, asked = await store.wisdom_asks.begin(here, (ada, ben), (CIRCLE, 2), NOW)
    assert asked is not None
    await store.people.leave(here, ADA)
    assert await store.wisdom.by_token(entry.token) is None
    assert await store.wisdom.by_token(stays.token) is not None
    (left,) = await store.wisdom_asks.waiting(here, ben, NOW)
    assert left.asker is None


async def test_asking_has_a_day_s_measure_and_a_week_s_memory(store: Store) -> None:
    here, ada, ben = await two(store)
    for message in range(ASKS_A_DAY):
        assert (await store.wisdom_asks.begin(here, (ben, ada), (CIRCLE, message), NOW))[0] == "ask"
    assert (await store.wisdom_asks.begin(here, (ben, ada), (CIRCLE, 99), NOW))[0] == "many"
    assert (await store.wisdom_asks.begin(here, (ada, ada), (CIRCLE, 98), NOW))[0] == "own"
    tomorrow = NOW + timedelta(days=1)
    assert (await store.wisdom_asks.begin(here, (ben, ada), (CIRCLE, 99), tomorrow))[0] == "ask"
    assert len(await store.wisdom_asks.over(NOW + ASK_LIVES)) == ASKS_A_DAY + 1
    await store.retention.prune(PERIODS, NOW + ASKS_LIVE + timedelta(hours=1))
    assert len(await store.wisdom_asks.over(NOW + ASKS_LIVE * 2)) == 1
