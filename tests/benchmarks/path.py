"""One message, from discord.py's event to the written trace."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import discord
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # pyright: ignore[reportMissingTypeStubs]

from cogs.monitor.cog import Monitor
from tests.benchmarks.texts import texts
from tests.benchmarks.timing import paired
from tests.world import World, world

PEOPLE = [f"Person{number}" for number in range(12)]
EVERY = timedelta(seconds=8)


class Whole:
    """A group of twelve in a simulated Discord, and messages for it as discord.py hands them over."""

    def __init__(self, here: World) -> None:
        self._here = here
        monitor = here.bot.get_cog("Monitor")
        assert isinstance(monitor, Monitor)
        self.listener = monitor.listening
        self._users = [self._user(name) for name in PEOPLE]
        self._at = here.env.now()
        self._count = 0

    def messages(self, words: list[str]) -> list[discord.Message]:
        """Make the next messages; everybody speaks in a fixed disorder, some answer by reply."""
        return [self._message(text) for text in words]

    async def write(self) -> None:
        await self._here.bot.desk.writer.drain()
        await self.listener.keeper.write()

    def _user(self, name: str) -> dict[str, Any]:
        user = self._here.person(name)
        return {
            "id": str(user.id),
            "username": name.lower(),
            "global_name": name,
            "discriminator": "0",
            "avatar": None,
        }

    def _message(self, text: str) -> discord.Message:
        self._count += 1
        self._at += EVERY
        data: Any = {
            "id": str(discord.utils.time_snowflake(self._at)),
            "channel_id": str(self._here.channel.id),
            "author": self._users[(self._count * self._count // 3) % len(self._users)],
            "content": text,
            "timestamp": self._at.isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "pinned": False,
            "type": 0,
        }
        state = self._here.bot._connection  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  (as discord.py does)
        return discord.Message(state=state, channel=self._here.channel_object, data=data)


@asynccontextmanager
async def path() -> AsyncGenerator[Whole]:
    with TemporaryDirectory() as folder:
        async with world(Path(folder)) as here:
            await here.group(facilitator=here.person(PEOPLE[0]))
            await here.join(*PEOPLE)
            yield Whole(here)


async def over_vader(count: int = 2_000, pairs: int = 7) -> dict[str, Any]:
    """(1) The whole path of one message over VADER alone on the same texts."""
    words = texts(count)
    vader = SentimentIntensityAnalyzer()
    async with path() as whole:
        stacks = [whole.messages(words) for _ in range(pairs + 1)]

        async def hear() -> None:
            for message in stacks.pop(0):
                whole.listener.hear(message)
            await whole.write()

        def score() -> None:
            for text in words:
                vader.polarity_scores(text)

        found = await paired(hear, score, pairs)
    return {
        "what": "whole path of a message over VADER alone",
        "ratio": round(found.ratio, 2),
        "aim": "at most 2.0",
        "microseconds": {
            "path": round(found.one / count * 1e6, 1),
            "vader": round(found.other / count * 1e6, 1),
        },
    }


async def after_many(
    many: int = 1_000_000, few: int = 1_000, each: int = 1_000, windows: int = 9
) -> dict[str, Any]:
    """(3) Cost of a message after many over after few: the same thousand texts, heard and written.

    Some minutes lie between the two, in which a shared machine's speed changes by half: VADER beside each tells.
    """
    words, vader = texts(each), SentimentIntensityAnalyzer()
    async with path() as whole:

        async def heard() -> float:
            stack = whole.messages(words)
            began = perf_counter()
            for message in stack:
                whole.listener.hear(message)
            await whole.write()
            return perf_counter() - began

        async def over_vader_beside() -> float:
            took, began = await heard(), perf_counter()
            for text in words:
                vader.polarity_scores(text)
            return took / (perf_counter() - began)

        for _ in range(few // each):
            await heard()
        early = median([await over_vader_beside() for _ in range(windows)])
        for _ in range((many - few) // each - windows):
            await heard()
        late = median([await over_vader_beside() for _ in range(windows)])
    return {
        "what": f"cost of a message after {many:,} over after {few:,}",
        "ratio": round(late / early, 2),
        "aim": "at most 1.1",
        "over_vader": {"late": round(late, 1), "early": round(early, 1)},
    }
