"""Small numbers: what is told of so few people that it would tell of somebody, and how numbers are rounded."""

from collections.abc import Collection

FINE, COARSE = 5, 10
"""Steps that counts are told in; from a hundred on by tens, so that one person more or less is seldom a step."""
HUNDRED = 100


def about(count: int) -> int:
    """Round a count to the step it is told in.

    >>> [about(count) for count in (0, 3, 12, 98, 104, 1187)]
    [0, 5, 10, 100, 100, 1190]
    """
    step = FINE if count < HUNDRED else COARSE
    if 0 < count < FINE:
        return FINE
    return step * ((2 * count + step) // (2 * step))


def rounded(share: float) -> float:
    """Round a share of 0 to 1 to hundredths.

    >>> rounded(0.4567)
    0.46
    """
    return round(share, 2)


def enough(people: Collection[int], smallest: int, whole: Collection[int] | None = None) -> bool:
    """Tell whether a number about these people may be told, and, beside one about the whole, about all the others.

    >>> enough({1, 2, 3}, 3), enough({1, 2, 3}, 3, {1, 2, 3, 4}), enough({1, 2, 3}, 3, {1, 2, 3})
    (True, False, True)
    """
    if len(set(people)) < smallest:
        return False
    others = set(whole or ()) - set(people)
    return not others or len(others) >= smallest
