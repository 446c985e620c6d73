"""The page that a group keeps: what people see on it, and that it opens anywhere."""

import base64
import io
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from PIL import Image

from bot.digest.report import as_html
from bot.digest.values import Digest
from tests.digest.weeks import FEWER, digest, digests, everything, healthy, led, silent

VOID = {"meta", "img", "br", "link"}


class Page(HTMLParser):
    """Reads a page and holds it to what is said of it: all closed, nothing fetched, nothing run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.tags: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.images: list[dict[str, str]] = []
        self.language = ""
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        assert tag not in ("script", "link", "iframe", "object", "embed", "form", "base")
        assert not any(name.startswith("on") or name in ("href", "srcset", "action") for name in has)
        if tag == "html":
            self.language = has["lang"]
        if tag == "img":
            self.images.append(has)
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((int(tag[1:]), ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            assert "url(" not in data
            assert "@import" not in data
            return
        self._words.append(data)
        inside = next((tag for tag in reversed(self._open) if tag[0] == "h" and tag[1:].isdigit()), "")
        if inside:
            level, words = self.headings.pop()
            self.headings.append((level, " ".join(f"{words}{data}".split())))

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())


def page(
    *them: Digest, name: str = "Evening Circle", language: str = "en", facilitators: bool = False
) -> Page:
    return Page(as_html(name, "UTC", language, them, facilitators=facilitators))


def course(count: int) -> list[Digest]:
    """Give the digests of a group's first weeks, that of each with those before it."""
    weeks = [healthy(number) for number in range(count)]
    return [digest(*weeks[: number + 1]) for number in range(count)]


def meshed(week: Digest) -> Digest:
    people = range(1, 10)
    pairs = {(one, other): 2.0 for one in people for other in people if one < other}
    return replace(week, exchanges=pairs, speakers=tuple(people))


def test_weeks_are_told_newest_first_and_the_figures_come_last() -> None:
    seen = page(*course(3))
    assert [words for level, words in seen.headings if level == 2] == [
        "Over the weeks", "Mar 16 – 22, 2026", "Mar 9 – 15, 2026", "Mar 2 – 8, 2026", "In figures",
    ]  # fmt: skip
    assert "Members answered one another freely." in seen.words
    assert "next week" in seen.words
    assert "8 people who joined spoke, in about 240 messages." in seen.words
    assert "Of all exchanges, the share from member to member, past the facilitators." in seen.words


def test_headings_go_down_one_step_at_a_time_from_a_single_first_one() -> None:
    for facilitators in (False, True):
        levels = [level for level, _ in page(*course(4), facilitators=facilitators).headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in pairwise(levels))


def test_pictures_are_in_the_file_and_say_in_words_what_they_show() -> None:
    *before, last = course(5)
    seen = page(*before, meshed(last))
    assert len(seen.images) == 2
    for image in seen.images:
        kind, data = image["src"].split(",")
        assert kind == "data:image/png;base64"
        assert Image.open(io.BytesIO(base64.b64decode(data))).format == "PNG"
    lines, network = (image["alt"] for image in seen.images)
    assert "A drawing of 5 weeks" in lines
    assert "9 unnamed dots in a circle" in network


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=x>', "a & b", "]]> --> </style>"]
)
def test_a_name_is_shown_as_it_is_and_can_do_nothing(name: str) -> None:
    seen = page(*course(1), name=name)
    assert seen.headings[0] == (1, name)
    assert f"{name}: looking back" in seen.words


def test_a_name_that_no_file_can_hold_is_written_all_the_same() -> None:
    seen = page(*course(1), name="\ud800Carers\x00\n\u202e 👩‍👧")
    assert seen.headings[0][1] == "Carers 👩‍👧"
    assert seen.html.encode("utf-8")


def test_words_that_people_brought_are_escaped() -> None:
    seen = page(digest(healthy(), words=("<b>tired</b>",)))
    assert "<b>tired</b>" in seen.words
    assert "b" not in seen.tags


def test_the_group_hears_nothing_of_its_facilitators_and_they_hear_it_last() -> None:
    whole = everything()
    for told in ("For the facilitators", "nudge", "saw it differently", "were yours"):
        assert told not in page(whole).words
    seen = page(whole, facilitators=True)
    assert "leave it out of what you hand on to the group" in seen.words
    group, _, theirs = seen.words.rpartition("For the facilitators")
    assert "In figures" in group
    assert "nudge" not in group
    assert "I gave you 9 nudges." in theirs
    assert "were yours" in theirs


def test_days_are_spelled_out_in_the_zone_and_not_as_discord_stamps() -> None:
    seen = page(everything(), facilitators=True)
    assert "<t:" not in seen.words
    assert "May 18, 2026" in seen.words


def test_quiet_weeks_are_told_together_and_have_no_figures() -> None:
    weeks = [healthy(0), silent(1), silent(2), healthy(3), silent(4)]
    seen = page(*(digest(*weeks[: number + 1]) for number in range(5)))
    assert [words for level, words in seen.headings if level == 2] == [
        "Mar 30 – Apr 5, 2026", "Mar 23 – 29, 2026", "Mar 9 – 22, 2026", "Mar 2 – 8, 2026", "In figures",
    ]  # fmt: skip
    assert "There is little that I can tell of this week" in seen.words
    assert "Quiet weeks, of which there is little that I can tell." in seen.words
    assert seen.html.count('<th scope="row">') == 2 * len({"talk", "held", "wishes", "messages"})


def test_where_there_is_nothing_it_says_so() -> None:
    assert "There is nothing to look back on yet." in page().words


def test_the_page_says_its_language_and_falls_back_to_english() -> None:
    assert page(*course(1), language="de").language == "de"
    assert "2.–8. März 2026" in page(*course(1), language="de").words
    assert page(*course(1), language="pt-BR").language == "en"


def test_a_figure_not_told_is_a_dash_with_a_word_about_it() -> None:
    seen = page(*(digest(week) for week in (led(0), healthy(1))))
    assert "A dash stands for what is not known, or would tell of too few people." in seen.words
    assert "<td>–</td>" in seen.html


def test_it_forbids_itself_to_fetch_or_run_anything_and_asks_for_sheets() -> None:
    html = page(*course(1)).html
    assert "default-src &#x27;none&#x27;" in html
    assert "http" not in html.replace('http-equiv="Content-Security-Policy"', "")
    assert "@page" in html
    assert "prefers-color-scheme: dark" in html


@FEWER
@given(digests())
def test_any_week_gives_a_whole_page(any_week: Digest) -> None:
    for facilitators in (False, True):
        seen = page(
            replace(any_week, before=any_week.before[-2:]), name=any_week.name, facilitators=facilitators
        )
        assert "None" not in seen.words.replace(any_week.name, "")
        assert len(seen.headings) >= 2
