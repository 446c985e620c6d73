"""What can be wrong with an export, as a sentence that says what to do."""

AGAIN = "Export the channel again, or leave out what cannot be read with --skip-broken."


class ReplayError(Exception):
    """A replay cannot go on; the message says where, why, and what to do."""


class BrokenMessage(ReplayError):
    """One message cannot be read; the rest may be fine."""


def place(path: object, line: int) -> str:
    """Say where, the way editors do.

    >>> place("talk.json", 12)
    'talk.json, line 12'
    """
    return f"{path}, line {line}"
