"""Exports as DiscordChatExporter writes them, made up."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.world import maypole, multilogue

START = datetime(2026, 3, 3, 18, tzinfo=UTC)
MEMBERS = ("Ada", "Ben", "Cleo", "Dora")
LED = maypole("Ines", *MEMBERS)
FREE = multilogue("Ines", *MEMBERS, rounds=8)


def author(name: str, **more: Any) -> dict[str, Any]:
    number = 900 + sum(ord(letter) << 8 * place for place, letter in enumerate(name[:4]))
    return {
        "id": str(number),
        "name": name.lower(),
        "discriminator": "0000",
        "nickname": name,
        "isBot": False,
    } | more


def message(number: int, name: str, text: str, **more: Any) -> dict[str, Any]:
    """Write down the nth message, twenty seconds after the one before."""
    at = START + timedelta(seconds=20 * number)
    whole: dict[str, Any] = {
        "id": str(1_000 + number),
        "type": "Default",
        "timestamp": at.isoformat(),
        "content": text,
        "author": author(name),
        "attachments": [],
        "mentions": [],
    }
    return whole | more


def messages(turns: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    return [message(number, *turn) for number, turn in enumerate(turns, 1)]


def export(written: Sequence[dict[str, Any]]) -> str:
    whole = {
        "guild": {"id": "1", "name": "Carers"},
        "channel": {"id": "2", "name": "evening"},
        "dateRange": {"after": None, "before": None},
        "messages": list(written),
        "messageCount": len(written),
    }
    return json.dumps(whole, indent=2)


def save(path: Path, written: Sequence[dict[str, Any]]) -> str:
    path.write_text(export(written), encoding="utf-8")
    return str(path)
