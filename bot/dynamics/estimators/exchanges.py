"""Who exchanged how much with whom."""

from bot.dynamics.estimators.base import PARTS, parts
from bot.dynamics.values import SOMEONE, Turn

Pair = tuple[int, int]


class Exchanges:
    """The weight of exchanges of every pair of joined people, either way. The smaller number comes first.

    Unit: sums of weights. Nothing is said about people who have not joined.

    >>> from bot.dynamics.estimators.examples import talk
    >>> exchanges = Exchanges()
    >>> for each in talk(1, 2, 1, 3):
    ...     exchanges.update(each)
    >>> exchanges.weights
    {(1, 2): 2.0, (1, 3): 1.0}
    """

    def __init__(self) -> None:
        self._pairs: dict[Pair, list[int]] = {}

    def update(self, turn: Turn) -> None:
        pair = pair_of(turn)
        if pair is not None:
            sums = self._pairs.setdefault(pair, [0, 0])
            sums[0] += 1
            sums[1] += parts(turn.address)

    def revert(self, turn: Turn) -> None:
        pair = pair_of(turn)
        if pair is not None:
            sums = self._pairs[pair]
            sums[0] -= 1
            sums[1] -= parts(turn.address)
            if not sums[0]:
                del self._pairs[pair]

    @property
    def weights(self) -> dict[Pair, float]:
        return {pair: weight / PARTS for pair, (_, weight) in self._pairs.items()}


def pair_of(turn: Turn) -> Pair | None:
    """Give the two people of an exchange; None without one, or where one has not joined."""
    to = turn.address.to
    if to is None or SOMEONE in (to, turn.speaker) or to == turn.speaker:
        return None
    return (turn.speaker, to) if turn.speaker < to else (to, turn.speaker)
