"""How many of the possible pairs met."""

from bot.dynamics.estimators.exchanges import Exchanges
from bot.dynamics.estimators.volumes import Volumes
from bot.dynamics.values import SOMEONE, Turn


class DyadCoverage:
    """The share of the pairs of joined speakers that exchanged anything, beside what so many turns allow.

    Ten people have 45 pairs, which forty turns can hardly visit; so the count is over what is possible with
    the exchanges there were. Unit: 0 (none, or nobody to meet) to 1.
    Reference: network density; Wasserman & Faust (1994), Social Network Analysis, 4.3.

    >>> from bot.dynamics.estimators.examples import talk
    >>> dyads = DyadCoverage()
    >>> for each in talk(1, 2, 1, 3, 1, 2):
    ...     dyads.update(each)
    >>> dyads.pairs, dyads.possible, round(dyads.value, 2)
    (2, 3, 0.67)
    """

    def __init__(self) -> None:
        self._volumes = Volumes()
        self._exchanges = Exchanges()
        self._count = 0

    def update(self, turn: Turn) -> None:
        self._volumes.update(turn)
        self._exchanges.update(turn)
        self._count += self._meets(turn)

    def revert(self, turn: Turn) -> None:
        self._volumes.revert(turn)
        self._exchanges.revert(turn)
        self._count -= self._meets(turn)

    @property
    def pairs(self) -> int:
        """Pairs that met, of those who both spoke."""
        spoke = self._volumes.persons
        return sum(one in spoke and other in spoke for one, other in self._exchanges.weights)

    @property
    def possible(self) -> int:
        people = len(self._volumes.persons - {SOMEONE})
        return min(people * (people - 1) // 2, self._count)

    @property
    def value(self) -> float:
        return min(1.0, self.pairs / self.possible) if self.possible else 0.0

    @staticmethod
    def _meets(turn: Turn) -> bool:
        to = turn.address.to
        return to is not None and SOMEONE not in (to, turn.speaker) and to != turn.speaker
