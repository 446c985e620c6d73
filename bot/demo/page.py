"""The page of the practice room: SimCord's preview, made to live with a cast that goes on playing.

The preview is made for one driver at a time. Here a person and a cast share it, which takes two changes to
it (its internals, so the version is pinned and the page test would notice): a person's action waits for the
cast's and is then taken as meant for what is there now, and the page follows the newest message. `menus.py`
adds what the preview lacks.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Self

from simcord import SetupError
from simcord.preview import Preview

from bot.demo.menus import Menus
from bot.demo.stage import ZONE, Stage

PORTS_TRIED = 20

LOOKING_ROUND = ("viewer", "focus", "history", "refresh", "close", "configure_presentation")
"""What a person does at the page without acting in the room."""

BUSY = ("autocomplete_command", "browse_candidates", "run_command", "click", "select")
"""What is followed by more: a command being typed, a form that opens."""


class Page:
    """Open it with `await Page.open(…)`. turn: whoever acts in the room holds it, the cast or the person."""

    def __init__(self, preview: Preview, turn: asyncio.Lock) -> None:
        self._preview = preview
        self.turn = turn

    @classmethod
    async def open(cls, stage: Stage, port: int, person_acts: Callable[[bool], None]) -> Self:
        """Serve the page at the port asked for, or the next free one.

        person_acts is told of every action of a person in the room, and whether more is likely to follow.
        """
        turn = asyncio.Lock()
        for candidate in range(port, port + PORTS_TRIED):
            viewers = list(stage.cast.values())
            preview = stage.env.preview(
                stage.channel, viewers=viewers, layout="channel", timezone=ZONE.key, port=candidate
            )
            _Shared(preview, stage, turn, person_acts)
            Menus(preview, stage)
            try:
                return cls(await preview.__aenter__(), turn)
            except SetupError as taken:
                if "could not bind" not in str(taken):
                    raise
        raise SystemExit(
            f"The ports {port} to {port + PORTS_TRIED - 1} are all taken. Choose another with --port."
        )

    @property
    def url(self) -> str:
        """The whole address, with its secret fragment."""
        return self._preview.url

    async def refresh(self) -> None:
        """Show what has happened; only with the turn."""
        await self._preview.refresh()

    async def wait_closed(self) -> None:
        await self._preview.wait_closed()

    async def close(self) -> None:
        await self._preview.close()


class _Shared:
    """What is changed in a preview."""

    def __init__(
        self, preview: Preview, stage: Stage, turn: asyncio.Lock, person_acts: Callable[[bool], None]
    ) -> None:
        self._own: Any = preview
        self._stage, self._turn, self._person_acts = stage, turn, person_acts
        self._looking_back: set[Any] = set()
        self._take, self._publish = self._own._action, self._own._publish  # noqa: SLF001
        self._own._action, self._own._publish = self._action_in_turn, self._publish_newest  # noqa: SLF001

    async def _action_in_turn(self, context: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        kind = body.get("kind")
        if kind not in LOOKING_ROUND:
            self._person_acts(kind in BUSY)
        if kind == "focus" or (kind == "history" and body.get("direction") != "latest"):
            self._looking_back.add(context)
        elif kind in ("history", "viewer", "send_message", "run_command"):
            self._looking_back.discard(context)
        async with self._turn:
            return await self._take(context, self._as_of_now(context, body))

    def _as_of_now(self, context: str | None, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Take an action as meant for the newest page: the cast may have spoken since the person looked."""
        if "published_revision" not in body:
            return body
        try:
            return {**body, "published_revision": self._own._get_page(context).revision}  # noqa: SLF001
        except (SetupError, LookupError):
            return body

    def _publish_newest(self, page: Any, **why: Any) -> None:
        """Show the end of the talk, unless the person went back in it."""
        if page.id not in self._looking_back:
            viewer = next(actor for actor in self._stage.cast.values() if actor.id == page.viewer.id)
            seen = self._stage.channel.history(viewer=viewer)
            page.target_id, page.window_end_id = (seen[-1].id if seen else None), None
        self._publish(page, **why)
