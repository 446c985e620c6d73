"""A group's weeks as one page to keep: a file of its own that opens without a network, and prints well.

It asks for nothing from outside and runs nothing; a policy in its head has the browser hold it to that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby
from secrets import randbits

from bot.digest.dates import Spelled
from bot.digest.days import Days
from bot.digest.figures_page import tables
from bot.digest.group import say_group
from bot.digest.html import clean, element, listing, picture, sentences
from bot.digest.led import say_facilitators
from bot.digest.pictures import Picture, drawn, pictures
from bot.digest.values import Digest, Said
from bot.words import _, nearest, speaking

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
OVER_WEEKS = "weeks.png"
"""The picture of many weeks; the others are of one."""


def as_html(
    name: str,
    zone: str,
    language: str,
    digests: Sequence[Digest],
    *,
    facilitators: bool = False,
    notes: Sequence[str] = (),
) -> str:
    """Give the page in the group's language (BCP 47), the newest week first.

    name: the group's; zone: IANA; digests: oldest first; facilitators: with what is for them alone; notes: marked
    texts that hold for all of it.
    """
    with speaking(language):
        spoken = nearest(language)
        page = _Page(clean(name), Days(zone, spoken), Spelled(zone, spoken), facilitators=facilitators)
        lines = [
            *head(spoken, _("{name}: looking back").format(name=page.name)),
            "<body>",
            "<main>",
            *page.body(digests, notes),
            "</main>",
            "</body>",
            "</html>",
        ]
    return "\n".join(lines) + "\n"


def head(language: str, title: str) -> Iterator[str]:
    """Give the beginning of a page that asks for nothing from outside. language: one that the bot speaks."""
    yield "<!doctype html>"
    yield f'<html lang="{escape(language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    yield element("title", title)
    yield f"<style>\n{_style()}</style>"
    yield "</head>"


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    days: Days
    dates: Spelled
    facilitators: bool

    def body(self, digests: Sequence[Digest], notes: Sequence[str]) -> Iterator[str]:
        yield f"<h1><bdi>{escape(self.name)}</bdi></h1>"
        if not digests:
            yield element("p", _("There is nothing to look back on yet."))
            return
        if len(digests) > 1:
            yield element("p", self.days.spelled(digests[0].week.starts, digests[-1].week.ends), "under")
        for note in notes:
            yield element("p", _(note), "note")
        if self.facilitators:
            for_whom = _(
                "The last part is for the facilitators; leave it out of what you hand on to the group."
            )
            yield element("p", for_whom, "note")
        yield from self._over_weeks(digests)
        for quiet, some in groupby(reversed(digests), lambda digest: digest.week.talk is None):
            those = [*some]
            yield from self._quiet(those) if quiet else self._weeks(those)
        told = [digest for digest in reversed(digests) if digest.week.talk]
        if told:
            yield from self._figures(told)
        if told and self.facilitators:
            yield from self._for_facilitators(told)

    def _over_weeks(self, digests: Sequence[Digest]) -> Iterator[str]:
        newest = next((digest for digest in reversed(digests) if digest.week.talk), None)
        drawings = _drawn(newest, over_weeks=True) if newest else []
        if drawings:
            yield element("h2", _("Over the weeks"))
            yield from drawings

    def _weeks(self, digests: Sequence[Digest]) -> Iterator[str]:
        for digest in digests:
            yield '<section class="week told">'
            yield element("h2", self.days.spelled(digest.week.starts, digest.week.ends))
            yield from _told(say_group(digest, self.dates), "h3", _drawn(digest, over_weeks=False))
            yield "</section>"

    def _quiet(self, digests: Sequence[Digest]) -> Iterator[str]:
        """Tell weeks of too little talk together; they come newest first."""
        newest, oldest = digests[0], digests[-1]
        began = oldest.before[-1].ends if oldest.before else oldest.week.starts
        yield '<section class="week">'
        yield element("h2", self.days.spelled(began, newest.week.ends))
        if len(digests) == 1:
            yield from _told(say_group(newest, self.dates), "h3")
        else:
            yield element(
                "p", _("Quiet weeks, of which there is little that I can tell. They belong to a group, too.")
            )
        yield "</section>"

    def _figures(self, digests: Sequence[Digest]) -> Iterator[str]:
        yield '<section class="figures">'
        yield element("h2", _("In figures"))
        yield element("p", _("A dash stands for what is not known, or would tell of too few people."), "note")
        yield from tables([digest.week for digest in digests], self.days, self.days.language)
        yield "</section>"

    def _for_facilitators(self, digests: Sequence[Digest]) -> Iterator[str]:
        yield '<section class="facilitators">'
        yield element("h2", _("For the facilitators"))
        for digest in digests:
            yield '<div class="week">'
            yield element("h3", self.days.spelled(digest.week.starts, digest.week.ends))
            said = say_facilitators(digest, self.dates)
            yield from _told(replace(said, numbers=()), "h4")  # the group's part has them
            yield "</div>"
        yield "</section>"


def _told(said: Said, heading: str, drawings: Sequence[str] = ()) -> Iterator[str]:
    for title, told in said.sections:
        if title:
            yield element(heading, title)
        yield from sentences(told)
    yield from drawings
    if said.invitation:
        yield element("p", said.invitation, "invitation")
    if said.numbers:
        yield listing(said.numbers, "numbers")


def _drawn(digest: Digest, *, over_weeks: bool) -> list[str]:
    """Draw the one picture of many weeks, or those of this one; the order of the dots is chance's."""
    wanted: list[Picture] = [
        each for each in pictures(digest, randbits(32)) if (each.name == OVER_WEEKS) == over_weeks
    ]
    return [picture(png, each.alt) for each, png in drawn(wanted)]


@cache
def _style() -> str:
    return files("bot.digest").joinpath("report.css").read_text(encoding="utf-8")
