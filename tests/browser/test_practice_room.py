"""The practice room as a person meets it: a real browser at the real page."""

import os
import pty
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
        self._keys, terminal = pty.openpty()
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stdin=terminal,
            text=True,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        os.close(terminal)
        self.url = self.wait_for(r"http://127\.0\.0\.1:\d+/#\S+")

    def wait_for(self, pattern: str) -> str:
        """Read the terminal until a line matches."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(pattern, line):
                return found.group()
        raise AssertionError(f"the evening ended without {pattern}")

    def type(self, line: str) -> None:
        """Type something on the terminal, and Enter."""
        os.write(self._keys, f"{line}\n".encode())

    def end(self) -> int:
        """Press Ctrl-C; give the exit code."""
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=15)
        os.close(self._keys)
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
        expect(nudge).to_be_visible(timeout=240_000)
        page.get_by_role("button", name="Not now").first.click()
        expect(page.get_by_text("I'll keep quiet for the rest of this meeting").first).to_be_visible(
            timeout=60_000
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


def test_the_week_goes_to_its_end_when_a_person_likes_and_both_digests_are_on_the_page(
    browser: Browser,
) -> None:
    evening = Evening("--pace", "10")
    try:
        page = browser.new_page()
        page.goto(evening.url)
        sit(page, "Ines")
        evening.wait_for("Welcome, everyone")
        evening.type("w")
        evening.wait_for("Sunday 1 February, 18:00  Multilogue, to the group")
        evening.wait_for("types /digest preview")
        expect(page.get_by_text("For facilitators: the week of")).to_have_count(1, timeout=240_000)
        expect(page.get_by_role("img", name="8 unnamed dots in a circle").first).to_be_visible()
        sit(page, "Bea")
        expect(page.get_by_text("The week of Caring for a parent")).to_have_count(1)
        for shows in ("8 unnamed dots in a circle", "A drawing of 4 weeks"):
            expect(page.get_by_role("img", name=shows)).to_have_count(1)
        expect(page.get_by_text("For facilitators: the week of")).to_have_count(0)
        page.close()
    finally:
        assert evening.end() == 0


def test_a_message_s_menu_asks_whoever_wrote_it_and_opens_a_form(browser: Browser) -> None:
    evening = Evening("--pace", "10")
    try:
        page = browser.new_page()
        page.goto(evening.url)
        evening.wait_for("Straight from the home")
        sit(page, "Bea")
        menu = page.get_by_label("Apps for Gita").last
        menu.select_option(label="Keep this")
        expect(page.get_by_text("I ask whoever wrote it").last).to_be_visible(timeout=60_000)
        question = page.get_by_text("somebody would like to keep these words of yours")
        expect(question.last).to_be_visible(timeout=60_000)
        menu.select_option(label="I see it differently")
        expect(page.get_by_text("How do you see it?")).to_be_visible(timeout=60_000)
        page.get_by_role("button", name="Cancel").click()
        menu.select_option(label="Keep apart")
        expect(page.get_by_text("@Gita").last).to_be_visible(timeout=60_000)
        page.close()
    finally:
        assert evening.end() == 0
