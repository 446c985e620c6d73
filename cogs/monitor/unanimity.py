"""Looks once a day whether a talkative group has had no dissent for weeks; that is worth a word, and seldom one."""

from datetime import timedelta

from bot.dynamics.dissent.fate import LIKELY
from bot.dynamics.dissent.values import Unanimity
from bot.live import Live
from cogs.common.desk import Desk

WEEKS = 4
PAST_THE_FIRST_STAGE = timedelta(weeks=8)
"""Age of a group before which nobody expects dissent: people are still finding out whether they belong."""

TALKATIVE = 300
"""Messages in these weeks from which it is strange that nobody differs: a dissent comes about once in 30 to 100."""

SELDOM = timedelta(weeks=1)


async def look(desk: Desk) -> None:
    """Note it for the groups where it is so; it is said in their next meeting."""
    for live in desk.directory:
        live.unanimity = await _unanimity(desk, live)


async def _unanimity(desk: Desk, live: Live) -> Unanimity | None:
    now, group, store = desk.clock.now(), live.group, desk.store
    reads = desk.settings.discord.message_content and group.charter.language[:2].casefold() == "en"
    if not reads or now - group.created < PAST_THE_FIRST_STAGE:
        return None
    since = now - timedelta(weeks=WEEKS)
    messages = await store.noticed.talked(group.id, since)
    if messages < TALKATIVE or any(
        each.belief >= LIKELY for each in await store.noticed.dissents(group.id, since)
    ):
        return None
    if any(given.kind == "no-dissent" for given in await store.nudges.since(group.id, now - SELDOM)):
        return None
    return Unanimity(weeks=WEEKS, messages=messages, first_message=0, last_message=0)
