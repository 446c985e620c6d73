"""Which pictures a digest has, and what they show in words."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.digest.pictures import Picture, drawn, pictures
from bot.digest.values import Digest
from bot.week.values import TalkTotals, Totals
from bot.words import LANGUAGES, speaking

BEGAN = datetime(2026, 3, 1, tzinfo=UTC)
WEEK = timedelta(days=7)
SHARES = st.floats(0, 1).map(lambda share: round(share, 2))
TALKS = st.none() | st.tuples(st.none() | SHARES, SHARES)
Talk = tuple[float | None, float] | None
"""The share from member to member, and how evenly the turns are spread."""


def digest(
    *talks: Talk, people: Sequence[int] = (), exchanges: dict[tuple[int, int], float] | None = None
) -> Digest:
    *before, week = [total(number, talk) for number, talk in enumerate(talks)]
    return Digest("Donnerstag", "UTC", 5, week, before, exchanges or {}, people)


def total(number: int, talk: Talk) -> Totals:
    told = talk and TalkTotals(9, 100, 60, talk[0], 0.5, talk[1])
    return Totals(BEGAN + number * WEEK, BEGAN + (number + 1) * WEEK, told)


def star(people: int) -> dict[tuple[int, int], float]:
    return {(1, other): 3.0 for other in range(2, people + 1)}


def mesh(people: int) -> dict[tuple[int, int], float]:
    return dict.fromkeys(combinations(range(1, people + 1), 2), 3.0)


def names(told: Digest) -> list[str]:
    return [picture.name for picture in pictures(told, seed=1)]


def alt(told: Digest) -> str:
    (picture,) = pictures(told, seed=1)
    return picture.alt


def test_exchanges_are_drawn_of_eight_people_and_not_of_seven() -> None:
    assert names(digest((0.5, 0.8), people=range(1, 9), exchanges=mesh(8))) == ["network.png"]
    assert names(digest((0.5, 0.8), people=range(1, 8), exchanges=mesh(7))) == []


def test_where_nobody_answered_anybody_there_is_no_network() -> None:
    for nothing in ({}, {(1, 2): 0.0}, {(1, 99): 3.0}):
        assert names(digest((0.5, 0.8), people=range(1, 9), exchanges=nothing)) == []


def test_three_weeks_make_a_line_and_two_do_not() -> None:
    assert names(digest((0.5, 0.8), (0.5, 0.8))) == []
    assert names(digest((0.5, 0.8), None, (0.5, 0.8))) == []
    assert names(digest((0.5, 0.8), (0.5, 0.8), (0.5, 0.8))) == ["weeks.png"]


def test_a_line_without_three_weeks_is_left_out_beside_one_that_has_them() -> None:
    told = alt(digest((None, 0.8), (0.5, 0.8), (0.5, 0.8)))
    assert "How evenly it is spread" in told
    assert "From member to member" not in told


def test_a_silent_week_has_no_pictures() -> None:
    assert names(digest(*[(0.5, 0.8)] * 5, None, people=range(1, 10), exchanges=mesh(9))) == []


def test_the_shape_of_a_network_is_told_in_words() -> None:
    alone = partial(digest, (0.5, 0.8), people=range(1, 13))
    assert "12 unnamed dots in a circle" in alt(alone(exchanges=star(12)))
    assert alt(alone(exchanges=star(12))).endswith("meet in one place, like the spokes of a wheel.")
    assert alt(alone(exchanges=mesh(12))).endswith("run all across the circle, like a net.")
    assert alt(alone(exchanges=mesh(12) | dict.fromkeys(star(12), 12.0))).endswith(
        "Some of the lines meet in one place, and others run across the circle."
    )


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (
            0.8,
            "From member to member: about 80 this week, above the usual 30 to 40. Over these weeks the line rises.",
        ),
        (
            0.1,
            "From member to member: about 10 this week, below the usual 30 to 40. Over these weeks the line falls.",
        ),
        (
            0.35,
            "about 35 this week, within the usual 30 to 40. Over these weeks the line stays at about the same",
        ),
        (None, "From member to member: nothing can be told of this week."),
    ],
)
def test_a_line_is_told_beside_the_groups_own_earlier_weeks(now: float | None, told: str) -> None:
    before = [(0.3, 0.8), (0.4, 0.8), (0.3, 0.8), (0.4, 0.8)]
    text = alt(digest(*before, (now, 0.8)))
    assert told in text
    assert "What is usual for this group is hatched." in text
    assert "How evenly it is spread: about 80 this week, within the usual 80." in text


def test_of_few_earlier_weeks_nothing_is_called_usual() -> None:
    text = alt(digest((0.3, 0.8), (0.4, 0.8), (0.9, 0.8)))
    assert "From member to member: about 90 this week. Over these weeks the line rises." in text
    assert "usual" not in text


def test_weeks_that_are_missing_leave_a_gap_and_silent_ones_at_the_beginning_do_not() -> None:
    whole = digest((0.3, 0.8), (0.4, 0.8), (0.4, 0.8), (0.4, 0.8), (0.5, 0.8))
    torn = Digest(whole.name, whole.zone, whole.smallest, whole.week, [whole.before[0], whole.before[3]])
    assert "A drawing of 5 weeks" in alt(torn)
    assert "A drawing of 3 weeks" in alt(digest(None, None, (0.4, 0.8), (0.4, 0.8), (0.5, 0.8)))


def test_a_first_week_of_a_few_days_has_its_own_place() -> None:
    *others, last = [total(number, (0.5, 0.9)) for number in range(3)]
    first = Totals(BEGAN - timedelta(days=2), BEGAN, others[0].talk)
    told = Digest("Donnerstag", "UTC", 5, last, [first, *others], {}, ())
    assert "A drawing of 4 weeks" in alt(told)


def test_no_more_than_twelve_weeks_are_drawn() -> None:
    assert "A drawing of 12 weeks" in alt(digest(*[(0.5, 0.8)] * 20))


@given(st.lists(TALKS, min_size=1, max_size=14), st.integers(0, 60), st.sampled_from(LANGUAGES))
def test_any_digest_is_told_in_as_many_letters_as_discord_takes(
    talks: list[Talk], people: int, language: str
) -> None:
    with speaking(language):
        made = pictures(digest(*talks, people=range(1, people + 1), exchanges=mesh(people)), seed=1)
    for picture in made:
        assert 0 < len(picture.alt) <= 1024
        assert "{" not in picture.alt
        assert "None" not in picture.alt
        assert "  " not in picture.alt


def test_the_numbers_of_people_are_nowhere_in_the_words() -> None:
    people = [7_001_234 + number for number in range(9)]
    exchanges = dict.fromkeys(product(people[:1], people[1:]), 987.0)
    text = alt(digest((0.5, 0.8), people=people, exchanges=exchanges))
    assert "7001" not in text
    assert "987" not in text


def test_pictures_are_drawn_and_the_network_anew_with_another_seed() -> None:
    told = digest(*[(0.5, 0.8)] * 6, people=range(1, 11), exchanges={(1, 2): 5.0, (2, 3): 3.0})
    made = [{picture.name: png for picture, png in drawn(pictures(told, seed))} for seed in (1, 2)]
    for each in made:
        assert {name: Image.open(io.BytesIO(png)).width for name, png in each.items()} == {
            "network.png": 800,
            "weeks.png": 800,
        }
    assert made[0]["network.png"] != made[1]["network.png"]
    assert made[0]["weeks.png"] == made[1]["weeks.png"]


def test_one_that_cannot_be_drawn_is_left_out_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    def torn() -> bytes:
        raise MemoryError

    whole = Picture("whole.png", lambda: b"PNG", "whole")
    with caplog.at_level(logging.ERROR):
        assert drawn([Picture("torn.png", torn, "what it shows"), whole]) == [(whole, b"PNG")]
    (record,) = caplog.records
    assert record.exc_info
    assert "what it shows" not in record.getMessage()


def test_matplotlib_is_loaded_when_something_is_drawn_and_not_before() -> None:
    script = (
        "import sys, json, bot.digest.pictures as digest, bot.pictures.network as network\n"
        "before = 'matplotlib' in sys.modules\n"
        "network.draw_network({}, [1, 2], seed=1)\n"
        "print(json.dumps([before, 'matplotlib' in sys.modules]))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == [False, True]
