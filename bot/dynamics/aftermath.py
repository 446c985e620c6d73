"""What came after a nudge: the next window of talk beside the one before it. Beside, not because of."""

from bot.dynamics.estimators.window import TURNS
from bot.dynamics.policy import Given
from bot.dynamics.values import Evidence, Observation


def next_window(given: Given, observation: Observation) -> float | None:
    """Give the share of exchanges between members (0 to 1) once a whole window lies after a nudge, None until then.

    A meeting that ends sooner has no next window.
    """
    seen = observation.evidence
    if observation.pattern != "leader-centered" or not isinstance(seen, Evidence):
        return None
    whole = seen.turns >= TURNS and seen.first_message > given.message
    return seen.member_to_member if whole and observation.meeting == given.meeting else None
