"""Where the talk is drifting over an evening and longer: from stories to advice, away from the purpose.

Slow measures over what was read; sums that fade, so that memory is constant. Reference: the mutual-aid norms of story
sharing toward empathy, and of a common purpose (Steinberg 2014, A Mutual-Aid Model for Social Work with Groups).
"""

from math import exp, log, sqrt
from typing import NamedTuple

from bot.dynamics.acts.gist import shared
from bot.dynamics.odds import probability
from bot.dynamics.values import Belief, Drifted, Pattern, Utterance

LIKELY = 0.5

LEAST_WORDS = 5
"""Shorter messages neither advise nor tell much."""

RECENT, USUAL = 60.0, 600.0
"""Messages after which half of what was heard has faded: of what the talk is like now, and of what it usually is."""

LEAST, LEAST_USUAL = 30.0, 150.0
"""Messages, faded ones counting for less, from which anything is said."""

TIMES = 2.0
"""So many times the stories there must be in advice for the talk to have drifted."""

NEAR = 0.08
"""Share of messages that usually touch the purpose, below which its absence tells nothing."""

FAR = 1 / 3
"""Of its usual share: there the talk is far from the purpose."""

STEEP = 1.7
"""A logistic curve with this slope is close to the normal one: standard errors become a probability."""

RANGE = 1.0


class Sums(NamedTuple):
    """What fading messages come to. All are sums of beliefs or counts."""

    messages: float = 0.0
    advice: float = 0.0
    story: float = 0.0
    purpose: float = 0.0

    def fade(self, by: float, advice: bool, story: bool, purpose: bool) -> "Sums":  # noqa: FBT001  (what it does)
        """Let what was heard fade, and add a message with what it does."""
        return Sums(
            self.messages * by + 1.0,
            self.advice * by + advice,
            self.story * by + story,
            self.purpose * by + purpose,
        )


class Drift:
    """Hears what is read. purpose: the gist of the group's own words for why it is there, 0 where it has none.

    >>> drift = Drift()
    >>> drift.now.messages, drift.beliefs()
    (0.0, {})
    """

    def __init__(self, purpose: int = 0) -> None:
        self.purpose = purpose
        self.now = Sums()
        self.usual = Sums()

    def hear(self, said: Utterance) -> None:
        reading = said.reading
        if reading is None or (said.cues.words or 0) < LEAST_WORDS:
            return
        advice, story = reading.acts.advice >= LIKELY, reading.acts.story >= LIKELY
        purpose = bool(self.purpose & reading.gist) and shared(reading.gist, self.purpose) >= LIKELY
        self.now = self.now.fade(_AFTER_RECENT, advice, story, purpose)
        self.usual = self.usual.fade(_AFTER_USUAL, advice, story, purpose)

    def beliefs(self) -> dict[Pattern, Belief]:
        """Give the belief in each drift of which there is enough evidence."""
        found: dict[Pattern, Belief] = {}
        if self.now.messages >= LEAST:
            found["advice-drift"] = _above(self.now.advice, self.now.story, TIMES)
        if self.purpose and self.usual.messages >= LEAST_USUAL and self.now.messages >= LEAST:
            usual = self.usual.purpose / self.usual.messages
            if usual >= NEAR:
                found["purpose-drift"] = _below(self.now.purpose, self.now.messages, usual * FAR)
        return found

    def evidence(self, first: int, last: int) -> Drifted:
        """Give the numbers, with the ends of the stretch of talk to look at."""
        usual = self.usual.purpose / self.usual.messages if self.usual.messages else 0.0
        now = self.now
        return Drifted(
            messages=now.messages,
            advice=now.advice,
            story=now.story,
            purpose=now.purpose / now.messages if now.messages else 0.0,
            usual=usual,
            first_message=first,
            last_message=last,
        )


def _above(one: float, other: float, times: float) -> Belief:
    """Believe that one comes so many times as often as the other, from the standard error of their log ratio."""
    off = (log((one + 1) / (other + 1)) - log(times)) / sqrt(1 / (one + 1) + 1 / (other + 1))
    return _believe(off)


def _below(count: float, of: float, share: float) -> Belief:
    """Believe that a share is below another, by a normal approximation with one case of each added."""
    seen = (count + 1) / (of + 2)
    off = (share - seen) / sqrt(seen * (1 - seen) / (of + 2))
    return _believe(off)


def _believe(off: float) -> Belief:
    return Belief(
        probability(STEEP * off), probability(STEEP * (off - RANGE)), probability(STEEP * (off + RANGE))
    )


_AFTER_RECENT, _AFTER_USUAL = exp(-log(2) / RECENT), exp(-log(2) / USUAL)
