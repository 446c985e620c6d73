"""What somebody typed into a form and has not settled yet, kept from one press to the next."""

from dataclasses import asdict, fields
from typing import Any, Self


class Entered:
    """For dataclasses: to and from the stored form of what was entered."""

    __slots__ = ()

    @classmethod
    def load(cls, form: dict[str, Any]) -> Self:
        """Take up what was stored; fields of other versions are left aside."""
        known = {each.name for each in fields(cls)}  # pyright: ignore[reportArgumentType]  (they are dataclasses)
        return cls(**{key: value for key, value in form.items() if key in known})

    def dump(self) -> dict[str, Any]:
        return asdict(self)  # pyright: ignore[reportArgumentType, reportCallIssue]
