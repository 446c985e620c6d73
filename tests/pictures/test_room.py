"""The shape of the talk, drawn."""

import io
from itertools import combinations

import pytest
from PIL import Image

from bot.pictures.room import draw_room
from bot.pictures.theme import INK, OWN, PAPER
from tests.pictures.looking import rgb


def picture(people: range, me: int | None = None, *, seed: int = 1, weight: float = 2.0) -> Image.Image:
    exchanges = dict.fromkeys(combinations(people, 2), weight)
    drawn = draw_room(exchanges, people, me, mark="you", seed=seed)
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def colours(image: Image.Image) -> dict[tuple[int, ...], int]:
    found = image.getcolors(image.width * image.height)
    assert found is not None
    return {colour: count for count, colour in found if isinstance(colour, tuple)}


def test_it_is_large_enough_and_brings_its_own_paper() -> None:
    image = picture(range(1, 6))
    assert image.size == (512, 512)
    assert image.getpixel((0, 0)) == rgb(PAPER)


def test_only_the_viewers_dot_is_marked() -> None:
    assert colours(picture(range(1, 6))).get(rgb(OWN), 0) == 0
    assert colours(picture(range(1, 6), me=3)).get(rgb(OWN), 0) > 500


def test_the_viewer_sits_at_the_bottom_whoever_they_are() -> None:
    for me in (1, 4):
        image = picture(range(1, 6), me=me)
        assert image.getpixel((256, int(512 * 2.3 / 2.6))) == rgb(OWN)


def test_dots_change_their_places_from_one_picture_to_the_next() -> None:
    exchanges = {(1, 2): 5.0, (1, 3): 5.0, (1, 4): 5.0}
    drawn = {draw_room(exchanges, range(1, 8), None, mark="you", seed=seed) for seed in range(6)}
    assert len(drawn) > 1


@pytest.mark.parametrize("people", [range(0), range(1, 2), range(1, 3), range(1, 51)])
def test_any_number_of_people_can_be_drawn(people: range) -> None:
    assert picture(people).size == (512, 512)


def test_nobody_answering_anybody_leaves_dots_alone() -> None:
    dots = colours(picture(range(1, 6), weight=0.0))
    lines = colours(picture(range(1, 6)))
    assert dots[rgb(INK)] > 0
    assert sum(lines.values()) - lines[rgb(PAPER)] > 2 * (sum(dots.values()) - dots[rgb(PAPER)])


def test_the_file_says_nothing_of_its_making() -> None:
    image = Image.open(io.BytesIO(draw_room({}, [1, 2], 1, mark="you", seed=1)))
    assert "Software" not in image.info
