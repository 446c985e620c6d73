"""The scenes of the evening, in order. All people and their stories are made up."""

from bot.demo.scenes import (
    arriving,
    checking_in,
    differing,
    each_to_each,
    looking_back,
    maypole,
    parting,
    telling_stories,
)

EVENING = (
    checking_in.SCENE,
    arriving.SCENE,
    maypole.SCENE,
    each_to_each.SCENE,
    telling_stories.SCENE,
    differing.SCENE,
    parting.SCENE,
)

WEEK_END = (looking_back.SCENE,)
"""What comes on the Sunday after it, however much of the evening was played."""
