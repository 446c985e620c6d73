"""The exchanges of a week, drawn."""

import io
from collections.abc import Mapping
from itertools import combinations
from math import dist
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from PIL import Image, ImageChops

from bot.pictures.dots import FINEST, THICKEST, radius, seats
from bot.pictures.network import draw_network, sketch
from bot.pictures.theme import GROUND, INK, PAPER, in_shades, png
from tests.pictures.looking import contrast, looked_at, luminance, points, rgb, written

Exchanges = Mapping[tuple[int, int], float]


def talk(people: int, part: float = 1.0) -> Exchanges:
    chance = Random(people)
    pairs = combinations(range(1, people + 1), 2)
    return {pair: chance.uniform(0.5, 9) for pair in pairs if chance.random() < part}


def lines(exchanges: Exchanges, people: range) -> list[tuple[float, str]]:
    """Give how thick each line is, and its colour, in the order of drawing."""
    drawn = sketch(exchanges, people, seed=1).axes[0].get_lines()
    return [
        (float(line.get_linewidth()), to_hex(line.get_color()))
        for line in drawn
        if line.get_marker() == "None"
    ]


@pytest.mark.parametrize(("people", "part"), [(8, 1), (15, 0.6), (40, 0.25), (60, 0.2), (60, 1)])
def test_a_week_of_few_or_many_is_a_small_picture(people: int, part: float) -> None:
    image = looked_at(draw_network(talk(people, part), range(1, people + 1), seed=3))
    assert image.size == (800, 800)


def test_nothing_is_written_on_it_and_no_dot_has_a_colour_of_its_own() -> None:
    assert written(sketch(talk(12), range(1, 13), seed=3)) == []
    colours = looked_at(draw_network(talk(12), range(1, 13), seed=3)).getcolors()
    assert colours is not None
    for _count, colour in colours:
        assert isinstance(colour, tuple)
        red, _green, blue = colour
        assert rgb(PAPER)[0] >= red
        assert blue >= red - 5  # cool like the ink, never warm like the viewer's own dot


@pytest.mark.parametrize("people", [8, 15, 60])
def test_one_dot_is_like_the_other_however_much_they_exchanged(people: int) -> None:
    star = {(1, other): 5.0 for other in range(2, people + 1)}
    drawn = [points(line) for line in sketch(star, range(1, people + 1), seed=3).axes[0].get_lines()]
    assert sorted(map(len, drawn)) == [*[2] * (people - 1), people]  # all dots at once: one size and colour
    image = looked_at(draw_network({}, range(people), seed=3))
    sizes: list[int] = []
    for x, y in seats(range(people)).values():
        left, top, reach = 400 + x * 400 / 1.15, 400 - y * 400 / 1.15, radius(people) * 400 / 1.15 + 3
        around = image.crop(
            (round(left - reach), round(top - reach), round(left + reach), round(top + reach))
        )
        sizes.append(sum(around.convert("L").histogram()[:128]))
    assert min(sizes) > 250
    assert max(sizes) - min(sizes) <= 0.06 * max(sizes)


@given(st.integers(2, 80))
def test_dots_do_not_touch(people: int) -> None:
    first, second = list(seats(range(people)).values())[:2]
    assert dist(first, second) > 2.5 * radius(people)


def test_another_seed_puts_the_dots_elsewhere_and_the_same_one_does_not() -> None:
    chain = {(1, 2): 5.0, (2, 3): 3.0, (3, 4): 1.0}
    one = draw_network(chain, range(1, 11), seed=1)
    assert draw_network(chain, list(range(10, 0, -1)), seed=1) == one
    assert len({one, *(draw_network(chain, range(1, 11), seed=seed) for seed in range(2, 5))}) > 2


def test_who_exchanged_more_is_joined_by_a_thicker_and_darker_line() -> None:
    found = lines({(1, 2): 1.0, (2, 3): 9.0, (3, 4): 4.0}, range(1, 9))
    assert len(found) == 3
    assert found == sorted(found)
    light = [luminance(colour) for _width, colour in found]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) == 3


def test_even_the_weakest_line_is_told_from_the_paper() -> None:
    for people in (8, 60):
        for width, colour in lines(talk(people), range(1, people + 1)):
            assert width >= FINEST
            assert contrast(colour, PAPER) >= 3
    assert contrast(INK, PAPER) >= 4.5


def test_only_the_people_of_the_week_are_joined_and_only_where_they_exchanged() -> None:
    assert lines({(1, 2): 0.0, (1, 99): 5.0, (2, 3): 1.0}, range(1, 9)) == [(THICKEST, INK)]


def test_fewer_shades_look_the_same() -> None:
    whole = png(sketch(talk(40, 0.25), range(1, 41), seed=2))
    few = in_shades(whole, PAPER, GROUND, INK)
    assert len(few) < len(whole) / 2
    images = [Image.open(io.BytesIO(each)).convert("L") for each in (whole, few)]
    extremes = ImageChops.difference(*images).getextrema()
    assert extremes[1] in range(12)
