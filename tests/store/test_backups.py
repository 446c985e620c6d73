"""Copies are kept for so long, and nothing but copies that were made here ever goes."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.backups import backup, let_go, made

NOW, KEPT = datetime(2026, 3, 1, 12, tzinfo=UTC), timedelta(days=30)
OURS_AND_OLD = ("group-20260101-120000.db", "group-20260101-120000.part", "group-20260129-115959.db")
NOT_OURS = (
    "group.db",
    "group-20260101.db",
    "group-20260101-120000.db.gz",
    "group-2026010l-120000.db",
    "group-20269999-120000.db",
    "other-20260101-120000.db",
    "my-group-20260101-120000.db",
    "group-20260101-120000-before-the-move.db",
    "multilogue.key",
)
YOUNG = ("group-20260130-120001.db", "group-20260301-115900.db", "group-20270101-000000.db")


@pytest.fixture(name="url")
def _url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'group.db'}"


def test_only_copies_that_are_ours_and_old_are_removed(tmp_path: Path, url: str) -> None:
    for name in (*OURS_AND_OLD, *NOT_OURS, *YOUNG):
        (tmp_path / name).write_text("a copy")
    (tmp_path / "group-20260102-120000.db").mkdir()
    (tmp_path / "group-20260103-120000.db").symlink_to(tmp_path / "group.db")
    assert let_go(url, tmp_path, KEPT, NOW) == len(OURS_AND_OLD)
    left = {each.name for each in tmp_path.iterdir()}
    assert left == {*NOT_OURS, *YOUNG, "group-20260102-120000.db", "group-20260103-120000.db"}
    assert let_go(url, tmp_path, KEPT, NOW) == 0


async def test_a_copy_is_known_again_by_its_name_and_goes_when_its_days_are_over(
    tmp_path: Path, url: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "group.db")) as database:
        database.execute("CREATE TABLE words (word)")
    copy = await backup(url, tmp_path / "copies", NOW)
    assert made(url, tmp_path / "copies") == {copy: NOW}
    assert let_go(url, tmp_path / "copies", KEPT, NOW + KEPT) == 0
    assert let_go(url, tmp_path / "copies", KEPT, NOW + KEPT + timedelta(seconds=1)) == 1
    assert not copy.exists()


def test_where_there_are_none_nothing_happens(tmp_path: Path, url: str) -> None:
    assert let_go(url, tmp_path / "none", KEPT, NOW) == 0
    assert let_go("postgresql://here/group", tmp_path, KEPT, NOW) == 0
