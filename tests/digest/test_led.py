"""What a group's facilitators read of its week."""

from dataclasses import replace
from datetime import timedelta

from bot.digest.dates import Spelled
from bot.digest.led import say_facilitators
from bot.digest.values import Digest, NudgeTotals, Said
from bot.practice.stages import InForce
from bot.week.values import DissentTotals, MeetingTotals, Totals
from tests.digest.weeks import ARRIVED, MONDAY, TALK, WEEK, digest, everything, healthy, led, silent

DATES = Spelled("Europe/Berlin", "en")


def section(said: Said, heading: str) -> list[str]:
    return [sentence for name, told in said.sections if name.endswith(heading) for sentence in told]


def heard(heading: str, given: Digest) -> str:
    return " ".join(section(say_facilitators(given, DATES), heading))


def test_a_leader_centered_week_is_told_beside_the_groups_own() -> None:
    week = digest(*map(healthy, range(6)), led(6))
    assert heard("talk flowed", week).endswith(
        "Of the turns, about 5 in 10 were yours, taken together. That is more than usual; usually it is 2 in 10."
    )
    assert heard("Meeting by meeting", week) == (
        "• April 16, 2026: mostly between you and one member after another"
    )
    assert heard("purpose", week) == (
        "There was far more advice than story. There was more advice among it than usual here. People, rather than "
        "what they did, were judged more often than usual here. The talk touched on what the group is for less often "
        "than usual here. I read this from words and am wrong now and then."
    )
    assert heard("check-ins", week) == (
        "There were 2 rounds. You began most of them. There were 2 check-ins. "
        "Those who arrived were answered mostly by you."
    )


def test_a_silent_week_tells_of_nobody() -> None:
    said = say_facilitators(digest(healthy(0), silent(1)))
    assert said.sections[0][1][0].startswith("Too few people who joined spoke this week")
    assert (len(said.sections), said.numbers) == (1, [])


def test_facilitators_who_have_not_joined_hear_that_their_part_is_not_known() -> None:
    week = replace(healthy(), talk=replace(TALK, led=None))
    assert "none of you has joined, or too few others spoke." in heard("talk flowed", digest(week))


def test_where_the_group_sees_itself_is_told_with_what_is_usual_and_what_was_new() -> None:
    seen = InForce("intimacy", "group", MONDAY + timedelta(weeks=9))
    week = replace(digest(healthy()), stage=seen, firsts=[("newcomer", MONDAY + timedelta(days=1))])
    told = section(say_facilitators(week, DATES), "Stage and firsts")
    assert told[0] == "Most of those who answered see the group here: “We are close to one another”."
    assert "Leave the talk to them" in told[2]
    assert told[3] == "New to the group this week:"
    assert told[4].endswith(": The first newcomer")
    assert not section(say_facilitators(digest(healthy()), DATES), "Stage and firsts")


def test_what_came_after_a_nudge_is_told_without_a_cause() -> None:
    given = [
        NudgeTotals(MONDAY, "leader-centered", 0.11, 0.34, None),
        NudgeTotals(MONDAY + timedelta(days=1), "dissent-ignored", None, None, "engaged"),
        NudgeTotals(MONDAY + timedelta(days=2), "serial-casework", 0.3, None, None),
    ]
    assert section(say_facilitators(replace(digest(led()), nudges=given), DATES), "Nudges") == [
        "I gave you 3 nudges.",
        (
            "• March 2, 2026, the talk is running through the facilitator: of the exchanges, about 1 in 10 were "
            "between members before, about 3 in 10 after."
        ),
        "• March 3, 2026, someone saw it differently, and the talk went on: the different view was taken up.",
        "• March 4, 2026, one member after another, each alone with the facilitator: what came after I can't tell.",
        "Whether that was the nudge's doing, nobody can say.",
    ]


def test_of_many_nudges_the_latest_are_told() -> None:
    assert section(say_facilitators(everything()), "Nudges")[:2] == [
        "I gave you 9 nudges.",
        "The latest of them:",
    ]


def test_nothing_is_said_of_a_cause_where_nothing_is_known_of_afterwards() -> None:
    given = [NudgeTotals(MONDAY, "advice-drift", None, None, None)]
    assert "nobody can say" not in heard("Nudges", replace(digest(led()), nudges=given))
    assert heard("Nudges", digest(healthy())) == "I had no nudge to give."


def test_a_few_differences_have_a_word_and_no_number() -> None:
    few = replace(led(), dissent=DissentTotals(cases=None, fates={}, met="none"))
    assert heard("differently", digest(few)) == (
        "Somebody saw it differently; it came from too few people for me to say how often. "
        "As far as I can tell, none of it was taken up."
    )


def test_fates_of_differences_are_told_in_number() -> None:
    many = replace(led(), dissent=DissentTotals(cases=8, fates={"engaged": 5, "withdrawn": 3}, met="most"))
    assert heard("differently", digest(many)) == (
        "Somebody saw it differently 8 times. Most of it was taken up or found company. "
        "What became of it: taken up: 5; taken back: 3."
    )
    none = replace(led(), dissent=DissentTotals(cases=0, fates={}, met="none"))
    assert heard("differently", digest(none)) == (
        "I noticed nobody who saw it differently; the quiet ways of it I miss."
    )


def test_more_than_six_meetings_are_summed_up() -> None:
    meetings = tuple(
        MeetingTotals(
            MONDAY + timedelta(hours=12 * number), "free-floating" if number % 4 else "round-robin", 0.1
        )
        for number in range(7)
    )
    assert section(say_facilitators(digest(replace(healthy(), meetings=meetings))), "Meeting by meeting") == [
        "There were 7 longer meetings.",
        "• members with one another: 5",
        "• one after another, in turn: 2",
    ]


def _share(number: int, share: float) -> Totals:
    return replace(healthy(number), talk=replace(TALK, led=share))


def test_the_facilitators_part_over_the_weeks_is_told_by_its_halves() -> None:
    def trend(*shares: float) -> str:
        weeks = [_share(number, share) for number, share in enumerate(shares)]
        return section(say_facilitators(digest(*weeks)), "out of a job")[0]

    assert trend(0.6, 0.5, 0.5, 0.3, 0.3, 0.2) == (
        "Over these 6 weeks as a whole, your part of the talk has become smaller."
    )
    assert trend(0.2, 0.2, 0.2, 0.4, 0.4, 0.4).endswith("has grown; in hard times that can be right.")
    assert trend(0.3, 0.3, 0.3, 0.3, 0.3, 0.9).endswith("has stayed much the same.")
    assert trend(0.6, 0.5, 0.5, 0.2, 0.2).startswith("Members now carry")


def test_the_first_thing_that_members_do_not_carry_is_the_one_to_hand_over() -> None:
    week = healthy()
    through_you = replace(week, talk=replace(TALK, between=0.2))
    assert "next: the answers." in say_facilitators(digest(through_you)).invitation
    welcomed = replace(week, checkins=replace(ARRIVED, answered="both"))
    assert "next: the welcome." in say_facilitators(digest(welcomed)).invitation
    assert "next: the beginning." in say_facilitators(digest(replace(week, stories=None))).invitation
    assert "next: a part of a meeting." in say_facilitators(digest(replace(week, roles=None))).invitation
    assert "members carry all that I can see" in say_facilitators(digest(week)).invitation


def test_what_members_carried_lately_counts_in_a_week_without_it() -> None:
    later = replace(healthy(2), stories=None, checkins=None, roles=None)
    assert heard("out of a job", digest(healthy(0), healthy(1), later)) == (
        "Members now carry: answering one another, answering those who arrive at a check-in, beginning rounds, "
        "and parts of your meetings."
    )
    long_after = replace(later, starts=MONDAY + 5 * WEEK)
    between = [replace(later, starts=MONDAY + number * WEEK) for number in (1, 2, 3)]
    assert heard("out of a job", digest(healthy(0), *between, long_after)).endswith(
        "Members now carry: answering one another."
    )


def test_coverage_comes_first_among_the_numbers() -> None:
    assert say_facilitators(digest(healthy())).numbers[0] == (
        "Of those who spoke in your meetings, about 8 in 10 had joined; I know nothing of what the others did."
    )
    unseen = replace(healthy(), talk=replace(TALK, coverage=None))
    assert say_facilitators(digest(unseen)).numbers[0] == (
        "No meeting was long enough to tell how many of those who spoke had joined."
    )
