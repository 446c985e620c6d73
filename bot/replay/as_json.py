"""The replay as one JSON object, written piece by piece."""

import json
from typing import Any, TextIO

from bot.dynamics.dissent.values import Standing
from bot.dynamics.policy import Nudge
from bot.replay.hearing import Told
from bot.replay.rows import Row
from bot.words.nudges import say

DIGITS = 4


def write_json(told: Told, out: TextIO, *, names: bool) -> None:
    """Write the object that docs/replay.md describes."""

    def person(number: int) -> int | str:
        return told.people.name(number) if names else number

    head: dict[str, Any] = {
        "messages": told.messages,
        "turns": told.turns,
        "people": len(told.people),
        "facilitators": [person(number) for number in sorted(told.facilitators)],
    }
    tail: dict[str, Any] = {
        "nudges": _nudges(told),
        "shares": [
            {"person": person(number), "turns": share.turns, "words": share.words, "answered": share.answered}
            for number, share in sorted(told.shares.items())
        ],
        "dissent": [_dissent(each) for _, each in sorted(told.dissents.items())],
        "skipped": told.skipped,
    }
    out.write(json.dumps(head)[:-1] + ', "timeline": [')
    between = ""
    for row in told.rows:
        out.write(between + json.dumps(_row(row)))
        between = ", "
    out.write("], " + json.dumps(tail)[1:] + "\n")


def _row(row: Row) -> dict[str, Any]:
    return {
        "turn": row.turn,
        "at": row.at.isoformat(),
        "message_id": str(row.message),
        "pattern": row.patterns.likeliest,
        "beliefs": {pattern: round(belief, DIGITS) for pattern, belief in row.patterns.each()},
        "leader_centered": round(row.leader_centered, DIGITS),
        "member_hub": round(row.member_hub, DIGITS),
        "hub_share": round(row.hub_share, DIGITS),
        "chance": round(row.chance, DIGITS),
        "member_to_member": round(row.member_to_member, DIGITS),
    }


def _dissent(standing: Standing) -> dict[str, Any]:
    return {
        "message_id": str(standing.message),
        "turn": standing.turn,
        "belief": round(standing.belief, DIGITS),
        "target": standing.target,
        "fate": standing.fate,
        "certainty": round(standing.certainty, DIGITS),
        "evidence": [
            {"what": sign.what, "message_id": str(sign.message), "certainty": round(sign.certainty, DIGITS)}
            for sign in standing.signs
        ],
    }


def _nudges(told: Told) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    before: dict[str, int] = {}
    for nudge in told.nudges:
        found.append(_nudge(nudge, before.get(nudge.kind, 0)))
        before[nudge.kind] = before.get(nudge.kind, 0) + 1
    return found


def _nudge(nudge: Nudge, before: int) -> dict[str, Any]:
    said = say(nudge, before)
    return {
        "kind": nudge.kind,
        "at": nudge.at.isoformat(),
        "turn": nudge.turn,
        "message_id": str(nudge.message),
        "belief": round(nudge.belief, DIGITS),
        "evidence": list(said.evidence),
        "try": said.attempt,
    }
