"""What is taken for a dissent, by its words and by its place."""

from bot.dynamics.acts.model import NOTHING
from bot.dynamics.acts.reading import Reading
from bot.dynamics.dissent.watch import MOST_CASES
from bot.dynamics.room import Room
from bot.dynamics.values import Cues
from tests.dynamics.talk import said


def test_no_more_than_so_many_are_followed_and_the_least_likely_makes_room() -> None:
    room = Room()
    for each in range(1, 2 * MOST_CASES + 1):
        view = said(2 * each, 1, answers=1, reading=Reading(NOTHING._replace(view=0.95)))
        room.hear(view)
        differs = Reading(NOTHING._replace(dissent=0.999 if each == 1 else 0.8), negations=1)
        room.hear(said(2 * each + 1, 1 + each, answers=2 * each, reading=differs, cues=Cues(words=8)))
    last = room.close()
    assert last is not None
    assert len(last.standings) == MOST_CASES
    assert last.standings[0].message == 3


def test_a_bare_no_may_differ_from_a_view_and_not_from_a_question() -> None:
    bare = Reading(NOTHING._replace(dissent=0.95), negations=1)
    told: list[bool] = []
    for asks in (False, True):
        room = Room()
        room.hear(said(1, 1, reading=Reading(NOTHING._replace(view=0.95)), cues=Cues(words=9, asks=asks)))
        heard = room.hear(said(2, 2, answers=1, reading=bare, cues=Cues(words=2)))
        told.append(bool(heard and heard.standings))
    assert told == [True, False]


def belief_in(*, after: float, words: int, extremes: int = 0) -> float:
    """How likely the fourth message differs, that so long after the third says so many words."""
    room, view = Room(), Reading(NOTHING._replace(view=0.6), extremes=extremes)
    for message in (1, 2):
        room.hear(said(message, 1 + message, after=20.0 * message, cues=Cues(words=6)))
    room.hear(said(3, 1, after=60.0, reading=view, cues=Cues(words=6)))
    differs = Reading(NOTHING._replace(dissent=0.8, story=0.6), negations=1)
    heard = room.hear(said(4, 2, after=60.0 + after, reading=differs, cues=Cues(words=words)))
    return heard.standings[0].belief if heard and heard.standings else 0.0


def test_what_comes_late_and_says_more_after_a_word_for_all_is_likelier_to_differ() -> None:
    assert belief_in(after=90.0, words=12) > belief_in(after=20.0, words=12)
    assert belief_in(after=90.0, words=24) > belief_in(after=90.0, words=12)
    assert belief_in(after=90.0, words=12, extremes=2) > belief_in(after=90.0, words=12)
