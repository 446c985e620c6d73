"""The practice evening as the terminal tells it."""

import json
import subprocess
import sys
from datetime import datetime
from functools import cache

from bot.demo.scenes import EVENING, WEEK_END
from bot.demo.script import FACILITATOR, MEMBERS, WeekGoesBy


@cache
def play_out(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "demo", "--play-out", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)


def test_the_evening_is_told_with_its_nudge() -> None:
    told = play_out()
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    for scene in (*EVENING, *WEEK_END):
        assert scene.title in told.stdout
    assert "whispers to Ines (leader-centered" in told.stdout
    assert "presses “Helpful”" in told.stdout


def test_the_nudges_come_as_json_lines() -> None:
    told = play_out("--json")
    assert told.returncode == 0, told.stderr
    nudges = [json.loads(line) for line in told.stdout.splitlines()]
    assert [nudge["kind"] for nudge in nudges] == ["leader-centered", "dissent-shut-down"]
    for nudge in nudges:
        assert set(nudge) == {"kind", "at", "belief", "evidence", "try"}
        assert 0.5 < nudge["belief"] <= 1
        assert nudge["evidence"]
        assert nudge["try"]
        assert datetime.fromisoformat(nudge["at"]).tzinfo is not None


def test_the_nudge_comes_after_the_drift_and_before_the_room_is_opened() -> None:
    lines = play_out().stdout.splitlines()
    begins = next(index for index, line in enumerate(lines) if "Everything through Ines" in line)
    opened = next(index for index, line in enumerate(lines) if "I notice I'm answering everyone" in line)
    nudges = [index for index, line in enumerate(lines) if "🧭" in line]
    assert begins < nudges[0] < opened


def test_a_difference_brushed_aside_brings_its_own_nudge_and_then_the_repair() -> None:
    lines = play_out().stdout.splitlines()
    differed, brought_back = (
        next(index for index, line in enumerate(lines) if part in line)
        for part in ("I see it differently", "I'd like to go back a moment")
    )
    (nudge,) = [index for index, line in enumerate(lines) if "dissent-shut-down" in line]
    assert differed < nudge < brought_back
    told = " ".join(lines[nudge:brought_back])
    assert "Somebody saw something differently" in told
    whispered = " ".join(lines[nudge : nudge + 6])
    assert "Eli" not in whispered
    assert "burying" not in whispered


def test_the_evening_begins_with_a_check_in_and_the_meeting_opens_from_it() -> None:
    told = play_out().stdout
    checked_in = told.index("Bea checks in")
    summary = told.index("7 of you told the group how you arrive")
    assert checked_in < summary < told.index("The meeting begins") < told.index("Everything through Ines")
    assert "I would rather not say it in front of everyone" not in told


def test_a_round_is_told_and_answered_by_the_members_and_brings_no_nudge() -> None:
    told = play_out().stdout
    begun, closed = told.index("A round of stories ──"), told.rindex("types /round close")
    the_round = told[begun:closed]
    assert the_round.index("@Amir, here is room") < the_round.index("**Chidi** knows this, @Amir")
    assert the_round.index("**Dana** lived it differently, @Amir") < the_round.index("@Fay, here is room")
    assert "🧭" not in the_round
    assert "Thank you, @Amir and @Fay" in told[closed:]


def test_everybody_on_stage_has_a_part() -> None:
    speaking = {step.who for scene in EVENING for step in scene.steps if not isinstance(step, WeekGoesBy)}
    assert speaking == {FACILITATOR, *MEMBERS}


def test_both_digests_are_told_with_all_their_words_and_what_their_pictures_show() -> None:
    told = play_out().stdout
    begun, ours, word, theirs, after = (
        told.index(part)
        for part in (
            "types /digest schedule",
            "Sunday 1 February, 18:00  Multilogue, to the group",
            "A word from our wisdom book",
            "Sunday 1 February, 18:00  Multilogue, to its facilitators",
            "Bea             I read it aloud",
        )
    )
    assert begun < ours < word < theirs < after
    mirrors = (told[ours:word], told[theirs:after])
    for digest, last_word in zip(mirrors, ("All who spoke", "Of the answers"), strict=True):
        assert "How the talk flowed" in digest
        assert "29 January" in digest or "26 January" in digest
        assert last_word in digest
        shown = [line for line in digest.splitlines() if "🖼" in line]
        assert ["8 unnamed dots" in shown[0], "A drawing of 4 weeks" in shown[1]] == [True, True]
        assert not any(mark in digest for mark in ("**", "-# ", "<t:", "## "))
        assert not any(name in digest for name in (FACILITATOR, *MEMBERS))
    assert "— @Amir" in told[word:theirs]  # who let it stand with a name
