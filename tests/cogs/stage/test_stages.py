"""Where the group is on its way: each answers alone, and most of them are what counts."""

from bot.dynamics.priors import STAGES as PRIOR_STAGES
from bot.practice.stages import STAGES
from tests.cogs.stage.staging import PEOPLE, answers, days, led, page, told
from tests.world import World, below, labels, maypole, menu_of, said

CLOSE, FINDING = "We are close to one another", "We are finding out whether we belong"


async def test_nobody_gets_a_name_put_to_them_before_they_say_so(world: World) -> None:
    await led(world)
    shown = await page(world, "Ada")
    assert "I don't put a name to a group by myself" in shown
    assert "What seems new among us?" in shown
    assert "The group was set up here" in shown
    assert world.live.known(world.channel.id, world.channel.id, world.env.now()) == frozenset()


async def test_what_most_say_counts_once_enough_have_said_something(world: World) -> None:
    await led(world)
    for name in PEOPLE[:4]:
        await answers(world, name, CLOSE)
    assert "too few have for me to tell" in await page(world, "Eli")
    await answers(world, "Eli", FINDING)
    assert f"Most of those who answered of late say: **{CLOSE}**" in await page(world, "Ben")
    here = world.channel.id
    assert world.live.known(here, here, world.env.now()) == {"intimacy"}


async def test_nobody_reads_what_another_answered(world: World) -> None:
    await led(world)
    shown = await answers(world, "Ada", CLOSE)
    assert f"Your answer: **{CLOSE}**" in said(shown).content
    assert "Thank you" in below(shown)
    assert CLOSE not in await page(world, "Ben")
    assert not [
        each for each in world.channel.history() if CLOSE in each.content and not each.flags.ephemeral
    ]


async def test_an_answer_can_be_changed_and_taken_out(world: World) -> None:
    await led(world)
    await answers(world, "Ada", CLOSE)
    shown = await answers(world, "Ada", FINDING)
    assert f"Your answer: **{FINDING}**" in said(shown).content
    assert CLOSE not in said(shown).content
    out = await world.person("Ada").click(said(shown), label="Take my answer out")
    assert "Your answer" not in said(out).content
    kept = await world.bot.desk.store.stages.of_group(world.live.group.id)
    assert kept.answers == ()


async def test_facilitators_cannot_say_it_for_the_group(world: World) -> None:
    await led(world)
    shown = await world.manager.slash(world.channel, "group stage")
    read = await world.manager.select(said(shown), ["differentiation"], custom_id=menu_of(said(shown)))
    assert "this is how the facilitators read it" in said(read).content
    here = world.channel.id
    assert world.live.known(here, here, world.env.now()) == {"differentiation"}
    for name in PEOPLE:
        await answers(world, name, FINDING)
    assert f"Most of those who answered of late say: **{FINDING}**" in await page(world, "Mara")
    assert world.live.known(here, here, world.env.now()) == {"pre-affiliation"}


async def test_members_do_not_see_the_facilitators_menu(world: World) -> None:
    await led(world)
    shown = await world.person("Ada").slash(world.channel, "group stage")
    assert len(labels(said(shown))) == 5
    assert below(shown) == ""
    assert "You facilitate" in below(await world.manager.slash(world.channel, "group stage"))


async def test_after_eight_weeks_what_was_said_counts_no_more(world: World) -> None:
    await led(world)
    for name in PEOPLE:
        await answers(world, name, CLOSE)
    await world.restart(away=57 * 86_400)
    assert "too few have for me to tell" in await page(world, "Ada")
    here = world.channel.id
    assert not world.live.known(here, here, world.env.now())


async def test_a_restart_forgets_nothing_of_it(world: World) -> None:
    await led(world)
    for name in PEOPLE:
        await answers(world, name, CLOSE)
    await world.restart()
    here = world.channel.id
    assert world.live.known(here, here, world.env.now()) == {"intimacy"}


async def test_an_arrival_lets_the_group_be_asked_anew_at_most_once_in_four_weeks(world: World) -> None:
    staff = await led(world)
    for name in PEOPLE:
        await answers(world, name, CLOSE)
    await world.env.advance_time(60)
    await world.join("Fay")
    await world.env.advance_time(5)
    assert len(told(staff, "Somebody has arrived since")) == 1
    again = "Somebody has arrived since. That may begin something anew"
    assert again in await page(world, "Ada")
    await answers(world, "Ada", CLOSE)
    assert again not in await page(world, "Ada")
    assert again in await page(world, "Ben")  # whose answer is older than that
    await world.join("Gus")
    await days(world, 1)
    assert len(told(staff, "Somebody has arrived since")) == 1
    await world.restart(away=28 * 86_400)
    await answers(world, "Ada", CLOSE)
    await world.env.advance_time(60)
    await world.join("Hal")
    await world.env.advance_time(5)
    assert len(told(staff, "Somebody has arrived since")) == 2


async def test_who_leaves_takes_their_answer_along(world: World) -> None:
    await led(world)
    for name in PEOPLE:
        await answers(world, name, CLOSE)
    await world.person("Ada").click(world.welcome(), label="Leave")
    assert "too few have for me to tell" in await page(world, "Ben")


async def test_a_group_without_this_part_is_told_so_and_nothing_holds_of_it(world: World) -> None:
    await led(world)
    for name in PEOPLE:
        await answers(world, name, CLOSE)
    shown = await page(world, "Ada")
    await _without(world)
    assert "What seems new" not in await page(world, "Ada")
    assert shown != await page(world, "Ada")
    here = world.channel.id
    assert not world.live.known(here, here, world.env.now())


async def _without(world: World) -> None:
    opened = await world.manager.slash(world.channel, "group parts")
    await world.manager.select(said(opened), ["lead"], custom_id=menu_of(said(opened)))


async def test_what_the_group_says_reaches_its_talk(world: World) -> None:
    await led(world)
    for name in PEOPLE:
        await answers(world, name, FINDING)
    await world.talk(*maypole("Mara", "Ada", rounds=1))
    assert world.live.talk(world.channel.id).room.known == {"pre-affiliation"}


def test_what_the_bot_expects_knows_the_same_stages() -> None:
    assert STAGES == PRIOR_STAGES
