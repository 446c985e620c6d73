"""One pass over a week's messages, as their traces tell them: turns, and who answered whom how often.

It does what `bot.dynamics.turns` does, as far as traces tell, in a fraction of the time: a busy week has 100,000.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.dynamics.turns import TURN_GAP
from bot.dynamics.values import How

Heard = tuple[bytes, int, int, int | None, float, How]
"""A message: place (a keyed hash), person, when (microseconds since 1970), to whom (or nobody), how sure, from what."""

GAP = TURN_GAP // timedelta(microseconds=1)

SAID: frozenset[How] = frozenset({"reply", "mention", "name"})
"""What tells to whom something was said, where the rest is a guess."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A week by person: it lives in memory for as long as its totals are worked out.

    turns: by person; exchanges: sums of weights by speaker and whom they spoke to.
    """

    messages: int = 0
    turns: Counter[int] = field(default_factory=Counter[int])
    exchanges: Mapping[tuple[int, int], float] = field(default_factory=dict[tuple[int, int], float])


class Fold:
    """Takes messages in, oldest first, in portions of any size.

    >>> fold = Fold()
    >>> fold.add([(b"here", 1, 0, 2, 1.0, "reply"), (b"here", 1, 9, None, 0.0, "group")])
    >>> fold.add([(b"here", 2, 10, 1, 0.5, "last")])
    >>> talk = fold.end()
    >>> talk.messages, talk.turns[1], talk.exchanges[1, 2], talk.exchanges[2, 1]
    (3, 1, 1.0, 0.5)
    """

    def __init__(self) -> None:
        self._turns = Counter[int]()
        self._exchanges: defaultdict[tuple[int, int], float] = defaultdict(float)
        self._messages = 0
        self._open: dict[bytes, tuple[int, int, int | None, float, bool]] = {}
        """By place, the turn under way: who speaks, since when nothing more, to whom, how sure, whether it was said."""

    def add(self, messages: Iterable[Heard]) -> None:
        turns, exchanges = self._turns, self._exchanges
        under_way, said, count = self._open, SAID, 0
        for place, person, at, to, weight, how in messages:
            count += 1
            last = under_way.get(place)
            if last is not None:
                speaker, ended, its_to, its_weight, its_said = last
                if speaker == person and at - ended <= GAP:
                    if how in said and (weight > its_weight or not its_said) and weight > 0:
                        under_way[place] = (person, at, to, weight, True)
                    else:
                        under_way[place] = (person, at, its_to, its_weight, its_said)
                    continue
                turns[speaker] += 1
                if its_to is not None:
                    exchanges[speaker, its_to] += its_weight
            under_way[place] = (person, at, to, weight, how in said)
        self._messages += count

    def end(self) -> Talk:
        """Close what is under way and give the whole."""
        for speaker, _ended, to, weight, _said in self._open.values():
            self._turns[speaker] += 1
            if to is not None:
                self._exchanges[speaker, to] += weight
        self._open = {}
        return Talk(self._messages, self._turns, self._exchanges)
