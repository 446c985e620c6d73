"""Turns for examples and tests."""

from datetime import UTC, datetime, timedelta

from bot.dynamics.values import Address, Turn

START = datetime(2026, 1, 1, 18, tzinfo=UTC)


def turn(
    speaker: int, to: int | None = None, *, weight: float = 1.0, leader: int = 1, number: int = 1
) -> Turn:
    """Make a turn of a group whose facilitator is `leader`."""
    at = START + timedelta(seconds=number)
    return Turn(
        number=number,
        speaker=speaker,
        leads=speaker == leader,
        address=Address(to, weight, "group" if to is None else "reply"),
        ended=at,
        first_message=number,
        last_message=number,
        messages=1,
        words=1,
        to_leads=to == leader,
    )


def talk(*speakers: int, leader: int = 1) -> list[Turn]:
    """Make turns in which everyone answers who spoke just before."""
    found: list[Turn] = []
    for number, speaker in enumerate(speakers, 1):
        after, before = (found[-1] if found else None), (found[-2] if len(found) > 1 else None)
        to = after.speaker if after and after.speaker != speaker else None
        found.append(
            turn(speaker, to, leader=leader, number=number)._replace(
                after=after.speaker if after else None,
                after_leads=bool(after and after.leads),
                before=before.speaker if before else None,
                before_leads=bool(before and before.leads),
            )
        )
    return found
