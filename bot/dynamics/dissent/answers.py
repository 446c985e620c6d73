"""What somebody's words do to a dissent that stands in the room: beside it, against it, taking it up, or passing by.

References: Sacks, Schegloff & Jefferson (1974) on the next turn as the proof of what came before; Clark & Schaefer
(1989) on uptake; Linehan (1993) on invalidation.
"""

from functools import cache
from importlib.resources import files
from math import exp, log
from operator import itemgetter, mul
from typing import NamedTuple

from bot.dynamics.acts.gist import shared
from bot.dynamics.acts.model import CUES
from bot.dynamics.acts.reading import Reading
from bot.dynamics.odds import odds
from bot.dynamics.values import Utterance

REPLIED, NAMED, GUESSED = 1.0, 0.9, 0.75
"""How surely an utterance is about the dissent when it answers it, calls its owner, or is guessed to."""

WITHIN = 0.85
"""The same for an answer to another answer."""

NEXT, FADES = 0.6, 0.8
"""The same for whoever speaks next without a sign, and by how much less for each message that came between."""

AWAY = 0.15
"""What is left of it when the words are plainly said to somebody else."""

A_WORD = 0.25
"""What each content word in common adds."""

MOST_WORDS = 0.7

A_FULL_ANSWER = 0.6
"""How far an answer by reply or name takes something up when its words are not read."""

SELDOM = 0.4
"""How likely it is that an answer by reply or name passes by, where without one it would be 1."""

HOLDS_BESIDE, ASKED_UPTAKE, ASKED_BESIDE, SINGLES_OUT = 0.2, 4.0, 0.5, 1.5
"""What the place makes of the odds: who holds the other view seldom stands beside; a question to who differed takes it
up; whoever else answers their very message without asking is beside them more often than the words alone would say."""

FAR = 50.0


class Stance(NamedTuple):
    """How far an utterance stands beside a dissent, takes it up, comes out against it, or shuts it down, 0 to 1 each.

    What is left to 1 passes it by. joins: it sides with who came out against it, which takes nothing up.
    """

    beside: float = 0.0
    uptake: float = 0.0
    against: float = 0.0
    shut: float = 0.0
    joins: float = 0.0


STANCES = ("beside", "uptake", "against", "shut")
"""What is told from the words; whom somebody joins is told from the place."""

FEATURES = (
    "siding", "uptake", "dissent", "shut_down", "judgment", "retraction", "support", "story", "advice", "view", "own",
    "yours", "asks", "long",
)  # fmt: skip
LEAST, MOST = 0.002, 0.998
LONG = 12
"""Words from which more of them tell nothing."""


def features(reading: Reading, *, asks: bool, words: int) -> tuple[float, ...]:
    """Give what an answer's stance is told from.

    Log-odds of what the words do, the shares of words of the first and of the second person, whether they ask, and
    the logarithm of how many they are.
    """
    acts, count = reading.acts, max(1, words)
    does = [odds(min(MOST, max(LEAST, act))) for act in _told_by(acts)]
    own, yours = min(1.0, reading.own / count), min(1.0, reading.yours / count)
    return *does, own, yours, float(asks), log(min(LONG, count))


_told_by = itemgetter(*[CUES.index(cue) for cue in FEATURES[:-4]])


class Link(NamedTuple):
    """How an utterance hangs together with a case.

    explicit: it answers the dissent or calls its owner; within: it answers an answer to it; away: it is said to
    somebody else; since: others' messages between the dissent and this one; opposes: whom it goes on from (the
    message it answers, the one whom it names, else the last that spoke up) stands against the dissent; holder: it is
    said by who holds the view that was differed from; asks: it asks who differed something.
    """

    explicit: float
    within: bool
    away: bool
    since: int
    opposes: bool
    holder: bool = False
    asks: bool = False


def about(said: Utterance, gist: int, link: Link) -> float:
    """Give how surely an utterance is about the dissent, 0 to 1."""
    sure = link.explicit
    if link.within:
        sure = max(sure, WITHIN)
    if not sure:
        sure = NEXT * FADES**link.since * (AWAY if link.away else 1.0)
    words = shared(said.reading.gist, gist) if said.reading else 0.0
    return 1.0 - (1.0 - sure) * (1.0 - min(MOST_WORDS, A_WORD * words))


def odds_of(said: Utterance) -> list[float] | None:
    """Give the odds of each stance over passing by, from the words alone; None where they were not read."""
    if said.reading is None:
        return None
    signs = features(said.reading, asks=bool(said.cues.asks), words=said.cues.words or 0)
    return [exp(min(FAR, sum(map(mul, weights, signs), bias))) for bias, weights in _weights()]


def stance(words: list[float] | None, sure: float, link: Link) -> Stance:
    """Tell how an utterance stands to the dissent that it is about; words: the odds of each stance from its words."""
    if words is None:  # somebody whose words are not read answered: taken up, one cannot know how
        return Stance(uptake=A_FULL_ANSWER if link.explicit else 0.0)
    words = _placed(words, link)
    scale = sure / ((SELDOM if link.explicit >= NAMED else 1.0) + sum(words))
    beside, uptake, against, shut = (scale * each for each in words)
    if link.opposes:  # what sides with who came out against it comes out against it, too
        return Stance(beside=against, joins=beside, shut=shut)
    return Stance(beside, uptake, against, shut)


def _placed(words: list[float], link: Link) -> list[float]:
    """Weigh the odds from the words by who says them, and whether they ask."""
    beside, uptake, against, shut = words
    if link.holder:
        beside *= HOLDS_BESIDE
    if link.asks:
        beside, uptake = ASKED_BESIDE * beside, ASKED_UPTAKE * uptake
    elif link.explicit >= REPLIED and not link.holder:
        beside *= SINGLES_OUT
    return [beside, uptake, against, shut]


@cache
def _weights() -> tuple[tuple[float, tuple[float, ...]], ...]:
    """Read the table: for each stance its bias and the weights of the features."""
    text = files("bot.dynamics.dissent").joinpath("stances.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    columns = {rows[0][at]: {row[0]: float(row[at]) for row in rows[1:]} for at in range(1, len(rows[0]))}
    return tuple(
        (columns[stance]["bias"], tuple(columns[stance][sign] for sign in FEATURES)) for stance in STANCES
    )
