"""The key in real life: changed while nobody is at work, told when it is lost, and seen by nobody."""

import asyncio
import os
import secrets
import sys
from base64 import urlsafe_b64encode
from pathlib import Path

from bot.doctor import examine
from bot.store import key_files, migrate
from bot.store.keys import load_key, make_key
from bot.store.rekey import rekey
from bot.store.store import Store
from tests.store.examples import NOW
from tests.wire.discord_here import ROOT, Bot, Here, discord_here
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
        await here.uses(here.manager, "checkin now")  # the group, and who facilitates it, are found
        await here.until(lambda: here.said_by_bot("## 🌿 Check-in"))
        told += (await bot.stop())[1]
        assert "Traceback" not in told
        assert not [way for key in (first, second) for way in ways(key) if way in told]


async def test_the_doctor_knows_of_a_change_that_was_interrupted(tmp_path: Path) -> None:
    config, file = tmp_path / "config.toml", tmp_path / "multilogue.key"
    url = f"sqlite:///{tmp_path / 'multilogue.db'}"
    config.write_text("")
    await migrate.upgrade(url, tmp_path, NOW)
    await (await Store.open(url, load_key(file, {}))).close()
    make_key(key_files.coming(file))
    said = [str(finding) async for finding in examine(config, {})]
    assert any(line.startswith("✗ key: a change of it was begun and not finished") for line in said)
    await rekey(url, file, {})
    said = [str(finding) async for finding in examine(config, {})]
    assert not any("begun and not finished" in line for line in said)
    assert any(line.startswith("✓ database: sound") for line in said)
