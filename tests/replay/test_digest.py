"""multilogue replay --digest, as somebody types it, and the weeks that it cuts a conversation into."""

import tracemalloc
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import main
from bot.dynamics.room import Room
from bot.dynamics.values import Utterance
from bot.replay.calendar import A_WEEK, Calendar
from bot.replay.hearing import Told, replay
from bot.replay.looking_back import digests
from bot.replay.rows import Rows
from bot.replay.weeks import Weeks
from tests.replay.exports import FREE, LED, MEMBERS, author, message, messages, save

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Beirut", "America/Asuncion", "Pacific/Apia")


def later(written: list[dict[str, Any]], by: timedelta, number: int) -> list[dict[str, Any]]:
    """Give the same talk again, that much later; number: added to its ids."""
    return [
        each
        | {
            "id": str(int(each["id"]) + number),
            "timestamp": (datetime.fromisoformat(each["timestamp"]) + by).isoformat(),
        }
        for each in written
    ]


def at(number: int, when: datetime, name: str = "Ada", **more: Any) -> dict[str, Any]:
    return message(number, name, "hello to all of you", timestamp=when.isoformat(), **more)


def heard(
    tmp_path: Path, written: list[dict[str, Any]], *facilitators: str, calendar: Calendar | None = None
) -> Told:
    path = Path(save(tmp_path / "talk.json", written))
    with Rows() as rows:
        return replay([path], facilitators, rows, calendar=calendar or Calendar("UTC", 3))


def page(tmp_path: Path, written: list[dict[str, Any]], *options: str) -> str:
    out = tmp_path / "out.html"
    assert main(["replay", save(tmp_path / "talk.json", written), *options, "--digest", str(out)]) == 0
    return out.read_text(encoding="utf-8").replace("\N{THIN SPACE}", " ")


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["replay", *words]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    return error


def test_a_group_sees_its_weeks_before_it_invites_the_bot(tmp_path: Path) -> None:
    free = later(messages(FREE), A_WEEK, 1_000)
    seen = page(tmp_path, [*messages(LED), *free], "--facilitator", "Ines")
    assert "<h1><bdi>evening</bdi></h1>" in seen
    assert seen.index("Mar 9 – 15, 2026") < seen.index("Mar 2 – 8, 2026")
    assert "5 people who joined spoke, in about 40 messages." in seen
    assert "Members seldom answered one another directly." in seen
    assert "Members answered one another freely" in seen
    assert "For the facilitators" in seen
    assert "I gave you one nudge." in seen
    assert "mostly between you and one member after another" in seen
    assert not any(name in seen for name in ("Ines", *MEMBERS))


def test_without_facilitators_there_is_nothing_for_them(tmp_path: Path) -> None:
    seen = page(tmp_path, messages(LED))
    assert "For the facilitators" not in seen
    assert "nudge" not in seen
    assert "Everybody in it counts as if they had joined" in seen
    assert "It was not said who facilitates" in seen
    assert "one another" not in seen
    assert "<td>1.00</td><td>1.00</td>" not in seen


def test_of_fewer_people_than_the_smallest_number_nothing_is_told(tmp_path: Path) -> None:
    three = [turn for turn in messages(FREE) if turn["author"]["nickname"] in ("Ines", "Ada", "Ben")]
    assert "In figures" not in page(tmp_path, three)
    assert "3 people who joined spoke" in page(tmp_path, three, "--smallest", "3")


def test_the_page_speaks_the_language_of_the_conversation(tmp_path: Path) -> None:
    seen = page(tmp_path, messages(FREE), "--language", "de")
    assert '<html lang="de">' in seen
    assert "2.–8. März 2026" in seen


def test_a_message_on_the_very_border_belongs_to_the_next_week_alone(tmp_path: Path) -> None:
    border = datetime(2026, 3, 8, 23, tzinfo=UTC)  # Monday, midnight in Berlin
    names = ("Ada", "Ben", "Cleo")
    before = [at(number, border - timedelta(seconds=9 - number), name) for number, name in enumerate(names)]
    after = [
        at(10 + number, border + timedelta(seconds=number), name) for number, name in enumerate(names[:2])
    ]
    told = heard(tmp_path, [*before, *after], calendar=Calendar("Europe/Berlin", 3))
    first, second = digests(told, "Carers", "Europe/Berlin")
    assert first.week.talk is not None
    assert (first.week.talk.people, first.week.ends) == (3, border)
    assert (second.week.talk, second.week.starts) == (None, border)


@given(st.integers(1_000, 24_000), st.integers(0, 86_399), st.sampled_from(ZONES))
def test_every_instant_is_in_one_week_that_begins_on_a_monday(days: int, seconds: int, zone: str) -> None:
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days, seconds)
    calendar = Calendar(zone)
    starts, ends = calendar.week(instant)
    assert starts <= instant < ends
    assert starts.astimezone(ZoneInfo(zone)).weekday() == 0
    assert abs(ends - starts - A_WEEK) <= timedelta(days=1)  # Apia once left out a day
    assert calendar.week(ends)[0] == ends
    assert calendar.week(starts) == (starts, ends)


def test_weeks_are_longer_and_shorter_where_the_clocks_change() -> None:
    berlin = Calendar("Europe/Berlin")
    spring, autumn = (
        berlin.week(datetime(2026, 3, 25, tzinfo=UTC)),
        berlin.week(datetime(2026, 10, 22, tzinfo=UTC)),
    )
    assert spring[1] - spring[0] == timedelta(days=6, hours=23)
    assert autumn[1] - autumn[0] == timedelta(days=7, hours=1)


def test_silent_weeks_between_are_there_but_a_long_silence_is_no_long_list(tmp_path: Path) -> None:
    talk = messages(FREE)
    soon = heard(tmp_path, [*talk, *later(talk, 3 * A_WEEK, 1_000)])
    assert [each.week.talk is None for each in digests(soon, "Carers", "UTC")] == [False, True, True, False]
    years = heard(tmp_path, [*talk, *later(talk, 300 * A_WEEK, 1_000)])
    told = digests(years, "Carers", "UTC")
    assert len(told) == 14
    assert all(week.talk is None for week in told[-1].before)


def test_a_meeting_counts_to_the_week_in_which_it_began(tmp_path: Path) -> None:
    midnight = later(messages(LED), timedelta(days=5, hours=5, minutes=50), 0)  # from ten to twelve on Sunday
    told = digests(heard(tmp_path, midnight, "Ines"), "Carers", "UTC")
    assert [[meeting.pattern for meeting in each.week.meetings] for each in told] == [["maypole"], []]
    assert sum(each.week.talk.messages for each in told if each.week.talk) == 40


def test_rounds_and_checkins_are_known_to_have_been_held_and_no_more(tmp_path: Path) -> None:
    bot = author("Multilogue", isBot=True)
    posts = [
        message(0, "Multilogue", "## 🌿 How do you arrive?", author=bot),
        message(90, "Multilogue", "## 📖 Stories of waiting", author=bot),
    ]
    (told,) = digests(heard(tmp_path, [*posts, *messages(FREE)]), "Carers", "UTC")
    assert told.week.checkins is not None
    assert (told.week.checkins.held, told.week.checkins.told) == (1, None)
    assert told.week.stories is not None
    assert (told.week.stories.rounds, told.week.stories.told, told.week.stories.begun) == (1, None, None)


def test_each_week_looks_back_on_eleven_and_invites_to_something(tmp_path: Path) -> None:
    talk = messages(FREE)
    whole = [each for week in range(14) for each in later(talk, week * A_WEEK, 1_000 * week)]
    told = digests(heard(tmp_path, whole), "Carers", "UTC")
    assert [len(each.before) for each in told] == [*range(12), 11, 11]
    assert all(each.week.invitation for each in told)
    assert all(one.week.invitation != other.week.invitation for one, other in pairwise(told))
    assert [bool(each.exchanges) for each in told] == [False] * 2 + [True] * 12


def test_what_the_group_is_there_for_is_not_measured(tmp_path: Path) -> None:
    (told,) = digests(
        heard(tmp_path, messages([(name, text + " and we talked") for name, text in FREE])), "C", "UTC"
    )
    assert told.week.drift is not None
    assert told.week.drift.purpose is None


def test_only_the_week_under_way_is_held_person_by_person() -> None:
    def held(count: int) -> int:
        room, weeks = Room(), Weeks(Calendar("UTC", 3), set())
        now = datetime(2020, 1, 6, tzinfo=UTC)
        tracemalloc.start()
        for number in range(count):
            now += A_WEEK / 150
            said = Utterance(number + 1, 1 + number * 7 % 40 + number // 1_000, now)
            told = room.hear(said)
            assert told is not None
            weeks.hear(said, told)
        weeks.end([])
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert len(weeks.weeks) >= count // 151
        return size

    short, long = held(3_000), held(9_000)
    assert long - short < 100_000  # of 40 weeks more, a figure each


def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk = save(tmp_path / "talk.json", messages(FREE))
    for zone in ("Middle/Earth", "../etc/passwd", "", "Europe"):
        assert "There is no time zone" in refused(
            capsys, talk, "--digest", str(tmp_path / "a.html"), "--zone", zone
        )
    nowhere = tmp_path / "missing" / "out.html"
    assert f"The page cannot be written to {nowhere}: No such file or directory." in refused(
        capsys, talk, "--digest", str(nowhere)
    )
    far = save(tmp_path / "far.json", [at(1, datetime(9999, 12, 31, 23, tzinfo=UTC))])
    assert "which no calendar can hold" in refused(capsys, far, "--digest", str(tmp_path / "b.html"))
