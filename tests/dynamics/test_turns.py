"""Consecutive messages of one speaker are one turn."""

from itertools import pairwise

from hypothesis import given

from bot.dynamics.turns import TURN_GAP, Turns
from bot.dynamics.values import SOMEONE, Address, Cues, Turn, Utterance
from tests.dynamics.talk import said, utterances

TO_ALL = Address(None, 1.0, "group")


def turns_of(*talk: Utterance, addresses: tuple[Address, ...] = ()) -> list[Turn]:
    turns = Turns()
    heard = [turns.hear(each, addresses[at] if addresses else TO_ALL) for at, each in enumerate(talk)]
    return [turn for turn in (*heard, turns.close()) if turn]


def test_one_who_goes_on_stays_in_their_turn() -> None:
    first, second = turns_of(said(1, 2), said(2, 2), said(3, 3))
    assert (first.speaker, first.messages, first.first_message, first.last_message) == (2, 2, 1, 2)
    assert first.ended == said(2, 2).at
    assert (second.speaker, second.messages, second.number) == (3, 1, 2)


def test_one_who_comes_back_after_the_gap_takes_a_new_turn() -> None:
    gap = TURN_GAP.total_seconds()
    assert len(turns_of(said(1, 2, after=0), said(2, 2, after=gap))) == 1
    assert len(turns_of(said(1, 2, after=0), said(2, 2, after=gap + 1))) == 2


def test_the_gap_is_counted_from_the_last_message_of_the_turn() -> None:
    steps = (0, 500, 1000, 1500)
    assert len(turns_of(*(said(at, 2, after=after) for at, after in enumerate(steps, 1)))) == 1


def test_strangers_are_one_party_and_never_part_of_a_persons_turn() -> None:
    talk = said(1, SOMEONE, stranger=5), said(2, SOMEONE, stranger=6), said(3, 2), said(4, SOMEONE)
    assert [(turn.speaker, turn.messages) for turn in turns_of(*talk)] == [(SOMEONE, 2), (2, 1), (SOMEONE, 1)]


def test_a_turn_knows_who_spoke_before_it() -> None:
    last = turns_of(said(1, 1), said(2, 2), said(3, 3))[-1]
    assert (last.after, last.after_leads, last.before, last.before_leads) == (2, False, 1, True)
    assert turns_of(said(1, 1))[0].after is None


def test_nobody_spoke_before_the_first_turn_of_a_meeting() -> None:
    turns = Turns()
    turns.hear(said(1, 1), TO_ALL)
    turns.close()
    turns.hear(said(2, 2), TO_ALL)
    assert turns.current
    assert turns.current.after is None
    assert turns.current.number == 2


def test_words_are_added_and_unknown_ones_left_out() -> None:
    texts = [Cues(), Cues(words=3), Cues(), Cues(words=4)]
    assert turns_of(*(said(at, 2, cues=cues) for at, cues in enumerate(texts, 1)))[0].words == 7
    assert turns_of(said(1, 2), said(2, 2))[0].words is None


def test_whoever_leads_once_in_a_turn_leads_it() -> None:
    assert turns_of(said(1, 2), said(2, 2, leads=True))[0].leads


def test_the_plainest_address_of_a_turn_stands() -> None:
    guess, name, reply = Address(3, 0.9, "last"), Address(4, 0.8, "name"), Address(5, 1.0, "reply")
    talk = said(1, 2), said(2, 2)
    assert turns_of(*talk, addresses=(guess, name))[0].address == name
    assert turns_of(*talk, addresses=(TO_ALL, name))[0].address == name
    assert turns_of(*talk, addresses=(name, reply))[0].address == reply
    assert turns_of(*talk, addresses=(reply, name))[0].address == reply
    assert turns_of(*talk, addresses=(name, guess))[0].address == name
    assert turns_of(*talk, addresses=(guess, TO_ALL))[0].address == guess


def test_what_is_said_to_one_who_spoke_as_facilitator_is_said_to_the_side() -> None:
    to_one, to_three = Address(1, 1.0, "reply"), Address(3, 1.0, "reply")
    talk = said(1, 1), said(2, 2), said(3, 3), said(4, 2)
    turns = turns_of(*talk, addresses=(TO_ALL, to_one, to_one, to_three))
    assert [turn.to_leads for turn in turns] == [False, True, True, False]


def test_one_who_stopped_facilitating_is_a_member_again() -> None:
    to_one = Address(1, 1.0, "reply")
    talk = said(1, 1), said(2, 1, leads=False, after=9_000), said(3, 2, after=9_001)
    assert not turns_of(*talk, addresses=(TO_ALL, TO_ALL, to_one))[-1].to_leads


@given(talk=utterances())
def test_every_message_is_in_exactly_one_turn_and_turns_are_in_order(talk: list[Utterance]) -> None:
    turns, at = turns_of(*talk), {each.message: each.at for each in talk}
    assert sum(turn.messages for turn in turns) == len(talk)
    assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
    for one, other in pairwise(turns):
        assert one.last_message < other.first_message
        assert other.after == one.speaker
        assert one.speaker != other.speaker or at[other.first_message] - one.ended > TURN_GAP


@given(talk=utterances())
def test_the_turn_going_on_is_the_one_that_will_be_closed(talk: list[Utterance]) -> None:
    turns = Turns()
    for each in talk:
        turns.hear(each, TO_ALL)
    current = turns.current
    assert current
    assert turns.close() == current
    assert turns.current is None
