"""What a text does: clear cases, odd texts, and weights that can be read."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import main
from bot.dynamics.acts.gist import MOST_WORDS, gist
from bot.dynamics.acts.model import CUES, acts, fired
from bot.dynamics.acts.terms import words_of

WEIGHTS = Path(__file__).parents[2] / "bot" / "dynamics" / "acts" / "weights"

CLEAR = [
    ("advice", "You should talk to your doctor about it, and try to get some rest."),
    ("advice", "I would suggest that you ask the school for help."),
    ("story", "My mother died last year and I still cry when I think of her."),
    ("story", "When I lost my job I felt like I was nothing."),
    ("support", "I'm so sorry you are going through this. We are here for you."),
    ("support", "You are strong and I hope you feel better soon."),
    ("judgment", "You're just lazy, and it's your own fault."),
    ("judgment", "What kind of mother does that? You're being selfish."),
    ("dissent", "I don't agree, for me it was different."),
    ("dissent", "Yeah, but are you sure that works for everyone?"),
    ("dissent", "With respect, I see it differently."),
    ("dissent", "not in my experience"),
    ("shut_down", "Get over it. Nobody cares."),
    ("shut_down", "You're overreacting, calm down."),
    ("shut_down", "This is not the place for that. Let's move on."),
    ("shut_down", "Others have it worse, look on the bright side!"),
    ("deference", "What should we do, Ines? You're the expert."),
    ("deference", "You know best. Tell us what to do."),
]

PLAIN = [
    "See you on Tuesday",
    "We had soup for lunch",
    "ok",
    "Good morning everybody",
    "It rained all day here",
]


@pytest.mark.parametrize(("cue", "text"), CLEAR)
def test_a_clear_case_is_recognised(cue: str, text: str) -> None:
    assert acts(text)._asdict()[cue] > 0.5


@pytest.mark.parametrize("text", PLAIN)
def test_plain_talk_does_nothing_strong(text: str) -> None:
    found = acts(text)._asdict()
    assert max(found[cue] for cue in CUES if cue != "story") < 0.5


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("no", "Did anyone bring cake?"),
        ("No thanks", "Would you like to go first?"),
        ("I couldn't agree more", "It takes time."),
        ("no worries", "Sorry I'm late"),
        ("why not", "Shall we begin?"),
        ('She said "I disagree with you, you are wrong" and left', None),
    ],
)
def test_what_only_looks_like_dissent_is_none(text: str, context: str | None) -> None:
    assert acts(text, context).dissent < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "It's not your fault.",
        "You are so strong, I'm proud of you.",
        "I disagree, but I'm glad you said it.",
        "Are you ok? Do you want to talk?",
        "Thank you for telling us.",
    ],
)
def test_kind_words_and_respectful_difference_shut_nobody_down(text: str) -> None:
    assert acts(text).shut_down < 0.5
    assert acts(text).judgment < 0.5


def test_a_curly_apostrophe_and_a_cut_word_are_the_same_word() -> None:
    assert words_of("don’t") == words_of("don't") == words_of("do n't") == ["dont"]


@given(text=st.text(max_size=200) | st.lists(st.sampled_from(["no", "you", "?", "but", "```"])).map(" ".join))
def test_any_text_can_be_read(text: str) -> None:
    for value in acts(text, text):
        assert 0.0 <= value <= 1.0
    assert set(fired(text)) == set(CUES)


@pytest.mark.parametrize(
    "text", ["", "😭😭😭", "https://example.org/you-are-wrong", "我不同意", "\u200b", "12 34"]
)
def test_what_holds_no_english_word_brings_no_wild_belief(text: str) -> None:
    found = acts(text)._asdict()
    assert max(found[cue] for cue in ("judgment", "dissent", "shut_down", "deference", "support")) < 0.5


def test_shouting_and_length_change_nothing_of_what_is_said() -> None:
    assert acts("I DON'T AGREE") == acts("i don't agree")
    story = "When I was little we lived by the sea and my father fished. " * 500
    assert acts(story).shut_down < 0.5


@pytest.mark.parametrize(
    "file", sorted(WEIGHTS.glob("*/*.tsv")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_weights_say_where_they_come_from(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    head = " ".join(line for line in lines if line.startswith("#"))
    assert any(licence in head for licence in ("CC0", "MIT", "CC BY 4.0"))
    assert "NC" not in head
    terms = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    assert len(terms) == len(set(terms))
    assert "bias" in terms
    assert file.stem in CUES


def test_every_cue_has_weights() -> None:
    assert {file.stem for file in WEIGHTS.glob("*/*.tsv")} == set(CUES)


def test_a_text_is_shown_with_the_words_that_fired(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "I don't agree with that."]) == 0
    lines = capsys.readouterr().out.splitlines()
    (dissent,) = [line for line in lines if "dissent" in line]
    assert dissent.startswith("● dissent")
    assert "dont agree +" in dissent
    assert "tone" in lines[-1]


def test_a_file_keeps_its_objects_and_gains_their_cues(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sentences.jsonl"
    given_lines = [
        {"id": 1, "text": "no", "context": "Tea?"},
        {"text": "Nobody cares.", "x": [1]},
        {"text": ""},
    ]
    path.write_text("\n\n".join(json.dumps(line) for line in given_lines))
    assert main(["read", "--file", str(path), "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for before, after in zip(given_lines, found, strict=True):
        assert set(after["cues"]) == {*CUES, "tone"}
        assert {key: after[key] for key in before} == before
    assert found[0]["cues"]["dissent"] < 0.5 < found[1]["cues"]["shut_down"]
    assert main(["read", "--file", str(path)]) == 0
    assert "shut_down" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "why"), [("nonsense", "no JSON"), ("[1]", 'a "text" is needed'), ('{"text": 3}', 'a "text"')]
)
def test_a_line_that_cannot_be_read_is_named(
    line: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sentences.jsonl"
    path.write_text('{"text": "fine"}\n' + line)
    assert main(["read", "--file", str(path), "--json"]) == 2
    error = capsys.readouterr().err
    assert f"{path}, line 2: " in error
    assert why in error
    assert main(["read", "--file", str(tmp_path / "none.jsonl")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_nothing_to_read_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read"]) == 2
    assert "multilogue read" in capsys.readouterr().err


def test_of_a_page_of_words_it_is_always_about_the_same() -> None:
    words = [f"{one}{other}sensical" for one in "bcdfgh" for other in "aeiou"]
    assert gist(words) == gist(sorted(words)[:MOST_WORDS])
