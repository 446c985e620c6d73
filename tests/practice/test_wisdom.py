"""The wisdom book: what is asked is answered once, by whose words they are, and found again by the words in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.practice.wisdom import (
    A_DAY,
    ASK_LIVES,
    ASKS_A_DAY,
    REST,
    THEMES_AT_MOST,
    THEMES_EACH,
    Ask,
    Entry,
    Given,
    answered,
    asking,
    chosen_themes,
    closing,
    may_answer,
    without_mentions,
)
from bot.practice.wisdom_search import Opened, search

NOON = datetime(2026, 1, 8, 12, tzinfo=UTC)
ADA, BEN, CLEO = 1, 2, 3
ASK = Ask(1, "token", 1, ADA, BEN, NOON, "open", (7, 8), (7, 9))

BOOK = [
    Opened(1, "Sleep came back when I stopped counting the hours.", ("nights",)),
    Opened(2, "I tell my sister before it gets hard, not after.", ("asking for help",)),
    Opened(3, "Mein Schlüssel: nach dem Spaziergang schläft Mutter ruhiger.", ()),
    Opened(4, "Nights are long; sleep, sleep and sleep again is no aim.", ()),
]


def test_a_question_is_asked_once_whatever_became_of_it() -> None:
    for state in ("open", "kept", "declined"):
        assert asking(replace(ASK, state=state), CLEO, ADA, 0, NOON + A_DAY) == "again"
    assert asking(ASK, CLEO, ADA, 0, NOON + ASK_LIVES) == "ask"


def test_a_form_that_was_opened_and_left_keeps_nobody_from_asking() -> None:
    assert asking(replace(ASK, asker=ADA, state="own"), BEN, ADA, 0, NOON) == "ask"
    assert asking(replace(ASK, asker=ADA, state="own"), ADA, ADA, 0, NOON) == "own"


def test_whose_words_are_asked_for_may_take_them_up_themselves() -> None:
    assert asking(ASK, ADA, ADA, 0, NOON) == "own"
    assert asking(replace(ASK, state="declined"), ADA, ADA, 0, NOON) == "again"


def test_there_is_a_day_s_measure_for_asking_and_none_for_own_words() -> None:
    assert asking(None, BEN, ADA, ASKS_A_DAY - 1, NOON) == "ask"
    assert asking(None, BEN, ADA, ASKS_A_DAY, NOON) == "many"
    assert asking(None, ADA, ADA, ASKS_A_DAY, NOON) == "own"


def test_whom_words_mention_is_left_out() -> None:
    assert without_mentions("<@12> and <@&3> in <#4>") == "… and … in …"
    assert without_mentions("12 @ home, <3") == "12 @ home, <3"


def test_a_new_theme_finds_room_or_is_left_out() -> None:
    full = [f"theme {number}" for number in range(THEMES_AT_MOST)]
    assert chosen_themes(full, [], "one more") == ((), False)
    assert chosen_themes(full, [], "THEME 3") == (("theme 3",), True)
    assert chosen_themes([], [], "one more") == (("one more",), True)
    assert chosen_themes([], ["gone"], "", own=("gone",)) == (("gone",), True)
    many, _room = chosen_themes(full, full[:9], "")
    assert len(many) == THEMES_EACH


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sleep", [4, 1]),
        ("SLEEPING", [4, 1]),
        ("sleep hours", [1]),
        ("night", [1, 4]),  # the theme counts more
        ("hel", [2]),
        ("schlaft", [3]),
        ("schlüss", [3]),
        ("sister sleep", []),
        ("leep", []),
        ("???", []),
        ("", []),
    ],
)
def test_all_words_must_occur_and_the_best_comes_first(query: str, found: list[int]) -> None:
    assert search(BOOK, query) == found


def test_only_what_may_be_shown_closes_a_week_and_not_soon_again() -> None:
    one = Entry(1, "a", 1, ADA, NOON, Given("Hope", shown=True))
    hidden = replace(one, id=2, given=Given("Fear"))
    told = replace(one, id=3, told=NOON - REST + A_DAY)
    long_ago = replace(one, id=4, told=NOON - REST - A_DAY)
    assert [each.id for each in closing([one, hidden, told, long_ago], NOON)] == [1, 4]


class Asked(RuleBasedStateMachine):
    """Whatever people press in whatever order, and however long they wait."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.ask, self.yes, self.no = NOON, None, 0, 0
        self.answered_by: set[int] = set()

    ask: Ask | None

    @rule(who=st.sampled_from([ADA, BEN, CLEO]), today=st.integers(0, ASKS_A_DAY + 1))
    def keep_this(self, who: int, today: int) -> None:
        verdict = asking(self.ask, who, ADA, today, self.now)
        if verdict == "ask" or (verdict == "own" and (self.ask is None or self.ask.state != "open")):
            self.yes = self.no = 0
            state = "own" if verdict == "own" else "open"
            self.ask = replace(ASK, asker=who, at=self.now, state=state)

    @rule(who=st.sampled_from([ADA, BEN, CLEO]), yes=st.booleans())
    def press(self, who: int, yes: bool) -> None:  # noqa: FBT001  (drawn)
        if self.ask is None:
            return
        if not may_answer(self.ask, who, self.now):
            with pytest.raises(ValueError, match=self.ask.state):
                answered(self.ask, who, self.now, yes=yes)
            return
        self.answered_by.add(who)
        self.ask = answered(self.ask, who, self.now, yes=yes)
        self.yes, self.no = self.yes + yes, self.no + (not yes)

    @rule(hours=st.integers(1, 100))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def it_is_answered_once_by_its_writer(self) -> None:
        assert self.answered_by <= {ADA}
        assert self.yes + self.no <= 1

    @invariant()
    def what_is_answered_leads_nowhere(self) -> None:
        if self.ask is not None and self.ask.state in ("kept", "declined"):
            assert (self.ask.place, self.ask.post) == (None, None)
            assert (self.ask.state == "kept") == bool(self.yes)


TestAsked = Asked.TestCase
TestAsked.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
