"""multilogue replay."""

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.replay.as_json import write_json
from bot.replay.calendar import Calendar
from bot.replay.export import channel_name
from bot.replay.hearing import replay as hear
from bot.replay.progress import ProgressBar
from bot.replay.report import write_report
from bot.replay.rows import Rows
from bot.words import speaking


def replay(
    files: Sequence[Path],
    facilitators: Sequence[str],
    *,
    as_json: bool = False,
    names: bool = False,
    skip_broken: bool = False,
    picture: Path | None = None,
    language: str = "en",
    digest: Path | None = None,
    calendar: Calendar | None = None,
) -> int:
    """Hear the files and print what came of it; look back on its weeks, if asked to. Raises ReplayError."""
    calendar = calendar or Calendar()
    calendar.check()
    bar = ProgressBar(sys.stderr)
    with Rows() as rows, speaking(language):
        try:
            told = hear(
                files,
                facilitators,
                rows,
                language=language,
                skip_broken=skip_broken,
                calendar=calendar if digest else None,
                progress=bar,
            )
        finally:
            bar.clear()
        if picture is not None:
            from bot.replay.drawing import draw  # noqa: PLC0415  (drawing takes a second to import)

            draw(told, picture)
        if digest is not None:
            from bot.replay.looking_back import write_digest  # noqa: PLC0415  (the same)

            write_digest(told, channel_name(files[0]) or files[0].stem, calendar.zone, language, digest)
        (write_json if as_json else write_report)(told, sys.stdout, names=names)
        if as_json and told.skipped:
            print(f"Left out because it could not be read: {told.skipped}.", file=sys.stderr)
    return 0
