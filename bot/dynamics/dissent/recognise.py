"""Whether an utterance differs from what was said, told from its words and from its place.

A dissent answers a view: it needs somebody to differ from. It may name itself ("I don't agree"), or be no more than
an experience that went the other way; either way it tends to come later and with more words than agreement would, and
after words that put something for all and always. References: Pomerantz (1984), Agreeing and disagreeing with
assessments; Pomerantz (1986), Extreme case formulations; Heritage (1984) on delay and accounts; Scott (2002),
Linguistic feature variation within disagreements; Sacks (1992) on second stories. In DeliData those who differ take no
longer than others (44 of them), so that what waiting tells is kept smaller than the written conversations ask for.
"""

from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from math import log
from operator import mul
from typing import NamedTuple

from bot.dynamics.acts.gist import shared
from bot.dynamics.dissent.place import EXPLICIT, Place, Said
from bot.dynamics.dissent.values import Target
from bot.dynamics.odds import odds, probability
from bot.dynamics.values import Address, Utterance

LEAST, MOST = 0.005, 0.995
MOST_SHARED, MOST_NEGATIONS, MOST_EXTREME = 3.0, 3.0, 2

LONG = 40
"""Words from which more of them tell nothing: two or three words seldom differ, and a page is no surer than a few
lines."""

BARE, PLAIN_NO = 3, -3.5
"""Words of a bare "no", and its log-odds where a question was asked: it answers, it does not differ."""

PLAINLY, PLAINER = 1.4, 1.5
"""Log-odds of the words from which somebody plainly says that they differ, and how much more each unit beyond counts:
then it takes no view of another to be seen."""

MOST_OF_VIEW = 4.6
"""Log-odds that a view can lend at most to what comes after it: talk of the soup after a word to all is no dissent."""

COLLECTIVE = 0.5


class Signs(NamedTuple):
    """What is weighed, by name. All from 0 to 1 unless said otherwise.

    words: log-odds of dissent from the words alone; explicit: said to somebody by reply, mention or name; asked: a
    question was asked just before; view: how far what it would differ from is a view; shared: content words in common
    with it, 0 to 3; darker: how much lower its tone, 0 to 2; negations: words that deny, 0 to 3; own: share of
    first-person words; long: logarithm of its words, up to forty; kind: siding and support in it, 0 to 2; asks: it is
    a question; back: it takes something back; from_leader: what it would differ from is a facilitator's; lays_down: it
    is a view itself; story: it tells something lived; advice: it advises; to_all: it speaks of the group; waited,
    fuller: how much longer than usual the talk waited for it, and how much more it says, -1.5 to 1.5; for_all: what it
    would differ from speaks of everybody; extreme: words in that which put it for all and always, 0 to 2.
    """

    words: float
    explicit: float
    asked: float
    view: float
    shared: float
    darker: float
    negations: float
    own: float
    long: float
    kind: float
    asks: float
    back: float
    from_leader: float
    lays_down: float
    story: float
    advice: float
    to_all: float
    waited: float
    fuller: float
    for_all: float
    extreme: float


_OF_VIEW = tuple(Signs._fields.index(name) for name in ("view", "for_all", "extreme"))


def signs_of(said: Utterance, address: Address, place: Place) -> Signs | None:
    """Give what is weighed; None where nobody could be differed from, or the words are not known."""
    reading, before = said.reading, place.differed_from(said, address)
    if reading is None or before is None:
        return None
    acts, count = reading.acts, max(1, said.cues.words or 0)
    return Signs(
        words=odds(min(MOST, max(LEAST, acts.dissent))),
        explicit=float(address.how in EXPLICIT),
        asked=float(place.is_asked(said.speaker)),
        view=before.view,
        shared=min(MOST_SHARED, shared(reading.gist, before.gist)),
        darker=max(0.0, before.tone - (said.cues.tone or 0.0)),
        negations=min(MOST_NEGATIONS, reading.negations),
        own=min(1.0, reading.own / count),
        long=log(min(LONG, count)),
        kind=acts.siding + acts.support,
        asks=float(bool(said.cues.asks)),
        back=acts.retraction,
        from_leader=float(before.leads),
        lays_down=acts.view,
        story=acts.story,
        advice=acts.advice,
        to_all=acts.collective,
        waited=place.waited(said),
        fuller=place.fuller(said),
        for_all=before.for_all,
        extreme=min(MOST_EXTREME, before.extreme),
    )


def dissent_in(said: Utterance, address: Address, place: Place) -> float:
    """Give how likely the utterance is a dissent, 0 to 1; 0 where nobody could be differed from."""
    signs = signs_of(said, address, place)
    if signs is None:
        return 0.0
    bias, weights = _weights()
    sure = bias + sum(map(mul, weights, signs))
    sure -= max(0.0, sum(weights[at] * signs[at] for at in _OF_VIEW) - MOST_OF_VIEW)
    sure += PLAINER * max(0.0, signs.words - PLAINLY)
    if signs.asked and (said.cues.words or 0) <= BARE:
        sure += PLAIN_NO
    return probability(sure)


def target_of(said: Utterance, address: Address, before: Said | None, leading: AbstractSet[int]) -> Target:
    """Give whom a dissent is from: whoever it was said to, the group where it speaks of all, or who had the view."""
    explicit = address.to if address.how in EXPLICIT else None
    if explicit is not None:
        return "facilitator" if explicit in leading else "member"
    if said.reading is not None:
        if said.reading.acts.collective >= COLLECTIVE:
            return "group"
        if said.reading.about:
            return "facilitator" if said.reading.about[0] in leading else "member"
    return "facilitator" if before is not None and before.leads else "member"


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    text = files("bot.dynamics.dissent").joinpath("recognise.tsv").read_text("utf-8")
    pairs = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    weights = {name: float(weight) for name, weight in pairs}
    return weights["bias"], tuple(weights[name] for name in Signs._fields)
