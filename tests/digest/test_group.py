"""What a group reads of its week."""

from dataclasses import replace

import pytest

from bot.digest.dates import Spelled
from bot.digest.group import say_group
from bot.digest.values import Decision, Said
from bot.week.values import BrainstormTotals, RoleTotals
from bot.words import LANGUAGES, speaking
from tests.digest.weeks import ARRIVED, TALK, TOLD, digest, everything, healthy, led, silent


def told(said: Said) -> str:
    return " ".join(sentence for _heading, sentences in said.sections for sentence in sentences)


def headings(said: Said) -> list[str]:
    return [heading for heading, _sentences in said.sections]


def test_a_healthy_week_reads_as_a_mirror() -> None:
    said = say_group(digest(*map(healthy, range(6))), Spelled("Etc/UTC", "en"))
    assert said.title == "The week of Evening Circle"
    assert said.sections == [
        (
            "💬 How the talk flowed",
            [
                "Members answered one another freely.",
                "That is about as usual here.",
                "The voices were spread quite evenly.",
            ],
        ),
        (
            "📖 Stories",
            [
                "You held one round.",
                "It was begun by members.",
                "Stories were told, and others answered with what they know from their own lives.",
            ],
        ),
        (
            "🌿 How you arrived",
            [
                "There was one check-in.",
                "Among those who arrived, most wished to be heard; some wished just for company.",
                "Energy was mostly good.",
                "Most of the answers to those who arrived came from among yourselves.",
            ],
        ),
        (
            "🤝 What you carried",
            ["Members carried parts of your meetings themselves: hosting rounds and opening."],
        ),
    ]
    assert said.numbers == [
        "From April 6, 2026 to April 12, 2026.",
        "8 people who joined spoke, in about 240 messages.",
        "Of the answers, about 6 in 10 went from member to member.",
        "In rounds: about 5 stories, about 10 answers to them, and about 5 thank-yous.",
        "Parts of meetings that members took on: about 5.",
        "Of those who spoke in your meetings, about 8 in 10 had joined; I know nothing of what the others did.",
    ]


def test_the_very_first_week_says_that_what_is_usual_is_not_known_yet() -> None:
    said = say_group(digest(silent(0), healthy(1)))
    assert "This is your first mirror; what is usual for you, I am only beginning to see." in told(said)
    assert "usual here" not in told(said)
    assert "first mirror" not in told(say_group(digest(healthy(0), healthy(1))))


def test_a_week_that_ran_through_one_chair_is_told_without_blame() -> None:
    said = say_group(digest(*map(healthy, range(6)), led(6)))
    assert told(said).startswith(
        "Members seldom answered one another directly. That is less than usual here; weeks differ. A few voices "
        "carried most of the talk; those who listened were there, too. Usually more voices share it."
    )
    assert "begun" not in told(said)
    assert "came from among" not in told(said)


def test_a_silent_week_is_met_kindly() -> None:
    assert say_group(digest(healthy(0), silent(1))).sections == [
        (
            "",
            [
                "There is little that I can tell of this week, and such weeks belong to a group, too.",
                "Whenever one of you feels like saying something, here is a place for it.",
            ],
        )
    ]


def test_a_silent_week_still_tells_what_was_decided_in_it() -> None:
    decided = [Decision(outcome="lapsed", differently=False)]
    said = say_group(replace(digest(healthy(0), silent(1)), decided=decided))
    assert headings(said) == ["", "🤝 What you decided"]
    assert said.sections[1][1] == ["One proposal lapsed, since a concern had no reply."]


def test_what_was_not_there_has_no_section() -> None:
    week = replace(healthy(), stories=None, checkins=None, roles=None)
    assert headings(say_group(digest(week))) == ["💬 How the talk flowed"]


def test_what_few_carried_is_told_without_what_it_was() -> None:
    said = say_group(digest(replace(healthy(), roles=RoleTotals(None))))
    assert "Members carried parts of your meetings themselves." in told(said)
    assert "hosting" not in told(said)
    assert not [each for each in said.numbers if "Parts of meetings" in each]


@pytest.mark.parametrize(
    ("evenness", "sentence"),
    [
        (0.9, "The voices were spread quite evenly."),
        (0.7, "Some voices were heard more than others, as in most talk."),
        (0.69, "A few voices carried most of the talk; those who listened were there, too."),
    ],
)
def test_how_the_voices_are_spread_is_said_in_words(evenness: float, sentence: str) -> None:
    assert sentence in told(say_group(digest(replace(healthy(), talk=replace(TALK, evenness=evenness)))))


@pytest.mark.parametrize(
    ("between", "sentence"),
    [
        (0.6, "Members answered one another freely, more than chance alone would have it."),
        (0.5, "Members answered one another freely."),
        (0.3, "Members answered one another now and then."),
        (0.2, "Members seldom answered one another directly."),
    ],
)
def test_answers_are_told_beside_chance(between: float, sentence: str) -> None:
    talk = replace(TALK, between=between, expected=0.5)
    assert told(say_group(digest(replace(healthy(), talk=talk)))).startswith(sentence)


def test_where_facilitators_have_half_of_the_talk_meeting_chance_is_not_called_free() -> None:
    talk = replace(TALK, between=0.22, expected=0.24)
    assert told(say_group(digest(replace(healthy(), talk=talk)))).startswith("Members seldom answered")


@pytest.mark.parametrize(
    ("coverage", "share"),
    [(1.0, "All who spoke"), (0.97, "nearly all"), (0.72, "about 7 in 10"), (0.02, "hardly any")],
)
def test_coverage_is_told_in_tenths(coverage: float, share: str) -> None:
    said = say_group(digest(replace(healthy(), talk=replace(TALK, coverage=coverage))))
    assert share in said.numbers[-1]


def test_no_number_is_told_where_it_came_from_too_few() -> None:
    stories = replace(TOLD, told=None, answered=None, thanked=None)
    checkins = replace(ARRIVED, told=0, likes={}, energy=None)
    said = say_group(digest(replace(healthy(), stories=stories, checkins=checkins)))
    assert "What was told there stays with those who were there." in told(said)
    assert "What was brought there stays with those who were there." in told(said)
    assert not [line for line in said.numbers if line.startswith("In rounds")]


def test_what_was_thought_up_is_told_by_how_much_and_whether_something_came_of_it() -> None:
    week = replace(healthy(), brainstorms=BrainstormTotals(held=1, ideas=15, tried=1))
    (section,) = (each for each in say_group(digest(week)).sections if each[0].startswith("💡"))
    assert section[1] == [
        "You gathered ideas once.",
        "About 15 ideas came together.",
        "Something to try came of it; the list of brainstorms says what.",
    ]
    few = replace(week, brainstorms=BrainstormTotals(held=2, ideas=None, tried=0))
    (section,) = (each for each in say_group(digest(few)).sections if each[0].startswith("💡"))
    assert section[1] == ["You gathered ideas 2 times."]


def test_words_in_common_are_quoted_to_everyone() -> None:
    assert "These words came from several people: “tired”, “worried”" in told(say_group(everything()))
    one = replace(digest(healthy()), words=["tired"])
    assert "One word came from several people: “tired”." in told(say_group(one))


def test_the_invitation_that_was_kept_is_the_one_given() -> None:
    week = replace(healthy(), invitation="purpose")
    assert say_group(digest(week)).invitation == (
        "An invitation for next week: Ask each other: “What do we need this group for just now?”"
    )


def test_an_invitation_that_another_version_kept_gives_way_to_one_that_is_known() -> None:
    week = replace(healthy(), invitation="of-a-later-version")
    assert say_group(digest(week)).invitation == say_group(digest(healthy())).invitation != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_as_it_was_given(language: str) -> None:
    with speaking(language):
        assert "Kreis & *Quer*" in say_group(digest(healthy(), name="Kreis &\n *Quer*")).title


def test_what_was_decided_is_told_with_that_some_see_it_differently() -> None:
    whole = replace(
        digest(healthy()),
        decided=[
            Decision(outcome=each, differently=each == "lapsed") for each in ("passed", "passed", "lapsed")
        ],
    )
    (decided,) = (sentences for heading, sentences in say_group(whole).sections if "decided" in heading)
    assert decided == [
        "You agreed on 2 proposals.",
        "One proposal lapsed, since a concern had no reply.",
        "Some of you see it differently, and their own words stand in the record.",
    ]
