"""Weeks, drawn one line below the other."""

from dataclasses import replace
from itertools import combinations
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bot.pictures.lines import Panel, draw_lines, sketch
from bot.pictures.theme import BAND, GROUND, INK, OWN, PAPER
from tests.pictures.looking import contrast, looked_at, points, texts, written
from tests.soaking import tries

SHARES = st.none() | st.floats(0, 1)
RANGES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda pair: (min(pair), max(pair)))
LAST = 12
FLOW = Panel("Von Mitglied zu Mitglied", [0.3, None, 0.4, 0.5], (0.3, 0.45), "gar nicht", "ganz")
SPREAD = Panel("Wie gleichmäßig es verteilt ist", [0.8, 0.7, None, None], None, "gar nicht", "ganz")
GERMAN = ("vor 11 Wochen", "diese Woche"), "für diese Gruppe üblich"
ENGLISH = (
    [
        Panel("From member to member", [0.3] * LAST, (0.2, 0.5), "not at all", "fully"),
        Panel("How evenly it is spread", [0.8] * LAST, (0.7, 0.9), "not at all", "fully"),
    ],
    ("11 weeks ago", "this week"),
    "usual for this group",
)


def series(figure: Figure, field: int, colour: str) -> list[list[float | None]]:
    """Give what the lines of a colour go through; None where they have a gap."""
    axes = figure.axes[field]
    found = [line for line in axes.get_lines() if line.get_color() == colour]
    return [[None if isnan(value) else value for _week, value in points(line)] for line in found]


def ranges(figure: Figure, field: int) -> list[Rectangle]:
    return [each for each in figure.axes[field].patches if isinstance(each, Rectangle)]


def test_each_line_goes_through_its_own_weeks_with_a_gap_where_nothing_is_told() -> None:
    figure = sketch([FLOW, SPREAD], *GERMAN)
    assert series(figure, 1, INK) == [[0.3, None, 0.4, 0.5]]
    assert series(figure, 2, INK) == [[0.8, 0.7, None, None]]


def test_the_last_week_has_a_mark_of_another_shape_and_only_if_it_is_told() -> None:
    figure = sketch([FLOW, SPREAD], *GERMAN)
    assert series(figure, 1, OWN) == [[0.5]]
    assert series(figure, 2, OWN) == [[None]]
    marks = {
        line.get_color(): (line.get_marker(), line.get_markersize()) for line in figure.axes[1].get_lines()
    }
    assert marks[OWN][0] != marks[INK][0]
    assert float(marks[OWN][1]) > float(marks[INK][1])


def test_what_is_usual_is_hatched_and_edged_and_explained() -> None:
    figure = sketch([FLOW, SPREAD], *GERMAN)
    (shade,) = ranges(figure, 1)
    assert (shade.get_y(), shade.get_y() + shade.get_height()) == pytest.approx((0.3, 0.45))
    assert shade.get_hatch()
    assert contrast(to_hex(shade.get_edgecolor()), PAPER) >= 3
    assert ranges(figure, 2) == []
    assert any(text == "für diese Gruppe üblich" for text, _place in written(figure))


def test_where_nothing_is_usual_yet_nothing_is_explained() -> None:
    figure = sketch([replace(FLOW, usual=None), SPREAD], *GERMAN)
    assert not any("üblich" in text for text, _place in written(figure))


@pytest.mark.parametrize(
    "figure",
    [
        sketch([FLOW, SPREAD], *GERMAN),
        sketch(*ENGLISH),
        sketch(
            [replace(FLOW, title="Wie viele Antworten von Mitglied zu Mitglied gingen", high="ganz und gar")],
            GERMAN[0],
            "was für diese Gruppe in früheren Wochen üblich war",
        ),
    ],
    ids=["German", "English", "long"],
)
def test_words_stand_on_the_paper_and_not_on_each_other(figure: Figure) -> None:
    places = written(figure)
    assert len(places) >= 6
    for words, place in places:
        assert 0 < place.x0 < place.x1 < 800, words
        assert 0 < place.y0 < place.y1 < figure.bbox.height, words
    for (one, place), (other, second) in combinations(places, 2):
        assert not place.overlaps(second), (one, other)


def test_everything_is_told_from_the_paper_and_the_line_from_what_is_usual_by_brightness_alone() -> None:
    assert min(contrast(to_hex(each.get_color()), PAPER) for each in texts(sketch(*ENGLISH))) >= 4.5
    assert min(contrast(colour, PAPER) for colour in (INK, OWN, GROUND)) >= 3
    assert contrast(INK, BAND) >= 4.5


@settings(max_examples=tries(3), deadline=None)
@given(st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=LAST), st.none() | RANGES)
def test_any_weeks_fit_on_the_paper(
    weeks: list[tuple[float | None, float | None]], usual: tuple[float, float] | None
) -> None:
    first, second = zip(*weeks, strict=True)
    panels = [replace(FLOW, values=first, usual=usual), replace(SPREAD, values=second)]
    image = looked_at(draw_lines(panels, *GERMAN))
    assert image.height <= 900
