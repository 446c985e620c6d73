"""The room: whatever order things come in, it ends where the talk is."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.log import KEPT
from bot.dynamics.room import MEETING_GAP, Room
from bot.dynamics.shape import Shape
from bot.dynamics.values import SOMEONE, Cues, Utterance
from tests.dynamics.talk import EVERY, said, talked, utterances


def heard(talk: list[Utterance]) -> Room:
    room = Room()
    for each in talk:
        room.hear(each)
    return room


def state(room: Room) -> tuple[Shape, object]:
    """What can be seen of a room; turns are numbered as they were heard, so their number is left out."""
    turn = room.turn
    plain = (
        None if turn is None else (turn.speaker, turn.address, turn.messages, turn.words, turn.last_message)
    )
    return room.shape(), plain


@given(talk=utterances(), data=st.data())
def test_the_order_of_arrival_does_not_matter(talk: list[Utterance], data: st.DataObject) -> None:
    assert state(heard(data.draw(st.permutations(talk)))) == state(heard(talk))


@given(talk=utterances())
def test_hearing_twice_changes_nothing(talk: list[Utterance]) -> None:
    room = heard(talk)
    before = state(room)
    assert [room.hear(each) for each in talk] == [None] * len(talk)
    assert state(room) == before


@given(talk=utterances(), data=st.data())
def test_a_message_that_was_withdrawn_was_never_said(talk: list[Utterance], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(talk))
    room = heard(talk)
    assert room.withdraw(gone.message)
    assert not room.withdraw(gone.message)
    assert state(room) == state(heard([each for each in talk if each is not gone]))


@given(talk=utterances(), data=st.data())
def test_an_edit_changes_the_cues_and_nothing_else(talk: list[Utterance], data: st.DataObject) -> None:
    edited = data.draw(st.sampled_from(talk))
    cues = Cues(words=99, to_all=edited.cues.to_all)
    room = heard(talk)
    found = room.amend(edited.message, cues)
    assert found is not None
    assert found[0].cues == cues
    assert room.amend(edited.message, cues) is None
    assert room.amend(10_000, cues) is None
    assert room.shape() == heard(talk).shape()


@given(talk=utterances(), person=st.integers(1, 5))
def test_nothing_leads_to_someone_who_left(talk: list[Utterance], person: int) -> None:
    room = heard(talk)
    room.forget(person)
    shape = room.shape()
    assert person not in shape.people
    assert not any(person in pair for pair in shape.exchanges)
    numbers = set(range(6)) - {person}
    turn = room.turn
    assert turn is not None
    assert turn.speaker in numbers
    assert turn.address.to in numbers | {None}


def test_who_left_is_still_counted_as_having_spoken() -> None:
    room = heard(talked([1, 2, 3]))
    room.forget(2)
    assert (room.shape().spoke, room.shape().joined) == (3, 2)


def test_a_long_silence_begins_another_meeting() -> None:
    room = heard(talked([1, 2, 3, 2]))
    assert room.shape().turns == 4
    gap = MEETING_GAP.total_seconds()
    last = 4 * EVERY
    room.hear(said(5, 2, after=last + gap - 1))
    assert room.shape().spoke == 3
    late = said(6, 3, after=last + 2 * gap)
    room.hear(late)
    assert room.meeting_began == late.at
    assert (room.shape().turns, room.shape().spoke) == (1, 1)


def test_strangers_are_counted_and_not_known() -> None:
    room = heard(
        [said(1, 1), said(2, SOMEONE, stranger=8), said(3, SOMEONE, stranger=9), said(4, SOMEONE, stranger=8)]
    )
    assert (room.shape().spoke, room.shape().joined, room.shape().people) == (3, 1, (1,))


def test_messages_of_a_time_are_told_while_they_are_kept() -> None:
    talk = talked([1, 2, 3, 1])
    room = heard(talk)
    assert room.messages(talk[1].at, talk[2].at) == [2, 3]
    assert room.messages(talk[3].at + timedelta(seconds=1), talk[3].at + timedelta(days=1)) == []


def test_what_is_kept_does_not_grow_with_the_talk() -> None:
    chance, room = Random(7), Room()
    for message in range(1, 5_001):
        room.hear(said(message, chance.randint(1, 9)))
    first = talked([1])[0].at
    assert len(room.messages(first, first + timedelta(days=10))) == KEPT
    assert room.shape().turns == 40
    assert room.hear(said(4, 3)) is None


def test_an_old_message_that_comes_very_late_is_left_aside() -> None:
    room = heard([said(message, 1 + message % 3) for message in range(2, 700)])
    before = state(room)
    assert room.hear(said(1, 1)) is None
    assert state(room) == before
