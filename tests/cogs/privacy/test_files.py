"""What people take away can be read by them and by programs, whatever stands in it."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.practice.group import Person
from bot.store.known import Place
from bot.words import speaking
from cogs.privacy.taking_away import Held, packed
from cogs.privacy.words import MESSAGE_AT_MOST, pages

NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)
GROUP = Place(1, "token", 7, "<b>Carers</b> & more", 5, leads=False, open=True)

anything = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=80)


class Texts(HTMLParser):
    """The texts of a page, and the kinds of elements in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said, self.kinds = list[str](), set[str]()
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.kinds.add(tag)


def files_of(held: Held, language: str) -> dict[str, str]:
    with speaking(language), zipfile.ZipFile(io.BytesIO(packed(held, language, NOW))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@given(words=anything, language=st.sampled_from(["en", "de"]), number=st.integers(-(2**63), 2**63 - 1))
def test_whatever_was_written_is_read_again_and_is_never_markup(
    words: str, language: str, number: int
) -> None:
    kept = {"at": NOW, "readers": "group", "entry": {"arrive": words, "like": None}, "had": number}
    files = files_of(Held([GROUP], [{"arrivals": [kept], "traces": []}], []), language)
    (group,) = json.loads(files["multilogue.json"])["groups"]
    assert group["group"] == GROUP.name
    (row,) = group["held"]["arrivals"]
    assert row["entry"]["arrive"] == words
    assert int(row["had"]) == number
    assert group["held"]["traces"] == []
    page = Texts(files["multilogue.html"])
    assert GROUP.name in page.said
    if words.strip():
        assert f"arrive: {words}" in "".join(page.said)
    assert page.kinds <= {
        "html", "meta", "title", "style", "h1", "h2", "p", "table", "tr", "th", "td", "br"
    }  # fmt: skip


def test_a_message_is_found_by_its_address() -> None:
    row = {"at": NOW, "place": [8, 9]}
    files = files_of(Held([GROUP], [{"post_people": [row]}], []), "en")
    assert "https://discord.com/channels/7/8/9" in files["multilogue.html"]


def test_who_is_known_nowhere_takes_a_page_that_says_so() -> None:
    assert "Nothing." in files_of(Held([], [], []), "en")["multilogue.html"]


@given(st.lists(st.text(min_size=1, max_size=2_500), min_size=1, max_size=12))
def test_what_is_known_is_cut_into_messages_and_nothing_is_lost(parts: list[str]) -> None:
    cut = pages(parts)
    assert all(len(page) <= MESSAGE_AT_MOST for page in cut)
    assert "\n".join(cut) == "\n".join(part[:MESSAGE_AT_MOST] for part in parts)


@given(since=st.integers(-100, 100), lasts=st.integers(0, 100), at=st.integers(-300, 300))
def test_a_pause_holds_from_its_beginning_to_just_before_its_end(since: int, lasts: int, at: int) -> None:
    begins = NOW + timedelta(hours=since)
    person = Person(1, NOW, paused_since=begins, paused_until=begins + timedelta(hours=lasts))
    assert person.rests(NOW + timedelta(hours=at)) == (since <= at < since + lasts)
    assert not Person(1, NOW).rests(NOW)
