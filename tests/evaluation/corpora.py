"""Public conversations, where they are: read, and heard by a room as if they were a channel."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bot.dynamics.policy import Ledger, NudgePolicy
from bot.dynamics.room import Room
from bot.dynamics.values import Belief, Utterance

FOLDER = Path(os.environ.get("CORPORA") or Path(__file__).parents[2].parent / "shared" / "corpora")
"""Where the conversations are; `make evaluate CORPORA=dir` looks at others of the same format."""

START = datetime(2026, 1, 8, 18, tzinfo=UTC)
A_TURN = timedelta(seconds=8)
"""Given to a message that came without a time."""

MOST = 400
"""Messages of a conversation that are heard: the length of a long evening."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """turns: speaker, seconds from the start if known, index of the message replied to if it is one; texts: by turn."""

    leader: str | None
    turns: list[tuple[str, float | None, int | None]]
    texts: list[str] = field(default_factory=list[str])

    @property
    def speakers(self) -> Counter[str]:
        return Counter(speaker for speaker, _at, _to in self.turns)

    def anyone(self, chance: Random) -> str:
        """Choose a participant: what a healthy group with a facilitator looks like."""
        return chance.choice(sorted(self.speakers))

    def busiest(self) -> str:
        """Give who speaks most: the hardest case, for a facilitator."""
        return self.speakers.most_common(1)[0][0]


@cache
def of_kind(kind: str | None) -> tuple[str, ...]:
    """Give the names of the corpora of conversations of that kind: leader-led, multilogue, or None for neither."""
    return tuple(name for name, first in _firsts() if "turns" in first and first.get("kind") == kind)


@cache
def of_sentences() -> dict[str, tuple[str, ...]]:
    """Give the names of the corpora of sentences, each with its labels."""
    return {name: tuple(first["label"]) for name, first in _firsts() if "label" in first}


def _firsts() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield path.stem, json.loads(lines.readline())


def conversations(name: str) -> Iterator[Conversation]:
    """Read a corpus; only talks of at least three people."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            entry: dict[str, Any] = json.loads(line)
            turns, texts = _talk(entry["turns"])
            found = Conversation(entry["leader"], turns[:MOST], texts[:MOST])
            if len(found.speakers) > 2:
                yield found


def _talk(written: list[dict[str, Any]]) -> tuple[list[tuple[str, float | None, int | None]], list[str]]:
    """Leave out what a channel says of itself (who came, who left); replies point to where their message is now."""
    kept = [at for at, turn in enumerate(written) if not turn["labels"].get("system")]
    now = {at: number for number, at in enumerate(kept)}
    turns = [(str(written[at]["speaker"]), written[at]["t"], now.get(written[at]["reply_to"])) for at in kept]
    return turns, [written[at]["text"] for at in kept]


@dataclass(frozen=True, slots=True)
class Judged:
    """beliefs: after each turn with least evidence; nudged: at which turn the policy would have spoken up."""

    beliefs: list[Belief]
    nudged: int | None


def judge(conversation: Conversation, leader: str) -> Judged | None:
    """Hear a conversation with that participant as its facilitator; None where there is never enough evidence."""
    room, policy = Room(), NudgePolicy()
    numbers: dict[str, int] = {}
    beliefs: list[Belief] = []
    nudged: int | None = None
    at = START
    for index, (speaker, seconds, to) in enumerate(conversation.turns, 1):
        at = at + A_TURN if seconds is None else START + timedelta(seconds=seconds)
        number = numbers.setdefault(speaker, len(numbers) + 1)
        answers = None if to is None else to + 1
        said = Utterance(message=index, speaker=number, at=at, leads=speaker == leader, answers=answers)
        heard = room.hear(said)
        for seen in heard.observations if heard else ():
            if seen.pattern == "leader-centered":
                beliefs.append(seen.belief)
            nudge = policy.consider(seen, Ledger(), at)
            if nudge is not None and nudged is None:
                nudged = seen.turn
    return Judged(beliefs, nudged) if beliefs else None


def auc(high: list[float], low: list[float]) -> float:
    """Give how often a value of `high` is above one of `low`, 0.5 where nothing tells them apart (ties count half)."""
    wins = sum((one > other) + 0.5 * (one == other) for one in high for other in low)
    return wins / (len(high) * len(low))
