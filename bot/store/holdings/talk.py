"""What was noticed of the talk, and the messages of ours that name somebody."""

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.holding import WHOLE, Holding, Rows, Whom, rows_of
from bot.store.tables import dissents, post_people, posts, traces
from bot.store.types import EPOCH


async def _erase_posts(connection: AsyncConnection, whom: Whom) -> None:
    """Let messages that name someone be seen to; of those that go altogether nobody is known any more."""
    mine = select(post_people.c.post_id).where(
        post_people.c.group_id == whom.group, post_people.c.person == whom.number
    )
    await connection.execute(update(posts).where(posts.c.id.in_(mine)).values(due=EPOCH))
    going = select(posts.c.id).where(posts.c.way.in_(WHOLE), posts.c.due == EPOCH, posts.c.id.in_(mine))
    await connection.execute(delete(post_people).where(post_people.c.post_id.in_(going)))
    left = (post_people.c.group_id == whom.group) & (post_people.c.person == whom.number)
    await connection.execute(delete(post_people).where(left))


async def _export_posts(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (post_people.c.group_id == whom.group) & (post_people.c.person == whom.number)
    told = select(posts.c.at, posts.c.place).join(post_people, post_people.c.post_id == posts.c.id)
    return rows_of(await connection.execute(told.where(mine).order_by(posts.c.at)))


async def _erase_traces(connection: AsyncConnection, whom: Whom) -> None:
    of_group = traces.c.group_id == whom.group
    await connection.execute(delete(traces).where(of_group, traces.c.person == whom.number))
    await connection.execute(
        update(traces).where(of_group, traces.c.to_person == whom.number).values(to_person=None)
    )


async def _export_traces(connection: AsyncConnection, whom: Whom) -> Rows:
    told = (traces.c.at, traces.c.how, traces.c.words, traces.c.tone, traces.c.asks)
    mine = select(*told).where(traces.c.group_id == whom.group, traces.c.person == whom.number)
    return rows_of(await connection.execute(mine.order_by(traces.c.at)))


async def _erase_dissents(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of dissents that lead to someone through a trace; before the traces, for they are what leads there."""
    await connection.execute(delete(dissents).where(dissents.c.message.in_(_messages_of(whom))))


async def _export_dissents(connection: AsyncConnection, whom: Whom) -> Rows:
    told = select(dissents.c.at, dissents.c.target, dissents.c.fate)
    mine = told.where(dissents.c.message.in_(_messages_of(whom)))
    return rows_of(await connection.execute(mine.order_by(dissents.c.at)))


def _messages_of(whom: Whom) -> Select[tuple[bytes]]:
    return select(traces.c.message).where(traces.c.group_id == whom.group, traces.c.person == whom.number)


POSTS = Holding(post_people, measured=True, erase=_erase_posts, export=_export_posts)
TRACES = Holding(traces, measured=True, erase=_erase_traces, export=_export_traces)
DISSENTS = Holding(dissents, measured=True, erase=_erase_dissents, export=_export_dissents)
