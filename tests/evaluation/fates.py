"""Short conversations written to test the fates of dissent, heard by a room; precision and recall by fate.

They were made up by writers who had not read the detector and were not changed to please it. The texts of every
second one were not looked at while the detector was made: their figures are the ones to go by.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.dynamics.acts.reading import reading_of
from bot.dynamics.addressee import Addressing
from bot.dynamics.cues import named_at_start, read
from bot.dynamics.dissent.fate import LIKELY
from bot.dynamics.dissent.place import Place
from bot.dynamics.dissent.recognise import dissent_in
from bot.dynamics.dissent.values import Standing, is_dislike
from bot.dynamics.room import Room
from bot.dynamics.values import Utterance

FOLDER = Path(__file__).parent / "fates"
START = datetime(2026, 1, 8, 18, tzinfo=UTC)
FATES = ("engaged", "supported", "ignored", "shut-down", "piled-on", "withdrawn", "removed", "open")


@dataclass(frozen=True, slots=True)
class Written:
    """A conversation. fate, target, dissent: None where nothing should be seen; unseen: kept back."""

    name: str
    fate: str | None
    target: str | None
    dissent: int | None
    facilitators: list[str]
    turns: list[dict[str, Any]]
    events: list[dict[str, Any]]
    unseen: bool


@dataclass(slots=True)
class Found:
    """What was seen in a conversation: how each likely dissent stood in the end, by index of its message."""

    written: Written
    dissents: dict[int, Standing] = field(default_factory=dict[int, Standing])

    @property
    def fate(self) -> str | None:
        """The fate seen of the dissent that was written; where that was missed, of the likeliest other."""
        if self.written.dissent in self.dissents:
            return self.dissents[self.written.dissent].fate
        return max(self.dissents.values(), key=lambda each: each.belief).fate if self.dissents else None


@cache
def written() -> tuple[Written, ...]:
    found: list[Written] = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            entry = json.loads(line)
            fate = None if entry["fate"] == "none" else entry["fate"].replace("_", "-")
            found.append(
                Written(
                    name=entry["id"],
                    fate=fate,
                    target=entry["target"],
                    dissent=entry["dissent"],
                    facilitators=entry["facilitators"],
                    turns=entry["turns"],
                    events=entry.get("events") or [],
                    unseen=number % 2 == 1,
                )
            )
    return tuple(found)


def heard(each: Written) -> Found:
    """Let a room hear a conversation with what else happened in it."""
    room, found = Room(), Found(each)
    names: dict[str, int] = {}
    for index, turn in enumerate(each.turns):
        _note(found, _say(room, each, index, turn, names))
        for event in each.events:
            if event["after"] == index:
                _note(found, _happen(room, each, event, names))
    last = room.close()
    _note(found, last.standings if last else ())
    return found


def messages(*, unseen: bool | None = None) -> Iterator[tuple[float, bool]]:
    """Give the belief in dissent of each message up to the one that differs, with whether it is that one."""
    for each in written():
        if unseen is not None and each.unseen != unseen:
            continue
        place, addressing, names = Place(), Addressing(), dict[str, int]()
        for index, turn in enumerate(each.turns):
            if each.dissent is not None and index > each.dissent:
                break
            said = utterance(each, index, turn, names)
            yield dissent_in(said, addressing.hear(said), place), index == each.dissent
            place.add(said)


def _say(
    room: Room, each: Written, index: int, turn: dict[str, Any], names: dict[str, int]
) -> tuple[Standing, ...]:
    told = room.hear(utterance(each, index, turn, names))
    return told.standings if told else ()


def utterance(each: Written, index: int, turn: dict[str, Any], names: dict[str, int]) -> Utterance:
    who, text = turn["speaker"], turn["text"]
    number = names.setdefault(who.casefold(), len(names) + 1)
    answers = turn.get("reply_to")
    return Utterance(
        message=index + 1,
        speaker=number,
        at=START + timedelta(seconds=turn["t"]),
        leads=who in each.facilitators,
        answers=None if answers is None else answers + 1,
        named=named_at_start(text, names),
        cues=read(text),
        reading=reading_of(text, names),
    )


def _happen(room: Room, each: Written, event: dict[str, Any], names: dict[str, int]) -> tuple[Standing, ...]:
    match event["kind"]:
        case "deleted":
            room.withdraw(event["turn"] + 1)
            gone = room.gone(event["turn"] + 1)
            owner = names[each.turns[event["turn"]]["speaker"].casefold()]
            return room.moderated(owner) if event["by"] == "moderator" else gone
        case "timeout":
            return room.sent_out(names.get(event["who"].casefold(), 0))
        case "reaction" if is_dislike(event["emoji"]):
            who = names.setdefault(event["who"].casefold(), len(names) + 1)
            return room.disliked(event["turn"] + 1, who)
        case _:
            return ()


def _note(found: Found, standings: tuple[Standing, ...]) -> None:
    for standing in standings:
        if standing.belief >= LIKELY:
            found.dissents[standing.message - 1] = standing


@dataclass(frozen=True, slots=True)
class Judged:
    """A fate's figures. written: how many carry it."""

    fate: str
    written: int
    precision: float
    recall: float


def judged(*, unseen: bool | None = None) -> Iterator[Judged]:
    """Measure each fate; unseen: only those kept back, or only the others."""
    pairs = [(each.fate, heard(each).fate) for each in written() if unseen is None or each.unseen == unseen]
    truth, said = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    right = Counter(one for one, other in pairs if one == other)
    for fate in FATES:
        yield Judged(fate, truth[fate], right[fate] / max(1, said[fate]), right[fate] / max(1, truth[fate]))


def found(*, unseen: bool | None = None) -> tuple[int, int]:
    """Give how many of the dissents were noticed, whatever became of them, and of how many."""
    those = [each for each in written() if each.fate and (unseen is None or each.unseen == unseen)]
    return sum(each.dissent in heard(each).dissents for each in those), len(those)


def false_alarms(*, unseen: bool | None = None) -> tuple[int, int]:
    """Give in how many conversations without dissent one was seen, of how many."""
    those = [each for each in written() if each.fate is None and (unseen is None or each.unseen == unseen)]
    return sum(bool(heard(each).dissents) for each in those), len(those)
