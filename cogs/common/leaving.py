"""Somebody leaves a group: what was noticed of them goes, and so does what stands under their name or names them."""

from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import Post
from cogs.common.desk import Desk
from cogs.common.posting import take_down


async def leave(client: commands.AutoShardedBot, desk: Desk, live: Live, user: int) -> int | None:
    """Let them go; gives how many messages Discord would not take down, None if they had not joined."""
    number, store = live.number(user), desk.store
    if number is None:
        return None
    standing = [
        *await _their_words(desk, live.group.id, number),
        *await _their_stories(desk, live.group.id, number),
    ]
    ended = await store.rounds.ended_with(live.group.id, number)
    await desk.directory.leave(live, user)
    desk.writer.forget(live.group.id, number)
    client.dispatch("person_left", live, number)
    if ended:
        client.dispatch("told_stories_gone", live, ended)
    taken = [await take_down(client, each.channel, each.message) for each in standing]
    return taken.count(False)


async def _their_words(desk: Desk, group: int, number: int) -> list[Post]:
    """Give where what they said by a form stands."""
    store = desk.store
    posts = [each.post for each in await store.arrivals.of_person(group, number)]
    for wish in await store.contact.of_person(group, number):
        posts += [wish.post, wish.call]
    posts += [each.post for each in await store.answers.of_person(group, number)]
    return [each for each in posts if each is not None]


async def _their_stories(desk: Desk, group: int, number: int) -> list[Post]:
    """Give what stands around their stories: the word given, what was asked, and others' answers, which name them."""
    posts: list[Post] = []
    for place, story in await desk.store.rounds.stories_of(group, number):
        posts += [Post(place, message) for message in (story.post, story.asked) if message]
        posts += [answer.post for answer in await desk.store.answers.to(story.id) if answer.post]
    return posts
