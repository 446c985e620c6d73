"""The key in real life: changed while nobody is at work, told when it is lost, and seen by nobody."""

import asyncio
import os
import secrets
import sys
from base64 import urlsafe_b64encode
from pathlib import Path

from bot.store import key_files
from bot.store.keys import make_key
from tests.wire.discord_here import ROOT, TOKEN, Bot, Here, discord_here
from tests.wire.test_running import begin_group


async def command(folder: Path, *words: str, **env: str) -> tuple[int, str, str]:
    """Type a command; give its exit code, what it said, and what the process list showed of it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        "--config",
        str(folder / "config.toml"),
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "MULTILOGUE_KEY"} | env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    listed = Path(f"/proc/{process.pid}/cmdline").read_text()
    output, _nothing = await process.communicate()
    assert process.returncode is not None
    return process.returncode, output.decode(), listed


async def started(here: Here, bot: Bot) -> None:
    here.gateway.ready.clear()
    await bot.start()
    await asyncio.wait_for(here.gateway.ready.wait(), 20)


def ways(key: bytes) -> list[str]:
    """Give the ways in which a key could be told."""
    return [urlsafe_b64encode(key).decode().rstrip("="), key.hex(), repr(key)[2:-1]]


async def test_the_key_is_changed_while_the_bot_rests_and_all_goes_on(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        file, told = tmp_path / "multilogue.key", ""
        await started(here, bot)
        await begin_group(here)
        first = key_files.read_key(file)
        assert bot.process is not None
        limits = Path(f"/proc/{bot.process.pid}/limits").read_text().splitlines()
        (core,) = (line.split() for line in limits if line.startswith("Max core file size"))
        assert core[4:6] == ["0", "0"]
        code, said, listed = await command(tmp_path, "db", "rekey")
        assert (code, "Stop it first" in said) == (2, True)
        assert key_files.read_key(file) == first
        told += said + listed + (await bot.stop())[1]
        second = secrets.token_bytes(32)
        given = {key_files.NEW_VARIABLE: urlsafe_b64encode(second).decode()}
        code, said, listed = await command(tmp_path, "db", "rekey", **given)
        assert (code, "has a new key" in said) == (0, True)
        assert key_files.read_key(file) == second
        told += said + listed
        await started(here, bot)
        shown = await here.uses(here.manager, "group show")
        assert "Carers" in str(shown.__dict__) or shown.responded
        told += (await bot.stop())[1]
        assert "Traceback" not in told
        assert not [way for key in (first, second) for way in ways(key) if way in told]


async def test_a_lost_or_wrong_key_is_told_by_all_and_nothing_is_made_or_changed(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        await started(here, bot)
        await bot.stop()
        file = tmp_path / "multilogue.key"
        right = key_files.read_key(file)
        database = tmp_path / "multilogue.db"
        before = database.read_bytes()
        file.unlink()
        for words in (("run",), ("db", "rekey")):
            code, said, _listed = await command(tmp_path, *words, DISCORD_TOKEN=TOKEN)
            assert code == 2
            assert "Bring back the key file" in said
            assert not file.exists()
        wrong = make_key(file)
        for words in (("run",), ("db", "rekey")):
            code, said, _listed = await command(tmp_path, *words, DISCORD_TOKEN=TOKEN)
            assert (code, "made with another key" in said) == (2, True)
            assert not [way for key in (right, wrong) for way in ways(key) if way in said]
        file.write_text(f"{urlsafe_b64encode(right).decode()}trailing")
        for words in (("run",), ("db", "rekey"), ("doctor",)):
            code, said, _listed = await command(tmp_path, *words, DISCORD_TOKEN=TOKEN)
            assert "holds no key" in said
            assert not [way for way in ways(right) if way in said]
        assert database.read_bytes() == before


async def test_the_doctor_knows_of_a_change_that_was_interrupted(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        await started(here, bot)
        await bot.stop()
        make_key(key_files.coming(tmp_path / "multilogue.key"))
        _code, said, _listed = await command(tmp_path, "doctor")
        assert "✗ key: a change of it was begun and not finished" in said
        code, _said, _listed = await command(tmp_path, "db", "rekey")
        assert code == 0
        _code, said, _listed = await command(tmp_path, "doctor")
        assert "begun and not finished" not in said
        assert "✓ database: sound" in said
