"""A line that says how far it is, where somebody is watching."""

from typing import TextIO

WIDTH = 30


class ProgressBar:
    """Draws on a terminal; keeps silent into a file or a pipe."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._drawn = ""

    def __call__(self, what: str, done: float) -> None:
        """Show what is being done and how much of it is, 0 to 1."""
        full = round(min(1.0, done) * WIDTH)
        line = f"\r{what}  [{'█' * full}{'·' * (WIDTH - full)}] {min(1.0, done):4.0%}"
        if line != self._drawn and self._out.isatty():
            self._out.write(line)
            self._out.flush()
            self._drawn = line

    def clear(self) -> None:
        """Take the line away, so that the report begins where it stood."""
        if self._drawn:
            self._out.write("\r" + " " * len(self._drawn) + "\r")
            self._out.flush()
            self._drawn = ""
