"""The shape of the talk in a room: unnamed dots in a circle, lines between those who answered each other."""

from collections.abc import Mapping, Sequence
from random import Random

from bot.pictures.dots import circle, draw_dots, draw_exchanges, radius, seats
from bot.pictures.theme import OWN, PAPER, png, write

INCHES, REACH = 3.2, 1.3
RING = 5 / 3
"""The radius of the ring around the viewer's dot, the dot's being 1."""


def draw_room(
    exchanges: Mapping[tuple[int, int], float], people: Sequence[int], me: int | None, *, mark: str, seed: int
) -> bytes:
    """Draw the exchanges (weight by pair) among people as a PNG of 512 by 512 pixels.

    me: the viewer's own dot, None if they have none; mark: the word under it ("you").
    The viewer's dot is at the bottom and ringed; the others come in an order drawn by `seed`, so that two
    pictures cannot be laid on each other to follow a dot from one evening to the next.
    """
    others = [person for person in people if person != me]
    Random(seed).shuffle(others)  # noqa: S311  (an arrangement, no secret)
    places = seats([*([me] if me is not None else []), *others])
    figure, axes = circle(INCHES, REACH)
    draw_exchanges(axes, exchanges, places)
    size = radius(len(places))
    draw_dots(axes, [place for person, place in places.items() if person != me], size)
    if me is not None:
        x, y = places[me]
        draw_dots(axes, [(x, y)], RING * size, fill=PAPER, edge=OWN, line=2.5)
        draw_dots(axes, [(x, y)], size, fill=OWN)
        write(
            axes, x, y - RING * size - 0.05, mark, color=OWN, fontsize=9, weight="bold", ha="center", va="top"
        )
    return png(figure)
