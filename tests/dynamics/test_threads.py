"""With whom an utterance goes on where many talk at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.acts.gist import gist
from bot.dynamics.acts.reading import Reading
from bot.dynamics.threads import MESSAGES, PEOPLE, Threads
from bot.dynamics.values import SOMEONE, Cues, Utterance
from tests.dynamics.talk import said, utterances

ME = 9
FLYING, COOKING = Reading(gist=gist(["airport", "luggage"])), Reading(gist=gist(["garlic", "onion"]))


def spoke(*talk: tuple[int, int | None]) -> Threads:
    """Let people speak, each to whom is said."""
    threads = Threads()
    for message, (speaker, to) in enumerate(talk, 1):
        threads.add(said(message, speaker), to)
    return threads


def me(reading: Reading | None = None) -> Utterance:
    return said(99, ME, reading=reading)


def test_who_spoke_to_me_is_whom_i_answer() -> None:
    assert spoke((2, None), (3, ME), (4, None), (5, None)).likeliest(me()) == 3
    assert spoke((2, ME), (3, None), (4, None), (5, None)).likeliest(me()) != 3


def test_without_a_sign_it_is_one_of_the_last_who_spoke() -> None:
    assert spoke((2, None), (3, None), (4, None), (5, None), (6, None)).likeliest(me()) in (5, 6)


def test_words_in_common_lead_back_to_who_used_them() -> None:
    threads = Threads()
    for message, (speaker, reading) in enumerate([(2, FLYING), (3, COOKING), (4, None), (5, None)], 1):
        threads.add(said(message, speaker, reading=reading), None)
    assert threads.likeliest(me(FLYING)) == 2
    assert threads.likeliest(me(COOKING)) == 3


def test_who_asked_is_likelier_meant_than_who_did_not() -> None:
    threads = Threads()
    for message, speaker in enumerate([2, 3, 4], 1):
        threads.add(said(message, speaker, cues=Cues(asks=speaker == 3)), None)
    assert threads.likeliest(me()) == 3
    assert spoke((2, None), (3, None), (4, None)).likeliest(me()) == 4


def test_with_whom_i_spoke_last_i_go_on() -> None:
    assert spoke((3, None), (ME, 3), (4, None)).likeliest(me()) == 3
    assert spoke((3, None), (ME, None), (4, None)).likeliest(me()) == 4


def test_my_last_words_count_and_not_those_before() -> None:
    assert spoke((2, None), (ME, 2), (3, None), (ME, 3), (2, None), (3, None)).likeliest(me()) == 3


def test_a_sign_fades_with_what_comes_after() -> None:
    soon = spoke((2, ME), (3, None), (4, None))
    assert soon.likeliest(me()) == 2
    late = spoke((2, ME), *[(speaker, None) for speaker in (3, 4) * 4])
    assert late.likeliest(me()) != 2


def test_what_is_long_ago_is_not_known_any_more() -> None:
    threads = spoke((2, ME), *[(ME, None)] * (MESSAGES - 1))
    assert threads.likeliest(me()) == 2
    threads.add(said(50, ME), None)
    assert threads.likeliest(me()) is None


def test_only_so_many_people_are_looked_at() -> None:
    threads = Threads()
    threads.add(said(1, 2, reading=FLYING), ME)
    crowd = range(20, 20 + PEOPLE)
    found: list[int | None] = []
    for message, speaker in enumerate(crowd, 2):
        found.append(threads.likeliest(me(FLYING)))
        threads.add(said(message, speaker), None)
    assert found[:2] == [2, 2]
    assert threads.likeliest(me(FLYING)) in crowd


@pytest.mark.parametrize("talk", [(), ((ME, None),), ((ME, 2), (ME, 3))])
def test_where_nobody_else_spoke_there_is_nobody(talk: tuple[tuple[int, int | None], ...]) -> None:
    assert spoke(*talk).likeliest(me()) is None


@given(talk=utterances(), to=st.lists(st.none() | st.integers(0, 5), min_size=30, max_size=30))
def test_it_is_always_another_who_spoke_lately(talk: list[Utterance], to: list[int | None]) -> None:
    threads = Threads()
    for each, whom in zip(talk, to, strict=False):
        threads.add(each, whom)
    lately = {each.speaker for each in talk[-MESSAGES:]}
    for speaker in (SOMEONE, 1, 2, ME):
        found = threads.likeliest(said(99, speaker))
        others = lately - {speaker}
        assert found in others if others else found is None
