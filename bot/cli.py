"""multilogue run | doctor | demo | replay | read | db: what a host types."""

import argparse
import asyncio
import os
import resource
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from bot import __version__
from bot.clock import SystemClock
from bot.reading import ReadError, read
from bot.replay.calendar import Calendar
from bot.replay.errors import ReplayError
from bot.settings import ConfigError, Settings, load
from bot.store.errors import StoreError


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; give its exit code: 0 done, 1 the command says no, 2 something has to be put right first."""
    options = _parser().parse_args(argv)
    try:
        return options.run(options)
    except (ConfigError, StoreError, ReplayError, ReadError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever reads along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="multilogue", description="A Discord bot for peer support groups that work by mutual aid."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="run the bot on Discord")
    _config(run)
    run.set_defaults(run=_run)

    doctor = commands.add_parser("doctor", help="say what keeps the bot from running well, one line each")
    _config(doctor)
    doctor.set_defaults(run=_doctor)

    demo = commands.add_parser("demo", help="open the practice room: no token, no Discord")
    demo.add_argument(
        "--play-out", action="store_true", help="play the whole evening at once, without a page"
    )
    demo.add_argument("--json", action="store_true", help="with --play-out: print each nudge as a JSON line")
    demo.add_argument("--port", type=int, default=8377, help="where the page is served, or the next free one")
    demo.add_argument("--pace", type=float, default=1.0, help="2 plays twice as fast, 0.5 half as fast")
    demo.set_defaults(run=_demo)

    replay = commands.add_parser(
        "replay", help="hear an exported conversation as the bot would have heard it"
    )
    _replay_options(replay)
    replay.set_defaults(run=_replay)

    read = commands.add_parser(
        "read", help="show what the bot reads in an English text, and from which words"
    )
    read.add_argument("text", nargs="?", metavar="TEXT", help="a message, in quotes")
    read.add_argument("--file", type=Path, metavar="FILE.jsonl", help='a file with a "text" in each line')
    read.add_argument("--json", action="store_true", help="add the cues to each object")
    read.set_defaults(run=_read)

    db = commands.add_parser("db", help="look after the database").add_subparsers(
        required=True, metavar="WHAT"
    )
    for what, help_text in (
        ("upgrade", "bring the database to this version, after a backup"),
        ("backup", "copy the database while the bot runs"),
        ("check", "look for damage and for migrations to do"),
    ):
        command = db.add_parser(what, help=help_text)
        _config(command)
        command.set_defaults(run=_db, what=what)
    rekey = db.add_parser("rekey", help="seal everything with a new key, while the bot is stopped")
    _config(rekey)
    rekey.add_argument(
        "--new-key-file",
        type=Path,
        metavar="FILE",
        help="a file with the new key; else MULTILOGUE_NEW_KEY is taken, or one is made",
    )
    rekey.set_defaults(run=_rekey)
    return parser


def _replay_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="a JSON file of DiscordChatExporter")
    parser.add_argument(
        "--facilitator",
        action="extend",
        nargs="+",
        default=[],
        metavar="NAME_OR_ID",
        help="who facilitates; may be given for several people",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object (docs/replay.md)")
    parser.add_argument("--names", action="store_true", help="say people's names instead of numbers")
    parser.add_argument("--skip-broken", action="store_true", help="leave out messages that cannot be read")
    parser.add_argument("--picture", type=Path, metavar="FILE.png", help="draw the timeline, too")
    parser.add_argument(
        "--digest", type=Path, metavar="FILE.html", help="look back week by week, on a page to keep"
    )
    parser.add_argument("--zone", default="UTC", help="with --digest: the group's time zone (default: UTC)")
    parser.add_argument(
        "--smallest",
        type=int,
        choices=(3, 4, 5),
        default=5,
        help="with --digest: the least people of whom anything is told (default: 5)",
    )
    parser.add_argument("--language", default="en", help="of the conversation (default: en)")


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, default=Path("config.toml"), help="settings (default: config.toml)"
    )


def _settings(options: argparse.Namespace) -> Settings:
    return load(options.config)


def _run(options: argparse.Namespace) -> int:
    from bot.serving import serve  # noqa: PLC0415  (looking after the database needs no discord)

    _leave_no_dump()
    return asyncio.run(serve(_settings(options), os.environ, SystemClock()))


def _doctor(options: argparse.Namespace) -> int:
    from bot.doctor import examine  # noqa: PLC0415  (looking after the database needs no discord)

    async def tell() -> int:
        problems = 0
        async for finding in examine(options.config, os.environ):
            print(finding, flush=True)
            problems += finding.kind == "problem"
        return min(problems, 1)

    return asyncio.run(tell())


def _demo(options: argparse.Namespace) -> int:
    try:
        from bot.demo.main import demo  # noqa: PLC0415  (the simulation is an extra)
    except ModuleNotFoundError as missing:
        print(f"The practice room needs {missing.name}: pip install 'multilogue[demo]'", file=sys.stderr)
        return 2
    return demo(play_out=options.play_out, as_json=options.json, port=options.port, pace=options.pace)


def _replay(options: argparse.Namespace) -> int:
    from bot.replay.main import replay  # noqa: PLC0415  (the other commands hear nothing)

    facilitators, files = _people_and_files(options.facilitator, options.files)
    if not files:
        print("Which conversation? multilogue replay FILE.json --facilitator NAME", file=sys.stderr)
        return 2
    return replay(
        files,
        facilitators,
        as_json=options.json,
        names=options.names,
        skip_broken=options.skip_broken,
        picture=options.picture,
        language=options.language,
        digest=options.digest,
        calendar=Calendar(options.zone, options.smallest),
    )


def _people_and_files(people: list[str], files: list[str]) -> tuple[list[str], list[Path]]:
    """Tell them apart where files were written after --facilitator, which takes all that follow it."""
    late = [each for each in people if each.endswith(".json")] if not files else []
    return [each for each in people if each not in late], [Path(each) for each in (*files, *late)]


def _read(options: argparse.Namespace) -> int:
    return read(options.text, options.file, as_json=options.json)


def _db(options: argparse.Namespace) -> int:
    from bot.store import backups, migrate  # noqa: PLC0415  (Alembic is slow to import)

    settings, now = _settings(options), SystemClock().now()
    url, folder = settings.database.url, settings.database.backups
    if options.what == "upgrade":
        print(asyncio.run(migrate.upgrade(url, folder, now)))
    elif options.what == "backup":
        print(f"Copied to {asyncio.run(backups.backup(url, folder, now))}")
    else:
        problems = asyncio.run(migrate.check(url))
        print("\n".join(problems) or "The database is sound and up to date.")
        return 1 if problems else 0
    if old := backups.let_go(url, folder, timedelta(days=settings.database.backups_days), now):
        print(f"Copies older than {settings.database.backups_days} days that were removed: {old}")
    return 0


def _rekey(options: argparse.Namespace) -> int:
    from bot.store import backups, rekey  # noqa: PLC0415  (Alembic is slow to import)

    settings = _settings(options)
    url, folder = settings.database.url, settings.database.backups
    _leave_no_dump()
    print(asyncio.run(rekey.rekey(url, settings.key.file, os.environ, given=options.new_key_file)))
    if old := len(backups.made(url, folder)):
        print(
            f"Copies in {folder} that only the old key opens: {old}. "
            "Delete them if that key may be known to others, and make a new one: multilogue db backup"
        )
    return 0


def _leave_no_dump() -> None:
    """Let a crash leave no image of the memory behind: the key would be in it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
