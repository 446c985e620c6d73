"""To whom something was said: explicit signs first, then the thread of talk, else the group.

References: Ouchi & Tsuboi (2016), Addressee and Response Selection for Multi-Party Conversation; Kummerfeld
et al. (2019), A Large-Scale Corpus for Conversation Disentanglement.
"""

from collections import deque

from bot.dynamics.memory import Authors
from bot.dynamics.threads import Threads
from bot.dynamics.values import Address, Utterance

REPLY, MENTION, NAME = 1.0, 0.9, 0.8
"""Weights of explicit signs. People also reply to quote, and mention whom they talk about."""

BROADCAST_FROM = 3
"""So many people mentioned at once are an audience, not an addressee."""

WARM = 300.0
"""Seconds after which what was said before is no longer answered as a matter of course."""

COOLS = 120.0
"""Seconds in which the guess that the last speaker is meant loses half its weight."""

CROWD = 0.03
"""How the guess falls with the square of the others in the talk: 0.79 with three of them (77 in 100 were
right in meetings of four), 0.36 with seven (34 in 100 in a busy help channel)."""

RECENT = 8
"""How many of the last changes of speaker tell who is in the talk."""

SIDE_BY_SIDE, UNREAD = 4, 5
"""So many others in the talk from which threads run side by side, and several signs together tell who is meant
(`threads.py`), one more where words are not read; in a small circle the last speaker is the better guess."""

GROUP = Address(to=None, weight=1.0, how="group")


class Addressing:
    """Tells to whom each utterance of a meeting is said; remembers the last speakers and who wrote what.

    >>> from datetime import UTC, datetime
    >>> said = Addressing()
    >>> at = datetime(2026, 1, 1, tzinfo=UTC)
    >>> said.hear(Utterance(message=1, speaker=7, at=at)).how
    'group'
    >>> said.hear(Utterance(message=2, speaker=8, at=at)).to
    7
    >>> said.hear(Utterance(message=3, speaker=9, at=at, answers=1))
    Address(to=7, weight=1.0, how='reply')
    """

    def __init__(self) -> None:
        self._authors = Authors()
        self._recent: deque[tuple[int, float]] = deque(maxlen=RECENT)
        self._threads = Threads()

    def hear(self, utterance: Utterance) -> Address:
        now = utterance.at.timestamp()
        address = self._explicit(utterance) or self._guess(utterance, now)
        self._authors.add(utterance.message, utterance.speaker)
        if self._recent and self._recent[-1][0] == utterance.speaker:
            self._recent.pop()
        self._recent.append((utterance.speaker, now))
        self._threads.add(utterance, address.to)
        return address

    def begin(self) -> None:
        """A new meeting: nobody is waiting for an answer."""
        self._recent.clear()
        self._threads = Threads()

    def _explicit(self, said: Utterance) -> Address | None:
        if said.answers is not None:
            author = said.answered if said.answered is not None else self._authors.get(said.answers)
            if author is not None and author != said.speaker:
                return Address(author, REPLY, "reply")
        others = [person for person in said.mentions if person != said.speaker]
        if said.cues.to_all or len(others) >= BROADCAST_FROM:
            return GROUP
        if others:
            return Address(others[0], MENTION / len(others), "mention")
        if said.named is not None and said.named != said.speaker:
            return Address(said.named, NAME, "name")
        return None

    def _guess(self, said: Utterance, now: float) -> Address:
        """Take the last other speaker: surer the sooner it comes and the fewer are in the talk."""
        speaks, warm = said.speaker, now - WARM
        others: set[int] = set()
        last, gap = None, 0.0
        for speaker, at in reversed(self._recent):
            if at < warm:
                break
            if speaker != speaks:
                others.add(speaker)
                if last is None:
                    last, gap = speaker, now - at
        if last is None:
            return GROUP
        if len(others) >= (SIDE_BY_SIDE if said.reading else UNREAD):
            last = self._threads.likeliest(said) or last
        weight = 0.5 ** (max(0.0, gap) / COOLS) / (1.0 + CROWD * len(others) ** 2)
        return Address(last, weight, "last")
