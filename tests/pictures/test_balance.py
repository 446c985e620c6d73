"""The balance of turns, drawn."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures.balance import Amount, Part, draw_mine
from bot.pictures.theme import PAPER

SHARES = st.floats(0, 1)


def looked_at(drawn: bytes) -> Image.Image:
    """See that it is a small picture on its own paper, with nothing running off it."""
    assert len(drawn) <= 300_000
    image = Image.open(io.BytesIO(drawn))
    assert "Software" not in image.info
    image = image.convert("RGB")
    assert image.width == 800
    paper = tuple(bytes.fromhex(PAPER[1:]))
    for box in ((0, 0, 800, 6), (0, 0, 6, image.height), (794, 0, 800, image.height)):
        edge = image.crop(box)
        assert edge.getcolors() == [(edge.width * edge.height, paper)]
    return image


@settings(max_examples=6, deadline=None)
@given(SHARES, SHARES, SHARES, st.floats(0, 5000), st.floats(0, 5000))
def test_any_part_of_the_talk_fits_on_the_paper(
    own: float, low: float, high: float, given: float, got: float
) -> None:
    low, high = sorted((low, high))
    part = Part("Gesprächsbeiträge", own, "du: 100 %", low, high, "die Mitte der Gruppe: 100 bis 100 %")
    amounts = [
        Amount("Du hast geantwortet: etwa 5000", given),
        Amount("Dir wurde geantwortet: etwa 5000", got),
    ]
    assert looked_at(draw_mine([part, part], amounts)).height > looked_at(draw_mine([part], amounts)).height


def test_nothing_yet_to_answer_is_drawn_as_nothing() -> None:
    looked_at(draw_mine([], [Amount("Du hast geantwortet: etwa 0", 0.0)]))
