"""What is read from a text, and that any text can be read."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.cues import named_at_start, read

NAMES = {"dana": 4, "dana marie": 5, "bruno": 6, "dan": 7, "alonso ruiz": 8, "zoë": 9}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("   \n", 0),
        ("One two three.", 3),
        ("don't stop – it’s well-known", 4),
        ("snake_case is two more", 5),
        ("look: https://example.org/a-b?c=d&e#f and <https://example.org>", 2),
        ("`print('hi')` is code", 2),
        ("before ```py\nmany words in here\n``` after", 2),
        ("before ```not closed any more", 1),
        ("<@123> <@!123> <@&5> <#77> thanks", 1),
        ("<:smile:1> <a:wave:22> <t:1700000000:R> </group create:99> done", 1),
        ("a < b and c > d", 5),
        ("😀 🎉 👩‍👩‍👧", 0),
        ("... !!! ---", 0),
    ],
)
def test_words_are_counted_and_what_is_no_talk_is_not(text: str, words: int) -> None:
    assert read(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wie geht es dir heute, Jörg?", 6),
        ("Как твои дела сегодня?", 4),
        ("كيف حالك اليوم؟", 3),
        ("मुझे आज अच्छा लगा", 4),
        ("Cafe\u0301 cre\u0300me", 2),
        ("می\u200cخواهم بروم", 2),
        ("오늘은 조금 힘들었어요", 3),
        ("今日はとても大変でした", 6),
        ("我今天很累 ok", 4),
        ("วันนี้เหนื่อยมาก", 8),
    ],
)
def test_words_of_other_scripts_are_counted(text: str, words: int) -> None:
    assert read(text, language="xx").words == words


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("How are you?", True),
        ("元気ですか？", True),
        ("كيف حالك؟", True),
        ("I am fine.", False),
        ("", False),
        ("see https://example.org/?q=1", False),
        ("`what?`", False),
        ("```\nreally?\n``` yes", False),
    ],
)
def test_a_question_is_a_sign_outside_links_and_code(text: str, asks: bool) -> None:  # noqa: FBT001
    assert read(text).asks is asks


@pytest.mark.parametrize(
    ("text", "to_all"),
    [
        ("How are you all of you?", True),
        ("@everyone we start", True),
        ("Has ANYONE been there?", True),
        ("y’all come in", True),
        ("all of your work", False),
        ("I am fine", False),
        ("`everyone`", False),
    ],
)
def test_calling_on_all_is_read_in_english_only(text: str, to_all: bool) -> None:  # noqa: FBT001
    assert read(text).to_all is to_all
    assert read(text, language="de").to_all is False


def test_tone_is_read_in_english_only_and_not_where_nothing_is_said() -> None:
    assert (read("I love this").tone or 0) > 0 > (read("I hate this").tone or 0)
    assert read("I love this", language="en-GB").tone == read("I love this").tone
    assert read("I love this", language="de").tone is None
    assert read("https://example.org").tone is None


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Dana, how was it?", 4),
        ("DANA: yes", 4),
        ("hey Dana!", 4),
        ("hey, so, Dana?", 4),
        ("Dana", 4),
        ("@Dana - thanks", 4),
        ("**Dana**, yes", None),
        ("Dana\nthat is hard", 4),
        ("Dana Marie, hello", 5),
        ("Dan, hello", 7),
        ("Bruno, wie war's?", 6),
        ("hi Alonso Ruiz, hello", 8),
        ("ZOË!", 9),
        ("Dana was kind to me", None),
        ("Dana's idea", None),
        ("Danger!", None),
        ("Dana-Lena was there", None),
        ("Hello!", None),
        ("I like Dana, and you?", None),
        ("", None),
    ],
)
def test_a_name_at_the_start_calls_and_in_a_sentence_does_not(text: str, person: int | None) -> None:
    assert named_at_start(text, NAMES) == person


def test_without_names_nobody_is_called() -> None:
    assert named_at_start("Dana, hello", {}) is None
    assert named_at_start("Dana, hello", {"": 3}) is None


texts = st.text(max_size=300) | st.text(alphabet="<@!&#:a1>`/ \n-'?*_h", max_size=300)


@given(text=texts, language=st.sampled_from(["en", "de", "", "xx-YY"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    cues = read(text, language=language)
    assert cues.words is not None
    assert 0 <= cues.words <= len(text)
    assert cues.tone is None or -1.0 <= cues.tone <= 1.0


@given(text=texts, names=st.dictionaries(st.text(max_size=5).map(str.casefold), st.integers(1, 9)))
def test_any_text_may_begin_with_any_name(text: str, names: dict[str, int]) -> None:
    person = named_at_start(text, names)
    assert person is None or person in names.values()


@given(name=st.text(alphabet="abcdefghiknosuyäß ", min_size=1, max_size=12).map(str.strip).filter(bool))
def test_whoever_is_called_by_their_name_alone_is_found(name: str) -> None:
    assert named_at_start(f"Hi {name}, come in", {name.casefold(): 3}) == 3


@pytest.mark.parametrize(
    "piece",
    ["<@", "</", "</a:", "<a:b", "<:", "`", "```", "``", "https://", "a-", "-'", "all of ", "you ",
     "😀", "!", "?", "\n", "hi ", "hi,", "not so BAD! ", ":) ", "การ", "e\u0301", "\u200d"],
)  # fmt: skip
def test_four_thousand_odd_signs_are_read_at_once(piece: str) -> None:
    read("The lexicon is read once.")
    text = (piece * 4_000)[:4_000]
    began = process_time()
    read(text)
    named_at_start(text, NAMES)
    assert process_time() - began < 0.5
