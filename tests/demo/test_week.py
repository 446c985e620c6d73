"""The end of the practice room's week, as it stands on the simulated Discord."""

from datetime import datetime

import discord
import pytest
import simcord

from bot.demo.conductor import Conductor
from bot.demo.noticing import labels
from bot.demo.scenes import EVENING, WEEK_END, arriving, checking_in
from bot.demo.scenes.earlier import EARLIER
from bot.demo.script import FACILITATOR, MEMBERS, NEWCOMER, Scene, WeekGoesBy
from bot.demo.stage import BEGINS, ZONE, stage
from bot.demo.telling import Telling
from bot.digest.text import MARK

SUNDAY = datetime(2026, 2, 1, 18, 0, tzinfo=ZONE)
NEXT_SUNDAY = datetime(2026, 2, 8, 18, 0, tzinfo=ZONE)
BRIEF = (checking_in.SCENE, arriving.SCENE)


def digests(
    channel: simcord.ChannelHandle, viewer: simcord.MemberActor | None = None
) -> list[discord.Message]:
    return [message for message in channel.history(viewer=viewer) if message.content.startswith(MARK)]


async def test_both_digests_stand_on_sunday_with_pictures_and_the_second_is_for_the_facilitators_alone() -> (
    None
):
    async with stage() as room:
        await Conductor(room, Telling(as_json=True)).play((*BRIEF, *WEEK_END))
        for channel in (room.channel, room.leading):
            (digest,) = digests(channel)
            assert digest.created_at == SUNDAY
            network, weeks = digest.attachments
            assert "8 unnamed dots" in (network.description or "")
            assert f"A drawing of {len(EARLIER) + 1} weeks" in (weeks.description or "")
        assert "For facilitators" in digests(room.leading)[0].content
        ours, whispered = digests(room.channel, room.cast[FACILITATOR])
        assert "For facilitators" not in ours.content
        assert "For facilitators" in whispered.content
        assert whispered.flags.ephemeral
        for name in MEMBERS:
            assert digests(room.channel, room.cast[name]) == [ours]
            with pytest.raises(simcord.SetupError):
                room.leading.history(viewer=room.cast[name])
        assert room.env.errors == []


async def test_a_hurry_leaves_out_the_evening_and_has_the_end_of_the_week_whole() -> None:
    async with stage() as room:
        conductor = Conductor(room, Telling(as_json=True))
        before = room.channel.history()
        conductor.hurry()
        await conductor.play(EVENING)
        assert room.channel.history() == before
        conductor.hurry()
        await conductor.play(WEEK_END, whole=True)
        assert [digest.created_at for digest in digests(room.channel)] == [SUNDAY]


async def test_another_week_can_go_by_and_a_quiet_one_has_no_pictures() -> None:
    async with stage() as room:
        conductor = Conductor(room, Telling(as_json=True))
        await conductor.play((*WEEK_END, Scene("Another week", "", (WeekGoesBy(),), watched=False)))
        first, second = digests(room.channel)
        assert [first.created_at, second.created_at] == [SUNDAY, NEXT_SUNDAY]
        assert first.attachments == second.attachments == []


async def test_the_earlier_evenings_have_been_heard_and_brought_no_nudge() -> None:
    async with stage() as room:
        assert room.env.now() == BEGINS
        (live,) = room.bot.desk.directory
        weeks = await room.bot.desk.store.weeks.back(live.group.id, BEGINS, 10)
        assert [week.talk.people for week in weeks if week.talk] == [1 + len(MEMBERS)] * len(EARLIER)
        assert [week.nudges for week in weeks] == [0] * len(EARLIER)


async def test_a_newcomer_is_not_in_the_group_and_finds_its_board_and_its_book_when_she_joins() -> None:
    async with stage() as room:
        hana, (live,) = room.cast[NEWCOMER], room.bot.desk.directory
        assert live.number(hana.id) is None
        assert live.group.meets is not None
        (board,) = [each for each in room.channel.history() if each.content.startswith("## 🪢")]
        for line in ("One night in which somebody else listens for him", "can be written to"):
            assert line in board.content
        welcome = room.channel.history()[0]
        await hana.submit_modal(await hana.click(welcome, label="Join"), {"dms": ["nothing"]})
        seen = room.channel.history(viewer=hana)
        assert any("What we share here" in labels(message) for message in seen)
        found = await hana.slash(room.channel, "wisdom search", words="bag")
        assert found.response is not None
        assert "once round the block" in found.response.content
        assert room.env.errors == []


async def test_a_word_from_the_book_closes_the_week() -> None:
    async with stage() as room:
        await Conductor(room, Telling(as_json=True)).play(WEEK_END)
        (word,) = [each for each in room.channel.history() if "our wisdom book" in each.content]
        assert word.created_at == SUNDAY
        assert "once round the block" in word.content
