"""A replay over VADER alone, on the same messages."""

import asyncio
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # pyright: ignore[reportMissingTypeStubs]

from bot.replay.hearing import replay
from bot.replay.rows import Rows
from tests.benchmarks.texts import texts
from tests.benchmarks.timing import paired
from tests.replay.exports import message, save

EXPORTS = Path(__file__).parents[2].parent / "shared" / "exports"


async def over_vader(count: int = 2_000, pairs: int = 7) -> list[dict[str, Any]]:
    """(5) Replay of exports per message over VADER alone: of real ones where they are, and of one made up."""
    with TemporaryDirectory() as name:
        path = Path(name) / "made-up.json"
        names = [f"Person{number}" for number in range(12)]
        made_up = [message(n, names[(n * n // 3) % 12], text) for n, text in enumerate(texts(count), 1)]
        save(path, made_up)
        found = [await _measure("a made-up export", [path], pairs)]
        real = sorted(EXPORTS.glob("*.json"))
        if real:
            found.append(await _measure("four real exports", real, pairs))
    return found


async def _measure(what: str, files: list[Path], pairs: int) -> dict[str, Any]:
    words: list[str] = []
    for file in files:
        words += [each["content"] for each in json.loads(file.read_text("utf-8"))["messages"]]
    vader = SentimentIntensityAnalyzer()

    async def whole() -> None:
        for file in files:
            with Rows() as rows:
                replay([file], [], rows)
        await asyncio.sleep(0)

    def score() -> None:
        for text in words:
            vader.polarity_scores(text)

    found = await paired(whole, score, pairs)
    count = len(words)
    return {
        "what": f"replay of {what} over VADER alone",
        "ratio": round(found.ratio, 2),
        "aim": "at most 2.0",
        "microseconds": {
            "replay": round(found.one / count * 1e6, 1),
            "vader": round(found.other / count * 1e6, 1),
        },
    }
