"""What plainer ways reach on the conversations and sentences, where they are: it must not fall below."""

from statistics import mean

import pytest

from tests.evaluation import cues, splices, windows
from tests.evaluation.corpora import FOLDER
from tests.evaluation.measures import FREE

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the conversations to evaluate on are not here")


def test_windows_of_led_talk_are_told_from_free_ones() -> None:
    for busiest, on_average, at_least in ((False, 0.97, 0.93), (True, 0.90, 0.85)):
        found = [windows.pair("led_lessons", corpus, busiest=busiest).auc for corpus in FREE]
        assert mean(found) >= on_average
        assert min(found) >= at_least


@pytest.mark.parametrize("corpus", FREE)
def test_free_talk_brings_next_to_no_nudge(corpus: str) -> None:
    assert windows.false_nudges(corpus, busiest=False) <= 0.5
    assert windows.false_nudges(corpus, busiest=True) <= 2


def test_a_busy_channel_is_followed_better_than_by_the_last_speaker() -> None:
    ours, last, _asked = windows.addressees("free_irc")
    assert ours > last + 0.05


def test_cues_are_above_their_floors() -> None:
    found = {(each.cue, each.label): each for each in cues.told()}
    assert found["advice", "advice"].f1 >= 0.55
    assert found["advice", "info_support"].auc >= 0.79
    assert found["support", "emo_support"].auc >= 0.85
    assert found["story", "emotional_disclosure"].auc >= 0.7
    assert found["shut_down", "dismissive"].auc >= 0.7
    assert found["dissent", "disagree (in conversations)"].auc >= 0.9


def test_the_belief_follows_soon_where_the_talk_turns() -> None:
    found = splices.delays()
    for turns in (found.noticing, found.recovering):
        middle, most = found.told(turns)
        assert middle <= 12
        assert most <= 25
