"""The practice room as a person meets it: a real browser at the real page."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium on this machine; the page test needs one (Debian: apt install chromium)",
)

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Evening:
    """A running practice room and what its terminal says."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-u", "-m", "bot", "demo", "--port", "8477", *options]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        self.url = self.wait_for(r"http://127\.0\.0\.1:\d+/#\S+")

    def wait_for(self, pattern: str) -> str:
        """Read the terminal until a line matches."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(pattern, line):
                return found.group()
        raise AssertionError(f"the evening ended without {pattern}")

    def end(self) -> int:
        """Press Ctrl-C; give the exit code."""
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=15)
        return self.process.returncode


@pytest.fixture(scope="module", name="browser")
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def sit(page: Page, name: str) -> None:
    page.get_by_label("Viewing as").first.select_option(label=name)


def test_the_facilitator_sees_the_nudge_and_presses_a_button(browser: Browser) -> None:
    evening = Evening("--pace", "10")
    try:
        page = browser.new_page()
        page.goto(evening.url)
        sit(page, "Ines")
        nudge = page.get_by_text("A quiet word").first
        expect(nudge).to_be_visible(timeout=60_000)
        page.get_by_role("button", name="Not now").first.click()
        expect(page.get_by_text("I'll keep quiet for the rest of this meeting").first).to_be_visible(
            timeout=10_000
        )
        sit(page, "Bea")
        expect(page.get_by_text("A quiet word")).to_have_count(0)
        page.close()
    finally:
        assert evening.end() == 0


def test_a_second_start_takes_the_next_free_port(browser: Browser) -> None:
    first = Evening("--pace", "1")
    try:
        second = Evening("--pace", "1")
        try:
            assert first.url.split("/#")[0] != second.url.split("/#")[0]
            page = browser.new_page()
            page.goto(second.url)
            expect(page.get_by_text("thursday-circle").first).to_be_visible()
            page.close()
            second.wait_for("Bea")
        finally:
            assert second.end() == 0
    finally:
        assert first.end() == 0
