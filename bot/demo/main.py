"""`multilogue demo`."""

import asyncio
import logging
import sys

from bot.demo.conductor import Conductor
from bot.demo.page import Page
from bot.demo.scenes import EVENING, WEEK_END
from bot.demo.stage import stage
from bot.demo.telling import Telling


def demo(*, play_out: bool, as_json: bool, port: int, pace: float) -> int:
    """Open the practice room; give the exit code (1 when the evening went by without a nudge)."""
    logging.disable(logging.WARNING)  # the terminal belongs to the story
    telling = Telling(as_json=as_json)
    try:
        return asyncio.run(_play_out(telling) if play_out else _open(telling, port, max(pace, 0.1)))
    except KeyboardInterrupt:
        telling.note("\nThe evening is over. Nothing of it was kept.")
        return 0


async def _play_out(telling: Telling) -> int:
    async with stage() as scene:
        conductor = Conductor(scene, telling)
        telling.opening(None)
        await conductor.play((*EVENING, *WEEK_END))
        telling.note(f"\nThe evening is over; nudges given: {conductor.noticing.given}.")
        return 0 if conductor.noticing.given else 1


async def _open(telling: Telling, port: int, pace: float) -> int:
    async with stage() as scene:
        conductor = Conductor(scene, telling, pace)
        page = await Page.open(scene, port, conductor.person_acts)
        conductor.show_on(page)
        telling.opening(page.url)
        listening = _listen(conductor, telling)
        evening = asyncio.create_task(_evening(conductor, telling))
        closed = asyncio.create_task(page.wait_closed())
        try:
            await asyncio.wait({evening, closed}, return_when=asyncio.FIRST_COMPLETED)
            if evening.done():
                evening.result()
            telling.note("\nThe page was ended from the browser. Nothing of the evening was kept.")
        finally:
            if listening:
                asyncio.get_running_loop().remove_reader(sys.stdin)
            evening.cancel()
            closed.cancel()
            await asyncio.gather(evening, closed, return_exceptions=True)
            await page.close()
    return 0


async def _evening(conductor: Conductor, telling: Telling) -> None:
    await conductor.play(EVENING)
    await conductor.play(WEEK_END, whole=True)
    telling.note(
        "\nThe cast has gone home; the room stays open for you. Ctrl-C ends it, w and Enter lets a week go by."
    )
    await conductor.linger()


def _listen(conductor: Conductor, telling: Telling) -> bool:
    """Let Enter on a terminal hold the cast and let it go, and w go to the week's end; False without a terminal."""
    if not sys.stdin.isatty():
        return False

    def pressed() -> None:
        if sys.stdin.readline().strip().lower() == "w":
            telling.note("   (the week goes on to its end)")
            conductor.hurry()
            return
        conductor.held = not conductor.held
        telling.note("   (the cast waits)" if conductor.held else "   (the cast goes on)")

    asyncio.get_running_loop().add_reader(sys.stdin, pressed)
    return True
