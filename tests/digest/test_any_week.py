"""What holds for every week that there can be, in every language."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.dates import Spelled
from bot.digest.group import say_group
from bot.digest.led import say_facilitators
from bot.digest.text import MARK, as_message
from bot.digest.values import Digest, Said
from bot.week.values import Totals
from bot.words import LANGUAGES, speaking
from tests.digest.weeks import FEWER, KINDS, digests

DIGESTS = digests(st.just("Evening Circle"))
SPOKEN = st.sampled_from(LANGUAGES)


def both(digest: Digest) -> tuple[Said, Said]:
    return say_group(digest), say_facilitators(digest)


def sentences(said: Said) -> list[str]:
    told = [sentence for _heading, told in said.sections for sentence in told]
    return [said.title, *told, *(heading for heading, _told in said.sections), said.invitation, *said.numbers]


@FEWER
@given(digests(), SPOKEN)
def test_every_week_fits_into_a_message(digest: Digest, language: str) -> None:
    with speaking(language):
        for said in both(digest):
            text = as_message(said)
            assert text.startswith(MARK)
            assert len(text) <= 2000
            assert not said.invitation or "> 🌱" in text


@FEWER
@given(DIGESTS, SPOKEN)
def test_no_sentence_is_left_unfinished(digest: Digest, language: str) -> None:
    with speaking(language):
        for sentence in [part for said in both(digest) for part in sentences(said)]:
            assert not re.search(r"None|[{}]|  |\.\.|%", sentence), sentence
            assert sentence == sentence.strip()


@FEWER
@given(DIGESTS, SPOKEN)
def test_a_week_is_said_in_the_same_words_each_time(digest: Digest, language: str) -> None:
    with speaking(language):
        assert both(digest) == both(digest)


@FEWER
@given(DIGESTS)
def test_what_is_for_facilitators_changes_nothing_in_the_groups_own(digest: Digest) -> None:
    without = replace(
        digest, week=_without(digest.week), before=[_without(week) for week in digest.before], nudges=[]
    )
    assert say_group(digest) == say_group(without)


def _without(week: Totals) -> Totals:
    return replace(
        week,
        talk=week.talk and replace(week.talk, led=None),
        meetings=(),
        drift=week.drift and replace(week.drift, judgment=0.0, deference=0.0),
        dissent=None,
        nudges=None,
    )


@FEWER
@given(DIGESTS)
def test_the_groups_own_speaks_neither_of_facilitators_nor_of_nudges(digest: Digest) -> None:
    told = " ".join(sentences(say_group(digest)))
    assert not re.search(r"facilitator|nudge|leader|differently|judg|dissent", told, re.IGNORECASE)


@FEWER
@given(DIGESTS, SPOKEN)
def test_a_week_in_which_too_few_spoke_has_two_sentences_and_no_figure(digest: Digest, language: str) -> None:
    silent = replace(digest, week=Totals(digest.week.starts, digest.week.ends))
    with speaking(language):
        for said in both(silent):
            assert [len(told) for _heading, told in said.sections] == [2]
            assert (said.invitation, said.numbers) == ("", [])
            assert not re.search(r"\d", " ".join(sentences(said)))


@FEWER
@given(DIGESTS, SPOKEN)
def test_days_are_spelled_out_where_there_are_no_stamps(digest: Digest, language: str) -> None:
    dates = Spelled(digest.zone, language)
    with speaking(language):
        for said in (say_group(digest, dates), say_facilitators(digest, dates)):
            assert "<t:" not in " ".join(sentences(said))


@FEWER
@given(DIGESTS, st.sampled_from(KINDS))
def test_every_nudge_has_its_line_up_to_three(digest: Digest, kind: str) -> None:
    nudges = [replace(nudge, kind=kind) for nudge in digest.nudges]
    said = say_facilitators(replace(digest, nudges=nudges))
    lines = [line for heading, told in said.sections if heading == "🔔 Nudges" for line in told]
    known = digest.week.talk is not None
    assert sum(line.startswith("• ") for line in lines) == (min(3, len(nudges)) if known else 0)
