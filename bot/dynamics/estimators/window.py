"""The last turns only."""

from collections import deque
from collections.abc import Iterator, Sequence

from bot.dynamics.estimators.base import Estimator
from bot.dynamics.values import Turn

TURNS = 40


class Window:
    """Keeps estimators to the last turns: each new one in, the oldest out.

    Parameters: estimators, which it feeds; size, in turns.

    >>> from bot.dynamics.estimators.examples import turn
    >>> from bot.dynamics.estimators.volumes import Volumes
    >>> volumes = Volumes()
    >>> window = Window([volumes], size=2)
    >>> for speaker in (1, 2, 3):
    ...     window.update(turn(speaker))
    >>> [each.speaker for each in window.turns], volumes.people
    ([2, 3], 2)
    """

    def __init__(self, estimators: Sequence[Estimator], size: int = TURNS) -> None:
        self._estimators = tuple(estimators)
        self._size = size
        self._turns: deque[Turn] = deque()

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns in the window, oldest first."""
        return tuple(self._turns)

    @property
    def first(self) -> Turn:
        """The oldest turn in the window."""
        return self._turns[0]

    def __iter__(self) -> Iterator[Turn]:
        return iter(self._turns)

    def __len__(self) -> int:
        return len(self._turns)

    def update(self, turn: Turn) -> None:
        if len(self._turns) == self._size:
            self.revert(self._turns[0])
        self._turns.append(turn)
        for estimator in self._estimators:
            estimator.update(turn)

    def revert(self, turn: Turn) -> None:
        if turn is self._turns[0]:
            self._turns.popleft()
        else:
            self._turns.remove(turn)
        for estimator in self._estimators:
            estimator.revert(turn)
