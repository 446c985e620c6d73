"""How people arrive, drawn."""

import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures.gathering import (
    LEAF,
    LENGTHS,
    LONGEST,
    MARGIN,
    THICK,
    WIDTH,
    Band,
    Part,
    draw_gathering,
    lay_out,
)
from bot.pictures.theme import DOTS_AN_INCH, GROUND, INK, PAPER
from bot.practice.arriving import Share
from tests.pictures.looking import contrast, rgb
from tests.soaking import tries

LONG = (
    "gehört werden",
    "Ideen und Anregungen von euch allen",
    "ein Donaudampfschifffahrtsgesellschaftskapitänsgespräch",
)
BANDS = st.lists(
    st.builds(Band, st.sampled_from(LONG), st.just("die meisten"), st.sampled_from(tuple(LENGTHS))),
    max_size=5,
)
PARTS = st.lists(st.builds(Part, st.just("Was ihr euch heute von der Gruppe wünscht"), BANDS), max_size=2)


def drawn(*parts: Part) -> Image.Image:
    made = draw_gathering(parts)
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(made) <= 300_000
    return Image.open(io.BytesIO(made)).convert("RGB")


def dark(image: Image.Image, top: float) -> int:
    """Count the pixels of (about) full colour along the middle of a band."""
    line = round((top + THICK / 2) * DOTS_AN_INCH)
    part = image.crop((0, line, round((MARGIN + LONGEST) * DOTS_AN_INCH), line + 1)).convert("L")
    return sum(part.histogram()[: round(255 * 0.4)])


@given(PARTS)
def test_bands_stay_apart_and_on_the_paper(parts: list[Part]) -> None:
    laid = lay_out(parts)
    assert len(laid.bands) == sum(len(part.bands) for part in parts)
    edges = [edge for top, _length in laid.bands for edge in (top, top + THICK)]
    assert edges == sorted(edges)
    assert all(0 < edge < laid.height for edge in edges)
    assert all(0 <= length <= LONGEST < WIDTH - 2 * MARGIN for _top, length in laid.bands)


def test_what_nobody_chose_anything_of_is_left_out() -> None:
    laid = lay_out([Part("Today", [Band("ideas", "some", "some")]), Part("Your energy", [])])
    assert [text.words for text in laid.texts] == ["Today", "ideas", "some"]


def test_a_longer_band_is_for_more_of_the_people() -> None:
    shares: tuple[Share, ...] = ("none", "some", "many", "most", "all")
    parts = [Part("Today", [Band("ideas", share, share) for share in shares])]
    image, laid = drawn(*parts), lay_out(parts)
    lengths = [dark(image, top) for top, _length in laid.bands]
    assert lengths[0] == 0
    assert all(one + 20 < other for one, other in pairwise(lengths))


@settings(max_examples=tries(3), deadline=None)
@given(PARTS)
def test_any_gathering_is_a_small_picture_on_its_own_paper(parts: list[Part]) -> None:
    image = drawn(*parts)
    assert image.width == 800
    assert image.getpixel((0, 0)) == rgb(PAPER)


@pytest.mark.parametrize("share", ["some", "all"])
def test_long_words_do_not_run_off_the_paper(share: Share) -> None:
    image = drawn(
        Part("Was ihr euch heute von der Gruppe wünscht", [Band(each, "die meisten", share) for each in LONG])
    )
    edge = image.crop((image.width - 30, 0, image.width, image.height))
    assert edge.getcolors() == [(30 * image.height, rgb(PAPER))]


def test_colours_are_told_from_the_paper_by_brightness_alone() -> None:
    assert contrast(INK, PAPER) >= 7
    assert contrast(LEAF, PAPER) >= 4.5
    assert contrast(GROUND, PAPER) >= 3


def test_the_file_says_nothing_of_its_making() -> None:
    made = Image.open(io.BytesIO(draw_gathering([Part("Today", [Band("be heard", "all", "all")])])))
    assert "Software" not in made.info
