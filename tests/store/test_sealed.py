"""A stolen database says neither who nor what."""

from dataclasses import replace
from pathlib import Path

from bot.practice.arriving import Entry
from bot.practice.checkin import CheckIn, Post
from bot.practice.timetable import Schedule
from bot.store import migrate
from bot.store.keys import Keyring
from bot.store.store import Store
from tests.store.examples import ADA, BEN, CHARTER, CIRCLE, GUILD, HOSTS, NOW, SECOND, STAFF, group, trace

MESSAGE, WELCOME = 85_000_000_000_000_001, 85_000_000_000_000_002


async def test_no_name_word_or_id_stands_in_the_files(tmp_path: Path, keyring: Keyring) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    store = await Store.open(url, keyring)
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    await store.groups.set_welcome(made.id, CIRCLE, WELCOME)
    await store.groups.rewrite_norm(made.id, 2, "Quetzalcoatl norms")
    await store.traces.write([trace(made, MESSAGE, ada, at=NOW)])
    await store.drafts.save(None, GUILD, {"name": "Xylophone", "facilitators": [BEN]}, NOW)
    said = {"evidence": ["Zanzibar"], "links": [f"/{GUILD}/{CIRCLE}/{MESSAGE}"]}
    await store.nudges.add(
        group=made.id,
        channel=SECOND,
        kind="leader-centered",
        at=NOW,
        meeting_at=NOW,
        belief=0.9,
        before=None,
        message=MESSAGE,
        said=said,
    )
    new = CheckIn(0, "", made.id, None, NOW, NOW, channel=SECOND, opening="Yggdrasil")
    checkin = await store.checkins.open(new, NOW)
    assert checkin is not None
    await store.checkins.stands(checkin[0].id, Post(SECOND, MESSAGE, MESSAGE))
    arrival = await store.arrivals.put(checkin[0], ada, Entry("Bumblebee", "Wistful"), NOW)
    await store.arrivals.stands(arrival.id, Post(CIRCLE, MESSAGE))
    await store.notes.add(made.id, "checkin-missed", "1", NOW, {"channel": CIRCLE})
    details = {"channel": CIRCLE, "opening": "Kaleidoscope"}
    await store.schedules.add(Schedule(0, "", made.id, "checkin", None, None, NOW, details))
    await store.own_places.write(made.id, "Ring at Umbrella House")
    await store.cares.change(made.id, ada, lambda care: replace(care, declined=True, shown=NOW.date()))
    open_files = b"".join(file.read_bytes() for file in tmp_path.glob("a.db*"))
    await store.close()
    raw = open_files + b"".join(file.read_bytes() for file in tmp_path.glob("a.db*"))
    assert b"leader-centered" in raw
    for word in (
        CHARTER.name,
        CHARTER.purpose,
        "Quetzalcoatl",
        "Xylophone",
        "Zanzibar",
        "Yggdrasil",
        "Bumblebee",
        "Wistful",
        "Kaleidoscope",
        "Umbrella",
        "declined",
        NOW.date().isoformat(),
    ):
        assert word.encode() not in raw
        assert word.encode("utf-16-le") not in raw
    for number in (GUILD, ADA, BEN, HOSTS, CIRCLE, SECOND, STAFF, MESSAGE, WELCOME):
        assert str(number).encode() not in raw
        assert number.to_bytes(8, "big") not in raw
        assert number.to_bytes(8, "little") not in raw


async def test_what_was_erased_is_not_left_in_the_file(tmp_path: Path, keyring: Keyring) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    store = await Store.open(url, keyring)
    made = await group(store)
    await store.people.join(made.id, BEN, NOW, "nothing")
    known = (tmp_path / "a.db-wal").read_bytes()
    await store.people.leave(made.id, BEN)
    await store.close()
    assert keyring.person(made.id, BEN) in known
    assert keyring.person(made.id, BEN) not in (tmp_path / "a.db").read_bytes()
