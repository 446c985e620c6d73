"""What the positions come to, once every concern has been answered.

**Consent** (as sociocracy has it: good enough for now, safe enough to try) asks whether anybody sees harm, not whether
everybody is glad. **Consensus** asks for agreement: most are for it, and nearly all can at least live with it; many who
stand aside are no agreement. A **sounding** decides nothing.

Groups that work so disagree about what one person who still cannot accept it may do. Where one can stop everything,
one holds the group; where none can, a majority does. We take consensus minus one: a single "I can't accept it" has
to be answered, and is kept in the record in its own words, but does not stop the others; two do, whatever was
answered them. And it never passes by fewer than there are against it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.practice.consensus.values import POSITIONS, Outcome, Position, Proposal, Stance

MAY_STILL_REFUSE = 1
"""How many can still not accept it without stopping it, after they were answered."""


def tally(positions: Iterable[Position]) -> dict[Position, int]:
    """Count them.

    >>> tally(["live", "for", "live"])
    {'for': 1, 'live': 2, 'concern': 0, 'aside': 0, 'not': 0}
    """
    counted = Counter(positions)
    return {each: counted[each] for each in POSITIONS}


def decide(proposal: Proposal) -> Outcome:
    """Say how it ends for which every concern is answered and enough people took a position."""
    counts = tally(each.position for each in proposal.ballots)
    passes = agreed(counts) if proposal.decided == "consensus" else consented(counts)
    return "passed" if passes else "differs"


def consented(counts: Mapping[Position, int]) -> bool:
    """Tell whether nobody, or one alone, still cannot accept it, and more than that carry it.

    >>> consented(tally(["for", "live", "concern", "not"])), consented(tally(["for", "for", "for", "not", "not"]))
    (True, False)
    >>> consented(tally(["aside", "aside"]))
    False
    """
    carried = counts["for"] + counts["live"]
    return counts["not"] <= MAY_STILL_REFUSE and carried > counts["not"]


def agreed(counts: Mapping[Position, int]) -> bool:
    """Tell whether it is consented to, more than half are for it, and three in four are or can live with it.

    >>> agreed(tally(["for", "for", "for", "live", "aside"])), agreed(tally(["for", "live", "live", "live"]))
    (True, False)
    >>> agreed(tally(["for", "for", "for", "aside", "aside"]))
    False
    """
    everybody, carried = sum(counts.values()), counts["for"] + counts["live"]
    return consented(counts) and 2 * counts["for"] > everybody and 4 * carried >= 3 * everybody


def stances(proposal: Proposal) -> list[Stance]:
    """Give the ballots of one that has just closed as they are kept, each without its person unless it was signed.

    They come in the order of the ballots: whoever keeps them puts them into another, by chance.
    """
    found: list[Stance] = []
    for ballot in proposal.ballots:
        concern = proposal.concern(ballot.concern)
        held = concern if concern is not None and concern.standing else None
        answered = ""
        if held is not None:
            answered = "owner" if held.settled else "reply" if held.replied else "no"
        person = ballot.person if ballot.signed and ballot.words else None
        about = held.id if held else None
        found.append(Stance(ballot.position, ballot.words, person, answered, about))
    return found
