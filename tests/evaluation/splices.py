"""How soon the belief follows when the talk turns: free talk, then led talk, then free talk again, in one group.

The people of the free talk stay; the teacher of a lesson becomes one of them, and its pupils the others, in the order
in which they come. A delay is counted in turns from the seam until the belief has crossed a half.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from statistics import median

from bot.dynamics.room import Room
from bot.dynamics.values import Utterance
from tests.evaluation.corpora import A_TURN, START, Conversation, conversations, of_kind

SPLICES, PIECE = 200, 45
"""How many, and how many turns a piece has: more than a window, so that the seam is all that is seen."""

HALF = 0.5
CHAIRED, BUSY = "led_committees", "free_irc"
"""Left out: a chaired round of speeches is no spoke, and a channel of many threads is no group of a lesson's size."""


@dataclass(frozen=True, slots=True)
class Delays:
    """In turns: until led talk was noticed, and until free talk was again; a piece's length where it never was."""

    noticing: list[int]
    recovering: list[int]

    @staticmethod
    def told(turns: list[int]) -> tuple[float, float]:
        """Give the median, and the delay within which nine in ten are."""
        ordered = sorted(turns)
        return median(ordered), ordered[int(0.9 * (len(ordered) - 1))]


@cache
def delays(count: int = SPLICES, seed: int = 7) -> Delays:
    chance = Random(seed)
    led = [
        each
        for name in of_kind("leader-led")
        if name != CHAIRED
        for each in conversations(name)
        if each.leader and len(_turns(each)) >= PIECE
    ]
    free = [
        each
        for name in of_kind("multilogue")
        if name != BUSY
        for each in conversations(name)
        if len(_turns(each)) >= 2 * PIECE
    ]
    found = Delays([], [])
    for _ in range(count):
        noticing, recovering = _spliced(chance.choice(led), chance.choice(free), chance)
        found.noticing.append(noticing)
        found.recovering.append(recovering)
    return found


def _spliced(led: Conversation, free: Conversation, chance: Random) -> tuple[int, int]:
    around = _turns(free)
    at = chance.randrange(len(around) - 2 * PIECE + 1)
    before, after = around[at : at + PIECE], around[at + PIECE : at + 2 * PIECE]
    lesson = _turns(led)
    begin = chance.randrange(len(lesson) - PIECE + 1)
    people = list(dict.fromkeys(before + after))
    leader = chance.choice(people)
    others = [each for each in people if each != leader]
    cast = {led.leader: leader}
    for pupil in dict.fromkeys(lesson[begin : begin + PIECE]):
        if pupil not in cast:
            cast[pupil] = others[(len(cast) - 1) % len(others)]
    middle = [cast[each] for each in lesson[begin : begin + PIECE]]
    beliefs = list(_beliefs([*before, *middle, *after], leader))
    return (
        _until(beliefs[PIECE : 2 * PIECE], above=True),
        _until(beliefs[2 * PIECE :], above=False),
    )


def _turns(each: Conversation) -> list[str]:
    """Give who spoke, one entry a turn."""
    speakers = [speaker for speaker, _, _ in each.turns]
    return [speaker for at, speaker in enumerate(speakers) if not at or speakers[at - 1] != speaker]


def _beliefs(speakers: list[str], leader: str) -> Iterator[float | None]:
    """Give the belief as each turn is closed."""
    room, numbers = Room(), {each: number for number, each in enumerate(dict.fromkeys(speakers), 1)}
    for index, speaker in enumerate(speakers, 1):
        said = Utterance(index, numbers[speaker], START + index * A_TURN, leads=speaker == leader)
        heard = room.hear(said)
        seen = heard.of("leader-centered") if heard else None
        if index > 1:
            yield seen.belief.probability if seen else None
    last = room.close()
    seen = last.of("leader-centered") if last else None
    yield seen.belief.probability if seen else None


def _until(beliefs: list[float | None], *, above: bool) -> int:
    for turn, belief in enumerate(beliefs, 1):
        if belief is not None and (belief >= HALF) == above:
            return turn
    return PIECE
