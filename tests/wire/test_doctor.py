"""`multilogue doctor`, against a Discord on this machine."""

import asyncio
from pathlib import Path

import discord

from tests.wire.discord_here import TOKEN, Bot, Here, discord_here
from tests.wire.test_running import begin_group


async def examined(bot: Bot, token: str = TOKEN) -> tuple[int, list[str]]:
    await bot.start(token, command="doctor")
    code, said = await bot.ended()
    assert "Traceback" not in said
    return code, said.splitlines()


async def with_a_group(here: Here, bot: Bot) -> None:
    await bot.start()
    await asyncio.wait_for(here.gateway.ready.wait(), 20)
    await begin_group(here)
    await bot.stop()


async def test_all_is_well(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        await with_a_group(here, bot)
        code, lines = await examined(bot)
        assert code == 0
        assert [line[0] for line in lines] == ["✓", "✓", "✓", "✓", "✓", "·", "✓", "✓"]
        assert lines[-2:] == [
            "✓ server “Server”: 1 open group",
            "✓ server “Server”, #circle: everything is granted",
        ]
        assert here.rest.wrong == []


async def test_before_the_first_start_it_says_what_will_be_made(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (_here, bot):
        code, lines = await examined(bot)
        assert code == 1
        assert any("the first start makes" in line and line[0] == "·" for line in lines)
        assert any("There is no database" in line and line[0] == "✗" for line in lines)
        assert not (tmp_path / "multilogue.key").exists()
        assert not (tmp_path / "multilogue.db").exists()


async def test_what_a_channel_lacks_is_named_with_what_it_costs(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        await with_a_group(here, bot)
        few = discord.Permissions(view_channel=True, send_messages=True)
        for role in here.backend.guilds[here.guild].roles.values():
            role.permissions = few.value
        code, lines = await examined(bot)
        assert code == 1
        lacking = [line for line in lines if line.startswith("✗ server “Server”, #circle: lacks")]
        assert len(lacking) == 4
        assert any(
            "“read message history”, which costs: catching up after a break" in line for line in lacking
        )
        for name in ("manage threads", "view audit log"):
            assert any(f"· server “Server”, #circle: may do without “{name}”" in line for line in lines)


async def test_an_intent_that_is_not_switched_on_is_named(tmp_path: Path) -> None:
    async with discord_here(tmp_path, privileged=0) as (_here, bot):
        _code, lines = await examined(bot)
        assert any(line.startswith("✗ intent message content: not switched on") for line in lines)


async def test_a_refused_token_a_lost_server_and_a_wrong_config_are_named(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        await with_a_group(here, bot)
        code, lines = await examined(bot, "another.made.up")
        assert (code, lines[-1][:16]) == (1, "✗ token: refused")
        here.backend.remove_guild(here.guild)
        code, lines = await examined(bot)
        assert (code, lines[-1]) == (
            1,
            "✗ 1 open group is in a server that the bot is no longer in. Invite it again.",
        )
        (tmp_path / "config.toml").write_text("[nudge]\n[monitor]\ncatch_up_hours = 99\n")
        code, lines = await examined(bot)
        assert code == 1
        assert [line[:9] for line in lines] == ["✗ config:", "✗ config:"]
