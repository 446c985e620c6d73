"""multilogue read: what the bot reads in a text, and which words made it think so. Nothing of it is kept."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from bot.dynamics.acts.model import CUES, acts, fired
from bot.dynamics.tone import tone

DIGITS = 4
SHOWN = 6
"""Terms shown for a cue, the strongest first."""

LIKELY = 0.5


class ReadError(Exception):
    """A file of sentences cannot be read; the message says where and what to do."""


def read_text(text: str, out: TextIO, *, as_json: bool) -> None:
    """Tell what is read in one text."""
    if as_json:
        out.write(json.dumps({"text": text, "cues": cues(text)}) + "\n")
        return
    found, terms = cues(text), fired(text)
    for cue in CUES:
        mark = "●" if found[cue] >= LIKELY else "·"
        heard = ", ".join(f"{term} {weight:+.1f}" for term, weight in terms[cue][:SHOWN])
        out.write(f"{mark} {cue.replace('_', ' '):<10} {found[cue]:.2f}  {heard}\n")
    out.write(f"  tone       {found['tone']:+.2f}  (VADER)\n")


def read_file(path: Path, out: TextIO, *, as_json: bool) -> None:
    """Tell what is read in each line's "text", which may answer its "context". Raises ReadError."""
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for number, entry in _entries(path, lines):
                found = cues(entry["text"], entry.get("context"))
                if as_json:
                    out.write(json.dumps(entry | {"cues": found}) + "\n")
                else:
                    likely = [cue for cue in CUES if found[cue] >= LIKELY]
                    out.write(f"{number}\t{', '.join(likely) or '–'}\ttone {found['tone']:+.2f}\n")
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror}.") from error


def cues(text: str, context: str | None = None) -> dict[str, float]:
    """Give every cue, 0 to 1, and the tone, -1 to 1, by name."""
    found = {cue: round(value, DIGITS) for cue, value in acts(text, context)._asdict().items()}
    return found | {"tone": round(tone(text), DIGITS) if text.strip() else 0.0}


def _entries(path: Path, lines: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry: Any = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ReadError(
                f"{path}, line {number}: this is no JSON. Put one object in each line."
            ) from error
        if not _is_sentence(entry):
            raise ReadError(
                f'{path}, line {number}: an object with a "text" is needed (and may have a "context").'
            )
        yield number, entry


def _is_sentence(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("text"), str)  # pyright: ignore[reportUnknownMemberType]
        and isinstance(entry.get("context"), str | None)  # pyright: ignore[reportUnknownMemberType]
    )


def read(text: str | None, file: Path | None, *, as_json: bool) -> int:
    """Read a text or a file of them; 2 where it is not said which."""
    if (text is None) == (file is None):
        print('Give a text in quotes or --file FILE: multilogue read "What should we do?"', file=sys.stderr)
        return 2
    if file is not None:
        read_file(file, sys.stdout, as_json=as_json)
    elif text is not None:
        read_text(text, sys.stdout, as_json=as_json)
    return 0
