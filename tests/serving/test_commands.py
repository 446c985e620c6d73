"""What a host types, as processes of their own."""

import os
import sqlite3
import stat
import subprocess
import sys
from base64 import urlsafe_b64encode
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.keys import make_key


def multilogue(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with no token unless one is given."""
    own = {
        name: value for name, value in os.environ.items() if name not in ("DISCORD_TOKEN", "MULTILOGUE_KEY")
    }
    command = [sys.executable, "-m", "bot", *words]
    there = own | {"PYTHONPATH": str(Path(__file__).parents[2])} | env
    return subprocess.run(
        command, cwd=folder, env=there, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture(name="here")
def _here(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text("")
    return tmp_path


def test_a_database_is_made_looked_after_and_copied(here: Path) -> None:
    missing = multilogue(here, "db", "check")
    assert (missing.returncode, missing.stderr) == (1, "")
    assert "The first start makes it" in missing.stdout
    made = multilogue(here, "db", "upgrade")
    assert (made.returncode, made.stderr) == (0, "")
    assert "was created" in made.stdout
    database = here / "multilogue.db"
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert "up to date" in multilogue(here, "db", "upgrade").stdout
    assert "sound and up to date" in multilogue(here, "db", "check").stdout
    (here / "backups").mkdir()
    (here / "backups" / "multilogue-20200101-120000.db").write_bytes(b"of long ago")
    copied = multilogue(here, "db", "backup")
    (copy,) = (here / "backups").glob("*.db")
    assert str(copy) in copied.stdout
    assert "older than 30 days that were removed: 1" in copied.stdout
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_newer_database_is_refused_with_a_sentence(here: Path) -> None:
    multilogue(here, "db", "upgrade")
    with closing(sqlite3.connect(here / "multilogue.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    refused = multilogue(here, "run", DISCORD_TOKEN="abc.def.ghi")
    assert refused.returncode == 2
    assert "does not know" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_all_mistakes_in_a_config_are_told(here: Path) -> None:
    (here / "config.toml").write_text("[monitor]\ncatch_up_hours = 99\n[nudge]\nper_day = 1\n")
    refused = multilogue(here, "run", DISCORD_TOKEN="abc.def.ghi")
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 2
    assert refused.stdout == ""


def test_without_a_token_it_says_where_to_put_one(here: Path) -> None:
    refused = multilogue(here, "run")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Set DISCORD_TOKEN" in refused.stderr


def test_a_lost_or_another_key_is_told_before_anything_is_made_or_changed(here: Path) -> None:
    multilogue(here, "db", "upgrade")
    database, file = here / "multilogue.db", here / "multilogue.key"
    with closing(sqlite3.connect(database)) as facts:
        facts.execute("INSERT INTO facts VALUES ('key', 'another')")
        facts.commit()
    before = database.read_bytes()
    lost = multilogue(here, "run", DISCORD_TOKEN="abc.def.ghi")
    assert (lost.returncode, "Bring back the key file" in lost.stderr) == (2, True)
    assert not file.exists()
    key = urlsafe_b64encode(make_key(file)).decode()
    refused = multilogue(here, "run", DISCORD_TOKEN="abc.def.ghi")
    assert (refused.returncode, "made with another key" in refused.stderr) == (2, True)
    file.write_text(f"{key}trailing")
    broken = multilogue(here, "db", "rekey", MULTILOGUE_NEW_KEY=key)
    assert (broken.returncode, "holds no key" in broken.stderr) == (2, True)
    assert database.read_bytes() == before
    for told in (lost, refused, broken):
        assert key[:10] not in told.stdout + told.stderr
        assert "Traceback" not in told.stderr


@pytest.mark.parametrize("words", [[], ["dance"], ["db"], ["db", "drop"], ["run", "--config"]])
def test_a_wrong_command_is_met_with_its_usage(here: Path, words: list[str]) -> None:
    refused = multilogue(here, *words)
    assert refused.returncode == 2
    assert "usage: multilogue" in refused.stderr


def test_help_names_every_command(here: Path) -> None:
    told = multilogue(here, "--help").stdout
    assert all(word in told for word in ("run", "demo", "db"))
