"""The tone is VADER's, whichever way it was found."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # pyright: ignore[reportMissingTypeStubs]

from bot.dynamics.tone import FROM, tone

WORDS = ["the", "bus", "no", "not", "Kind", "of", "very", "GOOD", "sad!", "(lovely)", ":)", ":-(", "don't",
         "hell", "but", "😭", "❤️", "a😀b", "the shit", "….", "…good…", "naïve", "'hate'", "\u2009"]  # fmt: skip


@cache
def vader() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


@given(text=st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=9).map(" ".join))
def test_it_is_what_vader_says(text: str) -> None:
    assert tone(text) == vader().polarity_scores(text)["compound"]


def test_a_long_text_is_read_from_its_beginning() -> None:
    assert tone("x" * FROM + " wonderful") == 0.0
    assert tone("wonderful " + "x" * 100_000) > 0.5
