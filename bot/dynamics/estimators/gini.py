"""How unequally the turns are spread over those who spoke."""

from bot.dynamics.estimators.volumes import OfVolumes


class Gini(OfVolumes):
    """Gini's coefficient of the turns, with the correction for few people.

    The plain coefficient cannot pass (n - 1)/n, so that groups of different size cannot be compared; it is
    divided by that. Unit: 0 (all the same) to 1 (one speaks alone while others, who spoke once, listen).
    Reference: Deltas (2003), The small-sample bias of the Gini coefficient.

    >>> from bot.dynamics.estimators.examples import talk
    >>> gini = Gini()
    >>> for each in talk(1, 2, 1, 3, 1, 4):
    ...     gini.update(each)
    >>> round(gini.value, 3)
    0.333
    """

    @property
    def value(self) -> float:
        counts = sorted(self.volumes.counts)
        people = len(counts)
        if people < 2:  # noqa: PLR2004
            return 0.0
        ranked = sum(rank * count for rank, count in enumerate(counts, 1))
        plain = (2 * ranked - (people + 1) * self.volumes.turns) / (people * self.volumes.turns)
        return plain * people / (people - 1)
