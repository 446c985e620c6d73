"""The log, for whoever runs the bot. No word, name or id of anyone reaches it.

Our own records are written as they are: the rule for them is in the house. What libraries write is not ours
to trust, so only their template is kept, without the values; ids are masked in both. Of an exception the log
has its kind and where in the code it happened, never its text, which may repeat what somebody wrote.
"""

import logging
import re
import sys
import traceback
from types import TracebackType

OURS = ("bot", "cogs", "migrations")
_IDS = re.compile(r"\d{15,20}")
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[-#0-9 +.]*[a-zA-Z]|\{[^{}]*\}")
_ASYNCIO = (
    "Task exception was never retrieved",
    "Future exception was never retrieved",
    "Task was destroyed but it is pending!",
    "Exception in callback",
)
_STRANGE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def setup(level: str) -> None:
    """Write to stderr from now on, what is of that level or graver."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)


class Discreet(logging.Formatter):
    """One line a record, and the frames of an exception below it.

    >>> record = logging.LogRecord("discord.http", 20, "", 1, "Sent %s to %s", ("words", 1), None)
    >>> Discreet().format(record).split(" ", 1)[1]
    'INFO discord.http: Sent … to …'
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record, self.datefmt)} {record.levelname} {record.name}: {_message(record)}"
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            line += f"\n  {kind.__name__}{_frames(trace)}"
        return line


def _message(record: logging.LogRecord) -> str:
    ours = record.name.partition(".")[0] in OURS
    text = record.getMessage() if ours else _PLACEHOLDER.sub("…", str(record.msg))
    if record.name == "asyncio" and not record.args:
        text = _of_asyncio(text)
    elif not ours and not record.args and not _is_template(record):
        text = "…"  # a text that was put together before it came here may hold anything
    return _STRANGE.sub(" ", _IDS.sub("…", text))


def _is_template(record: logging.LogRecord) -> bool:
    """Tell whether a record without values is a plain sentence of a library we know to write such."""
    return isinstance(record.msg, str) and record.name.partition(".")[0] in ("discord", "apscheduler")


def _of_asyncio(text: str) -> str:
    r"""Keep its own sentence; below and after that it writes out tasks and calls, with the values in them.

    >>> _of_asyncio("Task exception was never retrieved\nfuture: <Task exception=ValueError('words')>")
    'Task exception was never retrieved'
    >>> _of_asyncio("Exception in callback greet('Ada')")
    'Exception in callback…'
    """
    said = next((each for each in _ASYNCIO if text.startswith(each)), "")
    return said if said == text.partition("\n")[0] else f"{said}…"


def _frames(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return "".join(f"\n    {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
