"""The evening in short lines on the terminal."""

import json
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.demo.script import NEWCOMER, Room, Scene
from bot.demo.stage import GROUP, ZONE

WIDTH = 100
POST_LINES = 4
BOT = "Multilogue"
INDENT = " " * 9
TO: Mapping[Room, str] = {"circle": "to the group", "leading": "to its facilitators, in a channel of theirs"}


_STAMP = re.compile(r"<t:(\d+):(\w)>")
"""How Discord is told an instant; it shows each reader their own time. D is a day."""

_MARKS = re.compile(r"^(?:## |-# |> )|\*\*|\\(?=\W)", re.MULTILINE)
"""Discord's marks for headings, bold words and the like."""


def _time_of(stamp: re.Match[str]) -> str:
    at = datetime.fromtimestamp(int(stamp[1]), tz=ZONE)
    return f"{at.day} {at:%B}" if stamp[2] == "D" else f"{at:%H:%M}"


class Telling:
    """Prints what happens. With as_json, only the nudges, one object a line."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def opening(self, url: str | None) -> None:
        self._print(f"\n{GROUP}: a practice evening. All people and stories are made up.\n")
        if url is None:
            return
        self._print(f"  Open this page (the whole line, it carries a key):\n\n    {url}\n")
        self._print("  Sit in any seat with “Viewing as”; type, use / commands, press what you see.")
        self._print("  Under a message's Apps are Keep this, I see it differently and the like.")
        self._print(f"  {NEWCOMER} has not joined: sit in her seat to be new here.")
        self._print("  The cast waits while you do. Enter holds the cast, Enter again lets it go on.")
        self._print(
            "  w and Enter leaves out the rest of the evening: the week goes to its end, with its digests."
        )
        self._print("  Ctrl-C ends the evening. Nothing of it is kept.\n")

    def scene(self, scene: Scene) -> None:
        self._print(f"\n── {scene.title} " + "─" * (WIDTH - len(scene.title) - 4))
        for line in textwrap.wrap(scene.hint, WIDTH - 2):
            self._print(f"   {line}")
        self._print("")

    def said(self, at: datetime, who: str, text: str, to: str | None) -> None:
        name = f"{who} → {to}" if to else who
        line = f"{at.astimezone(ZONE):%H:%M}  {name:<15} {text}"
        self._print(line if len(line) <= WIDTH else line[: WIDTH - 2].rstrip() + " …")

    def did(self, at: datetime, who: str, what: str) -> None:
        self._print(f"{at.astimezone(ZONE):%H:%M}  {who} {what}")

    def posted(self, at: datetime, text: str) -> None:
        """What the bot says to everybody: the first lines of it."""
        lines = [line for line in _STAMP.sub(_time_of, text).splitlines() if line.strip()]
        for number, line in enumerate(lines[:POST_LINES]):
            begin = f"{at.astimezone(ZONE):%H:%M}  {BOT:<15}" if number == 0 else " " * 22
            whole = f"{begin} {line}"
            self._print(whole if len(whole) <= WIDTH else whole[: WIDTH - 2].rstrip() + " …")

    def digest(self, at: datetime, room: Room, text: str, pictures: Iterable[str]) -> None:
        """A digest with all its words, and what its pictures show."""
        local = at.astimezone(ZONE)
        self._print(f"\n{local:%A} {local.day} {local:%B, %H:%M}  {BOT}, {TO[room]}:\n")
        for line in _MARKS.sub("", _STAMP.sub(_time_of, text)).splitlines():
            self._print(textwrap.fill(line, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT))
        for shows in pictures:
            self._print(f"\n{INDENT}🖼 {shows}")
        self._print("")

    def nudge(self, at: datetime, who: str, nudge: dict[str, Any]) -> None:
        if self.as_json:
            sys.stdout.write(json.dumps(nudge, ensure_ascii=False) + "\n")
            return
        seen = f"{nudge['kind']}, belief {nudge['belief']:.2f}"
        self._print(f"\n{at.astimezone(ZONE):%H:%M}  🧭 The bot whispers to {who} ({seen}):")
        for sentence in (*nudge["evidence"], f"Try: {nudge['try']}"):
            for line in textwrap.wrap(sentence, WIDTH - 9):
                self._print(f"         {line}")
        self._print("")

    def note(self, text: str) -> None:
        self._print(text)

    def _print(self, text: str) -> None:
        if not self.as_json:
            print(text, flush=True)
