"""How evenly the turns are spread over those who spoke."""

from math import log

from bot.dynamics.estimators.volumes import OfVolumes


class Evenness(OfVolumes):
    """Shannon's entropy of the turns over its greatest value for so many speakers (Pielou's J).

    Unit: 0 to 1, where 1 is everyone the same; one speaker alone, or nobody, is 1 too: nobody has more than
    another. Reference: Pielou (1966), The measurement of diversity.

    >>> from bot.dynamics.estimators.examples import talk
    >>> evenness = Evenness()
    >>> for each in talk(1, 2, 1, 2):
    ...     evenness.update(each)
    >>> evenness.value
    1.0
    """

    @property
    def value(self) -> float:
        total, counts = self.volumes.turns, sorted(self.volumes.counts)
        if len(counts) < 2:  # noqa: PLR2004
            return 1.0
        entropy = -sum(count / total * log(count / total) for count in counts)
        return min(1.0, entropy / log(len(counts)))
