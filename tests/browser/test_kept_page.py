"""The page that a group keeps, in a real browser: it fits, asks for nothing, and follows the reader's light."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bot.digest.report import as_html
from tests.browser.test_practice_room import CHROMIUM, QUIET
from tests.digest.weeks import digest, everything, healthy, led

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)"
)


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(name="url")
def _url(tmp_path: Path) -> str:
    weeks = [led(0), *(healthy(number) for number in range(1, 4))]
    them = [*(digest(*weeks[: number + 1]) for number in range(4)), everything()]
    path = tmp_path / "kept.html"
    path.write_text(as_html("Evening Circle", "UTC", "en", them, facilitators=True), encoding="utf-8")
    return path.as_uri()


def test_it_fits_a_phone_and_asks_for_nothing_but_itself(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert [each for each in asked if not each.startswith("data:")] == [url]
    assert complaints == []
    page.close()


def test_it_is_light_or_dark_as_the_reader_likes_and_paper_stays_white(browser: Browser, url: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(url)
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.emulate_media(media="print", color_scheme="dark")
    printed = page.evaluate(paper)
    page.emulate_media(media="screen", color_scheme="light")
    assert (dark, printed, page.evaluate(paper)) == (
        "rgb(27, 32, 38)",
        "rgb(255, 255, 255)",
        "rgb(255, 255, 255)",
    )
    page.close()
