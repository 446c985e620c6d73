"""multilogue replay, as somebody types it."""

import io
import json
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.cli import main
from bot.pictures.theme import OWN
from tests.replay.exports import FREE, LED, MEMBERS, START, author, message, messages, save
from tests.world import World

BELIEFS = {"maypole", "hot-seat", "round-robin", "free-floating"}


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["replay", *words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Give the one sentence that it ends with."""
    assert main(["replay", *words]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.count("\n") == 1
    return error


def test_a_led_evening_is_told_with_its_nudge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", save(tmp_path / "led.json", messages(LED)), "--facilitator", "ines"]) == 0
    report = capsys.readouterr().out
    assert "40 messages in 40 turns by 5 people, in one meeting" in " ".join(report.split())
    assert "Facilitated by person 1." in report
    assert "maypole: everything runs through the facilitator" in report
    assert "leader-centered, belief 0.9" in report
    assert "To try: " in report
    assert not any(name in report for name in ("Ines", *MEMBERS))


def test_names_are_said_only_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    led = save(tmp_path / "led.json", messages(LED))
    assert main(["replay", led, "--facilitator", "Ines", "--names"]) == 0
    report = capsys.readouterr().out
    assert all(name in report for name in ("Ines", *MEMBERS))
    assert told(capsys, led, "--facilitator", "Ines", "--names")["facilitators"] == ["Ines"]


def test_free_talk_brings_no_nudge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", save(tmp_path / "free.json", messages(FREE)), "--facilitator", "Ines"]) == 0
    report = capsys.readouterr().out
    assert "free-floating: members to members" in report
    assert "No nudge: there was no moment to speak up." in report


def test_the_object_has_a_row_a_turn_once_there_is_evidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(
        capsys, save(tmp_path / "led.json", messages(LED)), "--facilitator", str(author("Ines")["id"])
    )
    assert (found["messages"], found["turns"], found["people"], found["facilitators"]) == (40, 40, 5, [1])
    assert [row["turn"] for row in found["timeline"]] == list(range(16, 41))
    for row in found["timeline"]:
        assert set(row["beliefs"]) == BELIEFS
        assert sum(row["beliefs"].values()) == pytest.approx(1, abs=0.001)
        assert row["pattern"] == max(row["beliefs"], key=row["beliefs"].__getitem__)
        assert row["message_id"] == str(1_000 + row["turn"])
        assert row["member_to_member"] + row["hub_share"] == pytest.approx(1, abs=0.001)
    (nudge,) = found["nudges"]
    assert nudge["kind"] == "leader-centered"
    assert nudge["belief"] > 0.9
    assert nudge["message_id"] == str(1_000 + nudge["turn"])
    assert "exchanges went from member to member" in nudge["evidence"][0]
    assert nudge["try"]
    assert {share["turns"] for share in found["shares"]} == {20, 5}
    assert found["shares"][0] == {"person": 1, "turns": 20, "words": 120, "answered": 20}


async def test_it_speaks_up_where_the_live_bot_does(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", *MEMBERS)
    await world.person("Ines").slash(world.channel, "watch")
    said = await world.talk(*LED)
    (nudge,) = world.nudges("Ines")
    written = [
        message(
            number,
            name,
            text,
            id=str(said[number - 1].id),
            timestamp=said[number - 1].created_at.isoformat(),
        )
        for number, (name, text) in enumerate(LED, 1)
    ]
    (replayed,) = told(capsys, save(tmp_path / "led.json", written), "--facilitator", "Ines")["nudges"]
    assert all(sentence in nudge.content for sentence in replayed["evidence"])
    assert f"/{replayed['message_id']}" in nudge.content


def test_parts_of_a_channel_are_one_conversation_whatever_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = messages(
        [(name, "so it goes") for name, _ in LED]
    )  # who is called is known once they have spoken
    whole = told(capsys, save(tmp_path / "whole.json", written), "--facilitator", "Ines", "--names")
    backwards = save(tmp_path / "b.json", written[25:10:-1])
    shuffled = random.Random(3).sample(written[:20], 20)
    parts = [
        save(tmp_path / "c.json", written[22:]),
        backwards,
        save(tmp_path / "a.json", shuffled + shuffled[:5]),
    ]
    merged = told(capsys, *parts, "--facilitator", "Ines", "--names")
    for key in ("messages", "turns", "timeline", "nudges"):
        assert merged[key] == whole[key]

    def by_name(found: dict[str, Any]) -> list[dict[str, Any]]:
        return sorted(found["shares"], key=lambda share: share["person"])

    assert by_name(merged) == by_name(whole)


def test_only_what_people_wrote_is_talk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = [
        message(1, "Ada", "hello"),
        message(2, "Helper", "I am a bot", author=author("Helper", isBot=True)),
        message(3, "Ben", "joined", type="GuildMemberJoin"),
        message(4, "Ben", "", type="20"),
        message(5, "Ben", "", type="Reply", reference={"messageId": "1001", "channelId": "2"}),
        message(6, "Cleo", "late to this", type="Reply", reference={"messageId": "77"}),
    ]
    found = told(capsys, save(tmp_path / "some.json", written))
    assert (found["messages"], found["people"], found["timeline"]) == (3, 3, [])
    assert next(share["answered"] for share in found["shares"]) >= 1


def test_files_of_old_and_odd_people_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = [
        {
            "id": "5",
            "type": "Default",
            "timestamp": "2021-05-01T18:00:00.1234567+02:00",
            "content": "hi",
            "author": {"id": "7", "name": "old", "isBot": False},
            "mentions": [{"id": "7", "name": "old"}, {"id": "0", "name": "Deleted User", "nickname": None}],
        },
        {
            "id": "6",
            "type": "Default",
            "timestamp": "2021-05-01T16:00:09Z",
            "content": None,
            "author": {"id": "0", "name": "Deleted User"},
        },
    ]
    path = tmp_path / "old.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"messages": written}).encode())
    found = told(capsys, str(path), "--names")
    assert [share["person"] for share in found["shares"]] == ["old", "Deleted User"]


def test_an_unknown_facilitator_is_told_who_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = refused(capsys, save(tmp_path / "led.json", messages(LED)), "--facilitator", "Nobody")
    assert all(f"{name} ({author(name)['id']})" in sentence for name in ("Ines", *MEMBERS))
    empty = refused(capsys, save(tmp_path / "none.json", []), "--facilitator", "Nobody")
    assert "no messages of people" in empty


def test_two_people_of_one_name_are_told_apart_by_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = [
        message(1, "Ada", "hello"),
        message(2, "Ada", "hi", author=author("Ada", id="5")),
    ]
    path = save(tmp_path / "two.json", written)
    sentence = refused(capsys, path, "--facilitator", "ada")
    assert str(author("Ada")["id"]) in sentence
    assert told(capsys, path, "--facilitator", "5")["facilitators"] == [2]


def test_the_picture_shows_the_nudge_and_says_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn: dict[str, Image.Image] = {}
    for name, turns in (("led", LED), ("free", FREE)):
        picture = tmp_path / f"{name}.png"
        path = save(tmp_path / f"{name}.json", messages(turns))
        assert main(["replay", path, "--facilitator", "Ines", "--picture", str(picture)]) == 0
        drawn[name] = Image.open(io.BytesIO(picture.read_bytes()))
    capsys.readouterr()
    assert drawn["led"].size == (1440, 896)
    assert "40 messages" in drawn["led"].info["Description"]
    assert drawn["led"].info["Description"].endswith("One nudge.")
    assert drawn["free"].info["Description"].endswith("No nudge.")
    warm = {name: _count(image, OWN) for name, image in drawn.items()}
    assert warm["led"] > 5 * warm["free"]  # the maypole's band, and the belief at the top


def _count(image: Image.Image, colour: str) -> int:
    wanted = tuple(bytes.fromhex(colour[1:]))
    found = image.convert("RGB").getcolors(image.width * image.height) or []
    return sum(count for count, each in found if each == wanted)


def test_nothing_said_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "none.png"
    assert main(["replay", save(tmp_path / "none.json", []), "--picture", str(picture)]) == 0
    assert "Nobody said anything here." in capsys.readouterr().out
    assert Image.open(io.BytesIO(picture.read_bytes())).size == (1440, 896)


def test_a_name_cannot_play_with_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = author("Ada", nickname="A\x1b[2Jda\ud800\nnl")
    assert main(["replay", save(tmp_path / "odd.json", [message(1, "Ada", "x", author=odd)]), "--names"]) == 0
    report = capsys.readouterr().out
    assert "\x1b" not in report
    assert "A�[2Jda��nl" in report


def test_files_may_stand_after_the_facilitator(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    led = save(tmp_path / "led.json", messages(LED))
    assert told(capsys, "--facilitator", "Ines", led)["facilitators"] == [1]
    assert "Which conversation?" in refused(capsys, "--facilitator", "Ines")


@pytest.mark.parametrize("edited", [None, (START + timedelta(hours=3)).isoformat(), "yesterday"])
@pytest.mark.parametrize(
    "text", ["## 🌿 Check-in\n> How do you arrive?", "## 📖 A round of stories\n> Nights"]
)
def test_at_a_check_in_or_in_a_round_a_facilitator_who_answers_everybody_is_no_maypole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, edited: str | None
) -> None:
    post = message(0, "Multilogue", text, timestampEdited=edited)
    post["author"] |= {"isBot": True}
    arriving = save(tmp_path / "arriving.json", [post, *messages(LED)])
    assert told(capsys, arriving, "--facilitator", "Ines")["nudges"] == []
    post["author"] |= {"isBot": False}  # anybody may write that
    arriving = save(tmp_path / "arriving.json", [post, *messages(LED)])
    assert told(capsys, arriving, "--facilitator", "Ines")["nudges"] != []


def test_what_comes_after_a_check_in_is_judged_as_ever(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = (START + timedelta(seconds=30)).isoformat()
    post = message(0, "Multilogue", "## 🌿 Check-in\n> How do you arrive?", timestampEdited=closed)
    post["author"] |= {"isBot": True}
    evening = save(tmp_path / "evening.json", [post, *messages(LED)])
    assert [each["kind"] for each in told(capsys, evening, "--facilitator", "Ines")["nudges"]] == [
        "leader-centered"
    ]
