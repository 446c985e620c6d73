"""How people arrive, drawn."""

import io
from collections.abc import Sequence
from itertools import pairwise
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures.gathering import GROUND, LEAF, MARGIN, RADIUS, WIDTH, Captions, draw_gathering, lay_out
from bot.pictures.theme import INK, PAPER

CAPTIONS = Captions("What you would like today", "Your energy", "very low", "high")
GERMAN = Captions(
    "Was ihr euch heute von der Gruppe wünscht", "Wie viel Energie ihr habt", "sehr wenig", "sehr viel"
)
LONG = [
    "gehört werden",
    "anderen zuhören",
    "Ideen und Anregungen von euch allen",
    "ein Donaudampfschifffahrtsgesellschaftskapitänsgespräch",
    "noch nicht sicher",
]
COUNTS = st.lists(st.integers(0, 60), min_size=5, max_size=5)


def drawn(likes: Sequence[int], energy: Sequence[int]) -> Image.Image:
    made = draw_gathering(list(zip(LONG, likes, strict=True)), energy, GERMAN)
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(made) <= 300_000
    return Image.open(io.BytesIO(made)).convert("RGB")


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def luminance(colour: str) -> float:
    parts = [part / 255 for part in rgb(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@given(COUNTS, COUNTS)
def test_there_is_one_dot_a_person(likes: list[int], energy: list[int]) -> None:
    laid = lay_out(list(zip(LONG, likes, strict=True)), energy, CAPTIONS)
    assert len(laid.dots) == sum(likes) + (sum(energy) if sum(energy) >= 3 else 0)


@given(COUNTS, COUNTS)
def test_dots_stay_apart_and_on_the_paper(likes: list[int], energy: list[int]) -> None:
    laid = lay_out(list(zip(LONG, likes, strict=True)), energy, CAPTIONS)
    radius = RADIUS * laid.pitch
    for x, y in laid.dots:
        assert MARGIN / 2 <= x - radius < x + radius <= WIDTH - MARGIN / 2
        assert 0 < y - radius < y + radius < laid.height
    near = sorted(laid.dots, key=lambda dot: (round(dot[1], 6), dot[0]))
    assert all(dist(one, other) > 1.9 * radius for one, other in pairwise(near))


@pytest.mark.parametrize("energy", [(0, 0, 0, 0, 0), (1, 1, 0, 0, 0)])
def test_the_energy_of_fewer_than_three_is_left_out(energy: tuple[int, ...]) -> None:
    laid = lay_out([("be heard", 3)], energy, CAPTIONS)
    assert [text.words for text in laid.texts] == [CAPTIONS.likes, "be heard"]
    assert laid.grounds == []


def test_what_nobody_chose_has_no_row() -> None:
    laid = lay_out([("be heard", 0), ("ideas", 2)], (1, 1, 1, 0, 0), CAPTIONS)
    assert [text.words for text in laid.texts] == [
        CAPTIONS.likes,
        "ideas",
        CAPTIONS.energy,
        "very low",
        "high",
    ]


@settings(max_examples=8, deadline=None)
@given(COUNTS, COUNTS)
def test_any_gathering_is_a_small_picture_on_its_own_paper(likes: list[int], energy: list[int]) -> None:
    image = drawn(likes, energy)
    assert image.width == 800
    assert image.getpixel((0, 0)) == rgb(PAPER)


def test_long_words_do_not_run_off_the_paper() -> None:
    image = drawn((19, 9, 6, 4, 2), (4, 17, 12, 6, 1))
    edge = image.crop((image.width - 30, 0, image.width, image.height))
    assert edge.getcolors() == [(30 * image.height, rgb(PAPER))]


def test_nobody_having_said_anything_is_an_empty_sheet() -> None:
    assert drawn((0,) * 5, (0,) * 5).getcolors() is not None


def test_colours_are_told_from_the_paper_by_brightness_alone() -> None:
    assert contrast(INK, PAPER) >= 7
    assert contrast(LEAF, PAPER) >= 4.5
    assert contrast(GROUND, PAPER) >= 3


def test_the_file_says_nothing_of_its_making() -> None:
    made = Image.open(io.BytesIO(draw_gathering([("be heard", 3)], (0,) * 5, CAPTIONS)))
    assert "Software" not in made.info
