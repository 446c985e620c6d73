"""A file that has no name, for what a replay need not hold in memory: gone with the process, whatever happens."""

from tempfile import TemporaryFile
from types import TracebackType
from typing import Self


class Unnamed:
    """Something kept in such a file, to be used in a `with`."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  (closed by __exit__)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
