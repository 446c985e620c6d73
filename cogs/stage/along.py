"""What people take along: written into a form, unread until the day is over, then posted together."""

import secrets
from collections.abc import Sequence
from datetime import datetime

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import Post
from bot.practice.ending import WORDS_AT_MOST, Ending
from bot.store.claims import Claim
from bot.store.endings import TakeAlong
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.forms import Answers, entered, on_form
from cogs.common.offering import joined_or_offered
from cogs.common.places import posted_with, reach
from cogs.common.posting import post, rewrite
from cogs.common.presses import on_press
from cogs.common.register import named, on_renew
from cogs.stage import ending_words as words
from cogs.stage.views import ending_token, keepsake_view, page_token, take_along_form

TAKEN_ALONG = "taken along"
"""How a page is renewed when one who is on it goes: by the ending and the number of the page."""
PAGES_AT_MOST = 100


class Along:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    def register(self) -> None:
        on_press(self.client, "take-along", self.ask)
        on_form(self.client, "take-along", self.written)
        on_renew(self.client, TAKEN_ALONG, self.renew)

    # Writing

    @answers
    async def ask(self, interaction: discord.Interaction, token: str) -> None:
        live, ending = await self.find(token)
        me = joined_or_offered(live, interaction)
        mine = await self._mine(ending, me)
        _require_open(ending, "", mine)
        await interaction.response.send_modal(take_along_form(token, mine))

    @answers
    async def written(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        typed = entered(entries, "words", at_most=WORDS_AT_MOST)
        live, ending = await self.find(token)
        me = joined_or_offered(live, interaction)
        _require_open(ending, typed, await self._mine(ending, me))
        await interaction.response.defer(
            ephemeral=True, thinking=True
        )  # to leave no byte of a text takes a while
        store, signed = self.desk.store.endings, entered(entries, "signed") == "yes"
        if typed:
            done = await store.take_along(ending, me, typed, self.desk.clock.now(), signed=signed)
        else:
            done = await store.leave_behind(ending, me)
        if not done:
            raise Refusal(words.too_late(typed))
        last = words.day_of(ending.day, live.group.charter.zone) if ending.day else ""
        await whisper(interaction, words.kept(await self._mine(ending, me), last=last))

    async def find(self, token: str) -> tuple[Live, Ending]:
        """Find the ending that a button is about, and its group. Raises Refusal."""
        ending = await self.desk.store.endings.by_token(ending_token(token))
        live = self.desk.directory.by_id(ending.group) if ending else None
        if ending is None or live is None:
            raise Refusal(_("That group has been closed. Nothing was changed."))
        return live, ending

    async def _mine(self, ending: Ending, person: int) -> TakeAlong | None:
        every = await self.desk.store.endings.taken_along(ending.id)
        return next((each for each in every if each.person == person), None)

    # Posting them together

    async def post_all(
        self, live: Live, ending: Ending, channel: int, claim: Claim, since: datetime | None
    ) -> None:
        """Post every page that does not stand yet. Raises CannotPost."""
        pages = await self._pages(live, ending)
        place, stand = await reach(self.client, channel), await self.desk.store.endings.pages(ending.id)
        for number in range(len(stand), len(pages)):
            token, found = page_token(ending, number), None
            if since is not None:
                found = await posted_with(place, {f"press:ending-keepsake:{token}"}, since)
            if found is None:
                with speaking(live.group.charter.language):
                    text, view = await self._text(live, ending, number, pages[number]), keepsake_view(token)
                nonce = f"{claim.token}-{number}"[:25]
                found = await post(place, text, nonce=nonce, clock=self.desk.clock, view=view)
            stand.append(Post(channel, found))
            await self.desk.store.endings.stands(ending.id, stand)
            persons = [each.person for each in pages[number]]
            about = ending.id * PAGES_AT_MOST + number
            where = (channel, found)
            await named(self.client, self.desk, live.group.id, where, persons, way=TAKEN_ALONG, about=about)

    async def _pages(self, live: Live, ending: Ending) -> list[list[TakeAlong]]:
        """Lay out what there is, once: from then on each stays on its page."""
        every = await self.desk.store.endings.taken_along(ending.id)
        if any(each.page is None for each in every):
            secrets.SystemRandom().shuffle(every)  # by the order nobody is to be known
            users = await self._users(live, every)
            laid = _laid_out(every, [words.entry(each, users.get(each.person)) for each in every])
            await self.desk.store.endings.lay_out(
                ending.id, [[each.person for each in page] for page in laid]
            )
            every = await self.desk.store.endings.taken_along(ending.id)
        last = max((each.page or 0 for each in every), default=0)
        return [_on_page(every, number) for number in range(last + 1)]

    async def _text(self, live: Live, ending: Ending, number: int, page: Sequence[TakeAlong]) -> str:
        users = await self._users(live, page)
        entries = [words.entry(each, users.get(each.person)) for each in page]
        return words.page_text(ending, live.group.charter.zone, entries, first=number == 0)

    async def _users(self, live: Live, every: Sequence[TakeAlong]) -> dict[int, int]:
        return await self.desk.store.people.users(live.group.id, {each.person for each in every})

    async def renew(self, live: Live, about: int) -> bool:
        """Write a page anew without who has gone; False where nothing is left on it. Raises CannotPost."""
        ending_id, number = divmod(about, PAGES_AT_MOST)
        ending = await self.desk.store.endings.get(ending_id)
        stand = await self.desk.store.endings.pages(ending_id)
        page = _on_page(await self.desk.store.endings.taken_along(ending_id), number)
        if ending is None or number >= len(stand) or not (page or number == 0):
            return False
        with speaking(live.group.charter.language):
            text = await self._text(live, ending, number, page)
        standing = self.client.get_partial_messageable(stand[number].channel)
        message = standing.get_partial_message(stand[number].message)
        await rewrite(message, self.desk.clock, content=text)
        return True


def _require_open(ending: Ending, typed: str, mine: TakeAlong | None) -> None:
    """Raises Refusal, with the words that somebody typed. mine: what waits of theirs, to be taken out."""
    if ending.over:
        raise Refusal(words.too_late(typed))
    if ending.day is None and mine is None:
        raise Refusal(words.no_day(typed))


def _on_page(every: Sequence[TakeAlong], number: int) -> list[TakeAlong]:
    """Give what is on a page, in an order that says nothing of whose it is: by its words, which everybody reads.

    By people's numbers it would be the same at every ending, and what bears a name would tell of what bears none.
    """
    return sorted((each for each in every if each.page == number), key=lambda each: each.words)


def _laid_out(every: Sequence[TakeAlong], texts: Sequence[str]) -> list[list[TakeAlong]]:
    """Fill one page after another, as much as fits on each."""
    pages: list[list[TakeAlong]] = []
    length = words.PAGE_AT_MOST
    for each, text in zip(every, texts, strict=True):
        if length + len(text) > words.PAGE_AT_MOST:
            pages.append([])
            length = 0
        pages[-1].append(each)
        length += len(text) + 2
    return pages
