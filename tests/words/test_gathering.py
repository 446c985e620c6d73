"""What is said of a gathering: few sentences, and no number about few."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.practice.arriving import LIKES, Gathered, Like
from bot.words.gathering import alt_text, drawn, energy_in_words, like_in_words, summary


@st.composite
def gatherings(draw: st.DrawFn) -> tuple[Gathered, int]:
    smallest = draw(st.integers(3, 6))
    people = draw(st.integers(smallest, 60))
    counts = _parts(draw(st.lists(st.integers(0, 5), min_size=people, max_size=people)), 5)
    levels = _parts(draw(st.lists(st.integers(0, 5), min_size=people, max_size=people)), 5)
    likes: list[tuple[Like, int]] = [(like, n) for like, n in zip(LIKES, counts, strict=True) if n]
    likes.sort(key=lambda chosen: -chosen[1])
    energy = tuple(levels) if sum(levels) >= smallest else (0,) * 5
    words = tuple(draw(st.lists(st.sampled_from(["tired", "sleep", "work"]), max_size=3, unique=True)))
    return Gathered(people, tuple(likes), energy, words), smallest


def _parts(chosen: list[int], kinds: int) -> list[int]:
    return [chosen.count(kind) for kind in range(kinds)]


@given(gatherings())
def test_a_summary_has_two_to_four_sentences(gathering: tuple[Gathered, int]) -> None:
    sentences = summary(*gathering)
    assert 2 <= len(sentences) <= 4
    assert all(sentence[0] == sentence[0].upper() and sentence.endswith(".") for sentence in sentences)


@given(gatherings())
def test_the_one_number_is_how_many_told_the_group(gathering: tuple[Gathered, int]) -> None:
    assert re.findall(r"\d+", " ".join(summary(*gathering))) == [str(gathering[0].people)]


@given(gatherings())
def test_the_picture_and_what_is_told_of_it_have_the_same_words_and_no_number(
    gathering: tuple[Gathered, int],
) -> None:
    told = alt_text(*gathering)
    assert len(told) <= 1024
    assert not re.search(r"\d", told)
    (_likes, likes), (_energy, energy) = drawn(*gathering)
    assert [label for label, _word, _share in likes] == [
        like_in_words(like) for like, _n in gathering[0].likes
    ]
    assert len(energy) == (3 if any(gathering[0].energy) else 0)
    at = 0
    for label, word, _share in (*likes, *energy):
        at = told.index(f"{label} ({word})", at)


def test_it_says_how_many_what_they_share_and_what_they_would_like() -> None:
    gathered = Gathered(7, (("heard", 4), ("company", 2), ("unsure", 1)), (2, 3, 1, 0, 1), ("tired", "sleep"))
    assert summary(gathered, 5) == [
        "7 of you told the group how you arrive.",
        "These words came from several of you: “tired”, “sleep”.",
        "Most of you would like to be heard; some would like just company; some are not sure yet, and that is fine.",
        "Energy is mostly low today; there is no need to hurry.",
    ]


def test_likes_of_the_same_share_are_told_together() -> None:
    gathered = Gathered(40, (("heard", 14), ("hear", 14), ("ideas", 8), ("company", 4)), (0,) * 5, ())
    assert summary(gathered, 5)[1:] == [
        "Each of you brought words of your own.",
        "Many of you would like to be heard or to hear others; some would like ideas or just company.",
    ]


def test_everybody_wanting_the_same_is_said_so() -> None:
    assert summary(Gathered(5, (("hear", 5),), (0,) * 5, ("rain",)), 5)[1:] == [
        "One word came from several of you: “rain”.",
        "All of you would like to hear others.",
    ]


def test_the_picture_is_told_in_words() -> None:
    gathered = Gathered(7, (("heard", 4), ("company", 2)), (2, 3, 1, 0, 1), ())
    assert alt_text(gathered, 5) == (
        "A drawing without numbers: bands, longer where more of you chose something. "
        "What you would like today: be heard (most), just company (some). "
        "Your energy: low (most), in the middle (some), good (some)."
    )


def test_every_choice_has_words_of_its_own() -> None:
    assert len({like_in_words(like) for like in LIKES}) == 5
    assert [energy_in_words(level) for level in (1, 5)] == ["very low", "high"]
