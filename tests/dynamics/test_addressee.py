"""To whom something is said: what counts first, and how sure a guess is."""

import pytest

from bot.dynamics.addressee import BROADCAST_FROM, COOLS, MENTION, NAME, RECENT, REPLY, WARM, Addressing
from bot.dynamics.values import SOMEONE, Address, Cues, Utterance
from tests.dynamics.talk import said


def heard(*utterances: Utterance) -> Address:
    """Give to whom the last of them is said."""
    addressing = Addressing()
    found: Address | None = None
    for utterance in utterances:
        found = addressing.hear(utterance)
    assert found
    return found


def test_a_reply_comes_before_a_mention_before_a_name_before_the_last_speaker() -> None:
    talk = [said(1, 2), said(2, 3), said(3, 4), said(4, 5)]
    assert heard(*talk, said(5, 6, answers=1, mentions=(3,), named=4)) == Address(2, REPLY, "reply")
    assert heard(*talk, said(5, 6, mentions=(3,), named=4)) == Address(3, MENTION, "mention")
    assert heard(*talk, said(5, 6, named=4)) == Address(4, NAME, "name")
    guess = heard(*talk, said(5, 6))
    assert (guess.to, guess.how) == (5, "last")
    assert guess.weight < NAME < MENTION < REPLY


def test_what_discord_says_of_the_answered_one_comes_before_what_is_remembered() -> None:
    assert heard(said(1, 2), said(2, 3, answers=1, answered=4)).to == 4
    assert heard(said(1, 2), said(2, 3, answers=1, answered=SOMEONE)) == Address(SOMEONE, REPLY, "reply")


def test_a_reply_to_an_unknown_message_says_nothing() -> None:
    assert heard(said(50, 2), said(51, 3, answers=7)).how == "last"


def test_two_mentioned_share_and_three_are_an_audience() -> None:
    assert heard(said(1, 2), said(2, 3, mentions=(4, 5))) == Address(4, MENTION / 2, "mention")
    many = tuple(range(4, 4 + BROADCAST_FROM))
    assert heard(said(1, 2), said(2, 3, mentions=many)) == Address(None, 1.0, "group")


def test_calling_on_all_is_said_to_the_group_unless_it_is_a_reply() -> None:
    to_all = Cues(to_all=True)
    assert heard(said(1, 2), said(2, 3, mentions=(2,), named=2, cues=to_all)).how == "group"
    assert heard(said(1, 2), said(2, 3, answers=1, cues=to_all)).to == 2


def test_nobody_answers_mentions_or_calls_themselves() -> None:
    talk = [said(1, 2), said(2, 3)]
    assert heard(*talk, said(3, 3, answers=2)).to == 2
    assert heard(*talk, said(3, 3, answers=2, answered=3)).to == 2
    assert heard(*talk, said(3, 3, mentions=(3,))).to == 2
    assert heard(*talk, said(3, 3, named=3)).to == 2
    assert heard(said(1, 3), said(2, 3, answers=1)) == Address(None, 1.0, "group")


def test_what_is_cold_is_not_answered() -> None:
    warm = heard(said(1, 2, after=0), said(2, 3, after=WARM))
    assert (warm.to, warm.how) == (2, "last")
    assert heard(said(1, 2, after=0), said(2, 3, after=WARM + 1)) == Address(None, 1.0, "group")


def test_the_guess_loses_half_its_weight_in_two_minutes() -> None:
    soon, later = (heard(said(1, 2, after=0), said(2, 3, after=gap)) for gap in (0.0, COOLS))
    assert later.weight == pytest.approx(soon.weight / 2)


def test_the_guess_falls_with_the_crowd_as_it_was_measured() -> None:
    weights = [
        heard(*(said(each, each, after=0) for each in range(1, people + 2))).weight for people in range(1, 8)
    ]
    assert weights == sorted(weights, reverse=True)
    assert weights[2] == pytest.approx(0.79, abs=0.01)
    assert weights[6] == pytest.approx(0.40, abs=0.05)


def test_only_the_last_changes_of_speaker_make_the_crowd() -> None:
    more = heard(*(said(each, each, after=0) for each in range(1, RECENT + 2)))
    many = heard(*(said(each, each, after=0) for each in range(1, 3 * RECENT)))
    assert more.weight == many.weight


def test_going_on_does_not_push_others_out_of_the_talk() -> None:
    once = heard(said(1, 2, after=0), said(2, 3, after=0), said(3, 4, after=0))
    often = heard(
        said(1, 2, after=0), *(said(each, 3, after=0) for each in range(2, 30)), said(30, 4, after=0)
    )
    assert once == often


def test_a_new_meeting_waits_for_no_answer_but_a_reply_reaches_back() -> None:
    addressing = Addressing()
    addressing.hear(said(1, 2))
    addressing.begin()
    assert addressing.hear(said(2, 3)).how == "group"
    assert addressing.hear(said(3, 4, answers=1)).to == 2


def test_threads_that_run_side_by_side_are_told_apart() -> None:
    """Two and two talk in a full channel: each goes on with their own, not with who spoke last."""
    full = [said(1, 5), said(2, 6), said(3, 7), said(4, 9)]
    two_and_two = [said(5, 2, answers=1), said(6, 3, named=2), said(7, 8, named=4), said(8, 4, named=8)]
    assert heard(*full, *two_and_two, said(9, 2, named=3), said(10, 8, named=4), said(11, 3)).to == 2


def test_in_a_small_circle_the_last_speaker_is_meant() -> None:
    assert heard(said(1, 2), said(2, 3, named=2), said(3, 2, named=3), said(4, 4), said(5, 3)).to == 4
