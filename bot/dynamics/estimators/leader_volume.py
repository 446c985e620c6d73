"""How much of the talking the facilitators' side does."""

from math import log

from bot.dynamics.estimators.volumes import OfVolumes, Volumes


class LeaderVolume(OfVolumes):
    """The facilitators' share of the turns, as a multiple of an even share.

    Three people in a room cannot but have a third each; of twenty, one who takes a third is the centre. So
    the share is multiplied with the number of speakers (for several facilitators: with the speakers to each
    of them). Units: share 0 to 1; times: 1 is an even share; logarithm: of times, 0 is an even share, with
    half a turn added to both sides so that a silent facilitator has a value too.

    >>> from bot.dynamics.estimators.examples import talk
    >>> volume = LeaderVolume()
    >>> for each in talk(1, 2, 1, 3, 1, 4):
    ...     volume.update(each)
    >>> volume.share, volume.times
    (0.5, 2.0)
    """

    @property
    def share(self) -> float:
        return self.volumes.led / self.volumes.turns if self.volumes.turns else 0.0

    @property
    def times(self) -> float:
        return self.share * self.volumes.people / max(1, self.volumes.leaders)

    @property
    def logarithm(self) -> float:
        return logarithm(self.volumes)


def logarithm(volumes: Volumes) -> float:
    """Give the logarithm for volumes that somebody else keeps."""
    even = volumes.turns * (volumes.leaders or 1) / (volumes.people or 1)
    return log((volumes.led + 0.5) / (even + 0.5))
