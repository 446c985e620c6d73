"""Windows of forty turns, each heard by a fresh room: led talk against free talk, delay, false nudges."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from random import Random

from bot.dynamics.acts.reading import reading_of
from bot.dynamics.cues import read
from bot.dynamics.policy import Ledger, NudgePolicy
from bot.dynamics.room import Heard, Room
from bot.dynamics.values import Utterance
from tests.evaluation.corpora import A_TURN, START, Conversation, auc, conversations

TURNS = 40
MOST_WINDOWS = 6
"""Of a conversation, so that a long one does not stand for its corpus."""

Said = tuple[str, float | None, int | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """One led corpus against one free: AUC, and the share of led windows found at one false alarm in a hundred."""

    auc: float
    found: float


@cache
def led_beliefs(corpus: str) -> list[float]:
    """Give the belief after each window, with the corpus's own leaders."""
    return [
        belief
        for each in conversations(corpus)
        if each.leader
        for belief in _beliefs(each, partial(_led_by, each.leader))
    ]


def _led_by(leader: str, _window: Conversation) -> str:
    return leader


@cache
def free_beliefs(corpus: str, *, busiest: bool, seed: int = 7) -> list[float]:
    """Give the belief after each window of leaderless talk, as if a participant of that window led."""
    chance = Random(seed)

    def leader(window: Conversation) -> str:
        return window.busiest() if busiest else window.anyone(chance)

    return [belief for each in conversations(corpus) for belief in _beliefs(each, leader)]


def pair(led: str, free: str, *, busiest: bool) -> Pair:
    high, low = led_beliefs(led), free_beliefs(free, busiest=busiest)
    level = sorted(low)[min(len(low) - 1, int(len(low) * 0.99))]
    return Pair(auc(high, low), sum(belief > level for belief in high) / len(high))


def false_nudges(corpus: str, *, busiest: bool, seed: int = 7) -> float:
    """Give the nudges in a thousand turns of leaderless talk, one a meeting at most."""
    chance, turns, nudges = Random(seed), 0, 0
    for each in conversations(corpus):
        leader = each.busiest() if busiest else each.anyone(chance)
        room, policy, told = Room(), NudgePolicy(), False
        for said in _utterances(each.turns, leader):
            heard = room.hear(said)
            for seen in heard.observations if heard else ():
                turns += seen.pattern == "leader-centered"
                told_now = not told and policy.consider(seen, Ledger(), said.at) is not None
                nudges += told_now
                told = told or told_now
    return 1_000 * nudges / max(1, turns)


def addressees(corpus: str) -> tuple[float, float, int]:
    """Give how often the addressee is right with the reply field hidden: ours, the last other speaker; of how many."""
    ours = last = asked = 0
    for each in conversations(corpus):
        room, numbers = Room(), _numbers(each.turns)
        spoke: list[str] = []
        for said, (speaker, _at, to), text in zip(
            _utterances(each.turns, None, hide=True), each.turns, each.texts, strict=True
        ):
            heard = room.hear(said._replace(cues=read(text), reading=reading_of(text, {})))
            if to is not None and heard is not None and each.turns[to][0] != speaker:
                truth = each.turns[to][0]
                asked += 1
                ours += heard.address.to == numbers[truth]
                before = next((name for name in reversed(spoke) if name != speaker), None)
                last += before == truth
            spoke.append(speaker)
    return ours / max(1, asked), last / max(1, asked), asked


def _beliefs(each: Conversation, leader: Callable[[Conversation], str | None]) -> Iterator[float]:
    for turns in _windows(each.turns):
        window = Conversation(None, turns)
        who = leader(window)
        if len(window.speakers) < 3 or who not in window.speakers:
            continue
        room, belief = Room(), None
        for said in _utterances(turns, who):
            heard = room.hear(said)
            belief = _led(heard) or belief
        belief = _led(room.close()) or belief
        if belief is not None:
            yield belief


def _led(heard: Heard | None) -> float | None:
    """Give the belief in leader-centered talk, if anything was seen of it."""
    seen = heard.of("leader-centered") if heard else None
    return seen.belief.probability if seen else None


def _windows(turns: list[Said]) -> Iterator[list[Said]]:
    """Cut a talk wherever forty changes of speaker are full; replies across a cut are let go."""
    found, window, changes, begins = 0, list[Said](), 0, 0
    for at, (speaker, seconds, to) in enumerate(turns):
        changes += not window or window[-1][0] != speaker
        if changes > TURNS:
            yield window
            found, window, changes, begins = found + 1, [], 1, at
            if found == MOST_WINDOWS:
                return
        window.append((speaker, seconds, to - begins if to is not None and to >= begins else None))
    if changes == TURNS:
        yield window


def _numbers(turns: list[Said]) -> dict[str, int]:
    return {speaker: number for number, speaker in enumerate(dict.fromkeys(each[0] for each in turns), 1)}


def _utterances(turns: list[Said], leader: str | None, *, hide: bool = False) -> Iterator[Utterance]:
    numbers, at = _numbers(turns), START
    for index, (speaker, seconds, to) in enumerate(turns, 1):
        at = at + A_TURN if seconds is None else START + timedelta(seconds=seconds)
        answers = None if to is None or hide else to + 1
        yield Utterance(index, numbers[speaker], at, leads=speaker == leader, answers=answers)
