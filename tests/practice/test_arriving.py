"""What a group hears of itself when everybody has arrived."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.arriving import LIKES, READERS, Entry, Gathered, gather, share_of
from bot.practice.in_common import WORDS_AT_MOST

WORDS = st.sampled_from(
    ["tired", "sleep", "Anna", "worried", "work", "glad", "not", "and", "müde", "Angst", "3pm"]
)
SAID = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map(" ".join))
ENTRIES = st.lists(
    st.builds(
        Entry,
        arrive=SAID,
        feeling=st.one_of(st.just(""), WORDS),
        energy=st.none() | st.integers(1, 5),
        like=st.none() | st.sampled_from(LIKES),
        readers=st.sampled_from(READERS),
    ),
    max_size=14,
)
LANGUAGES = st.sampled_from(["en", "de", "fr"])


def together(*said: str, language: str = "en") -> Gathered:
    gathered = gather([Entry(text, readers="group") for text in said], 3, language)
    assert gathered is not None
    return gathered


@given(ENTRIES)
def test_entries_come_back_from_the_store_as_they_went(entries: list[Entry]) -> None:
    assert [Entry.load(json.loads(json.dumps(entry.dump()))) for entry in entries] == entries


def test_what_another_version_kept_is_left_aside() -> None:
    assert Entry.load({"arrive": "here", "weather": "rain"}) == Entry("here")


@given(ENTRIES, st.integers(-1, 9), LANGUAGES)
def test_nothing_is_told_of_fewer_than_the_smallest_number(
    entries: list[Entry], smallest: int, language: str
) -> None:
    gathered = gather(entries, smallest, language)
    shared = sum(entry.readers == "group" for entry in entries)
    assert (gathered is None) == (shared < max(3, smallest))
    if gathered:
        assert gathered.people == shared
        assert sum(gathered.energy) == 0 or sum(gathered.energy) >= max(3, smallest)


@given(ENTRIES, ENTRIES, LANGUAGES)
def test_what_is_not_for_the_group_changes_nothing(
    entries: list[Entry], others: list[Entry], language: str
) -> None:
    private = [entry for entry in others if entry.readers != "group"]
    assert gather([*private, *entries], 3, language) == gather(entries, 3, language)
    assert gather([*entries, *private], 3, language) == gather(entries, 3, language)


@given(ENTRIES, LANGUAGES)
def test_the_order_of_arrival_tells_nothing(entries: list[Entry], language: str) -> None:
    assert gather(entries[::-1], 3, language) == gather(entries, 3, language)


@given(ENTRIES, LANGUAGES)
def test_a_word_of_one_person_is_never_shown(entries: list[Entry], language: str) -> None:
    gathered = gather(entries, 3, language)
    for word in gathered.words if gathered else ():
        stem = word[:3]
        users = [
            each
            for each in entries
            if each.readers == "group" and stem in f"{each.arrive} {each.feeling}".lower()
        ]
        assert len(users) >= 2


@given(ENTRIES, LANGUAGES)
def test_words_are_few_lower_case_and_whole(entries: list[Entry], language: str) -> None:
    gathered = gather(entries, 3, language)
    words = gathered.words if gathered else ()
    assert len(words) <= WORDS_AT_MOST
    assert all(word == word.lower() and not any(map(str.isnumeric, word)) for word in words)


def test_likes_come_most_frequent_first_and_only_those_chosen() -> None:
    chosen = ["company", "heard", "ideas", "heard", "ideas", None]
    gathered = gather(
        [Entry("here", like=like, readers="group") for like in chosen if like in (*LIKES, None)], 3
    )
    assert gathered is not None
    assert gathered.likes == (("heard", 2), ("ideas", 2), ("company", 1))


def test_energy_is_counted_from_low_to_high() -> None:
    gathered = gather([Entry("here", energy=level, readers="group") for level in (1, 1, 3, 5)], 4)
    assert gathered is not None
    assert gathered.energy == (2, 0, 1, 0, 1)


def test_forms_of_a_word_are_one_word_in_its_most_frequent_spelling() -> None:
    assert together("so worried", "I worry", "worried and worried").words == ("worried",)
    assert together("schlafe schlecht", "zu wenig Schlaf", "ohne Schlaf", language="de").words == ("schlaf",)


def test_everybody_has_one_vote_a_word() -> None:
    assert together("tired tired tired", "here", "home").words == ()


def test_many_people_must_say_a_word_thrice() -> None:
    rest = ["here"] * 6
    assert together("so tired", "still tired", *rest).words == ()
    assert together("so tired", "still tired", "tired", *rest).words == ("tired",)


@pytest.mark.parametrize(
    "said",
    [
        ("I miss Anna", "so sad about Anna", "Anna called"),
        ("Anna called", "Anna is ill", "Anna, are you there?"),
        ("with anna today", "I saw Anna", "anna called"),
    ],
)
def test_names_are_not_put_on_a_board(said: tuple[str, ...]) -> None:
    assert "anna" not in together(*said).words


def test_a_feeling_may_begin_with_a_capital() -> None:
    entries = [Entry(f"{place} again", "Tired", readers="group") for place in ("home", "train", "garden")]
    gathered = gather(entries, 3)
    assert gathered is not None
    assert gathered.words == ("tired",)


def test_german_nouns_need_three_people_or_one_who_writes_small() -> None:
    assert together("viel Angst", "habe Angst", "Ruhe", language="de").words == ()
    assert together("viel Angst", "habe Angst", "keine Angst", language="de").words == ("angst",)
    assert together("viel Angst", "hab angst", "Ruhe", language="de").words == ("angst",)


def test_what_is_denied_is_not_told_as_if_it_were_so() -> None:
    assert together("not tired", "not so tired", "I'm not really tired").words == ()


def test_links_mentions_emoji_and_numbers_are_no_words() -> None:
    said = "<@123456> <:hugs:99> https://cats.example/tired 2024 @lena a@b.example #garden"
    assert together(said, said, said).words == ()


def test_a_language_whose_function_words_are_not_known_has_no_words_in_common() -> None:
    assert together("je suis fatigué", "fatigué", "fatigué", language="fr").words == ()


def test_other_scripts_are_read_too() -> None:
    assert together("очень устала", "устала", "tired").words == ("устала",)


def test_a_feeling_of_two_words_is_taken_as_a_whole() -> None:
    said = [Entry("here", "Worn out", readers="group"), Entry("hello", "worn out", readers="group")]
    gathered = gather([*said, Entry("evening", "calm", readers="group")], 3)
    assert gathered is not None
    assert gathered.words == ("worn out",)


@given(st.integers(3, 60), st.integers(3, 8))
def test_a_share_tells_no_number_below_the_smallest_and_grows_with_it(people: int, smallest: int) -> None:
    shares = [share_of(count, people, smallest) for count in range(people + 1)]
    assert (shares[0], shares[-1]) == ("none", "all")
    order = ("none", "some", "many", "most", "all")
    assert shares == sorted(shares, key=order.index)
    for told in set(shares[1:-1]):
        of_these = [count for count in range(1, people) if shares[count] == told]
        assert len(of_these) > 1 or of_these[0] >= min(smallest, people - 1)
