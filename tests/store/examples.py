"""Groups, people and traces to try the store with."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from bot.dynamics.dissent.values import Standing
from bot.practice.group import Charter, Group
from bot.store.keys import Keyring
from bot.store.store import Store
from bot.store.traces import Gone, Trace

NOW = datetime(2026, 1, 8, 19, 0, tzinfo=UTC)
GUILD, ADA, BEN, HOSTS = (
    81_000_000_000_000_001,
    82_000_000_000_000_001,
    82_000_000_000_000_002,
    83_000_000_000_000_001,
)
CIRCLE, SECOND, STAFF = 84_000_000_000_000_001, 84_000_000_000_000_002, 84_000_000_000_000_003

CHARTER = Charter(
    name="Carers",
    purpose="We look after someone.",
    channels=(CIRCLE,),
    facilitators=(ADA,),
    facilitator_roles=(HOSTS,),
    zone="Europe/Berlin",
    language="de",
    nudges_to="channel",
    nudge_channel=STAFF,
    quiet_from=time(21, 30),
)


async def group(store: Store, **changes: Any) -> Group:
    return await store.groups.create(GUILD, replace(CHARTER, **changes), NOW)


def trace(group: Group, message: int, person: int, to: int | None = None, **more: Any) -> Trace:
    """Make a trace; message also counts the minutes since NOW."""
    given: dict[str, Any] = {
        "message": Keyring(bytes(range(32))).message(group.id, message),
        "group": group.id,
        "channel": CIRCLE,
        "person": person,
        "at": more["at"] if "at" in more else NOW + timedelta(minutes=message),
        "to_person": to,
        "to_weight": 1.0 if to else 0.5,
        "how": "reply" if to else "group",
        "words": 5,
        "tone": 0.25,
        "asks": False,
    }
    return Trace(**(given | more))


def gone(trace: Trace) -> Gone:
    """Say that the message of a trace was deleted."""
    return Gone(trace.message, trace.at)


def standing(message: int, owner: int, **more: Any) -> Standing:
    """Make the standing of a dissent that was ignored."""
    given: dict[str, Any] = {
        "message": message,
        "turn": message,
        "at": NOW + timedelta(minutes=message),
        "owner": owner,
        "target": "member",
        "belief": 0.9,
        "fate": "ignored",
        "certainty": 0.8,
        "last": message + 9,
        "settled": True,
        "signs": (),
    }
    return Standing(**(given | more))
