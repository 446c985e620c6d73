"""How much the talk has one centre, whoever that is."""

from bot.dynamics.estimators.exchanges import Exchanges
from bot.dynamics.estimators.volumes import Volumes
from bot.dynamics.values import SOMEONE, Turn

LEAST = 3
"""With two people there is no centre."""


class Centralization:
    """Freeman's degree centralization of who exchanged with whom among the joined people who spoke.

    Unit: 0 (all have met equally many) to 1 (a star: everyone met one person only). A star of turns is one
    long before the volumes show it. Reference: Freeman (1979), Centrality in social networks: conceptual
    clarification, Social Networks 1(3).

    >>> from bot.dynamics.estimators.examples import talk
    >>> centralization = Centralization()
    >>> for each in talk(1, 2, 1, 3, 1, 4):
    ...     centralization.update(each)
    >>> centralization.value
    1.0
    """

    def __init__(self) -> None:
        self._volumes = Volumes()
        self._exchanges = Exchanges()

    def update(self, turn: Turn) -> None:
        self._volumes.update(turn)
        self._exchanges.update(turn)

    def revert(self, turn: Turn) -> None:
        self._volumes.revert(turn)
        self._exchanges.revert(turn)

    @property
    def value(self) -> float:
        degrees = dict.fromkeys(self._volumes.persons - {SOMEONE}, 0)
        for one, other in self._exchanges.weights:
            if one in degrees and other in degrees:
                degrees[one] += 1
                degrees[other] += 1
        people = len(degrees)
        if people < LEAST:
            return 0.0
        most = max(degrees.values())
        return sum(most - degree for degree in degrees.values()) / ((people - 1) * (people - 2))
