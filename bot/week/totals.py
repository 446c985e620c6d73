"""From what is known of a week to its figures: nothing in them is of fewer people than the group allows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from typing import NamedTuple

from bot.dynamics.dissent.values import Fate
from bot.dynamics.values import Interaction
from bot.practice.arriving import Entry, Like, Share, gather, share_of
from bot.practice.in_common import brought_again
from bot.practice.roles import ROLES, Role
from bot.week.fold import Talk
from bot.week.small import about, enough, rounded
from bot.week.values import (
    BrainstormTotals,
    CheckinTotals,
    DissentTotals,
    DriftTotals,
    MeetingTotals,
    RoleTotals,
    StoryTotals,
    TalkTotals,
    Whose,
)

MET: tuple[Fate, ...] = ("engaged", "supported")

LEAST_READ = 30
"""Messages read from which on it is told what they did."""

MOSTLY = 2 / 3
"""Share from which on something was mostly one side's."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What was noticed of a meeting.

    turns: those after which it was judged; pattern: the likeliest; led: mean belief that it was leader-centered; spoke,
    joined: people.
    """

    began: datetime
    turns: int
    spoke: int
    joined: int
    pattern: Interaction
    led: float


def talk_totals(
    talk: Talk, leads: Collection[int], smallest: int, meetings: Iterable[Meeting] = ()
) -> TalkTotals | None:
    """Work out how the talk went; None where fewer than `smallest` spoke. leads: who facilitates, by number."""
    speakers = talk.turns.keys()
    if len(speakers) < smallest:
        return None
    turns = talk.turns.total()
    leading = speakers & set(leads)
    exchanges = sum(talk.exchanges.values())
    between = sum(weight for (one, other), weight in talk.exchanges.items() if not {one, other} & set(leads))
    tells = leading and len(speakers - leading) >= smallest
    return TalkTotals(
        people=len(speakers),
        messages=about(talk.messages),
        turns=about(turns),
        between=rounded(between / exchanges) if exchanges else None,
        expected=rounded(_by_chance(talk.turns, leading)) if exchanges else None,
        evenness=rounded(_evenness(talk.turns)),
        led=rounded(sum(talk.turns[each] for each in leading) / turns) if tells else None,
        coverage=_coverage(meetings),
    )


def exchanges_of(talk: Talk) -> dict[tuple[int, int], float]:
    """Give the weight of exchanges of every pair, either way; the smaller number comes first."""
    pairs: defaultdict[tuple[int, int], float] = defaultdict(float)
    for (one, other), weight in talk.exchanges.items():
        if one != other:
            pairs[min(one, other), max(one, other)] += weight
    return dict(pairs)


def _by_chance(turns: Mapping[int, int], leading: Collection[int]) -> float:
    """Give the share of exchanges between members that these volumes of talk give by chance (`Volumes`)."""
    total, squares = sum(turns.values()), sum(count**2 for count in turns.values())
    members = [count for person, count in turns.items() if person not in leading]
    pairs = total**2 - squares
    return (sum(members) ** 2 - sum(count**2 for count in members)) / pairs if pairs else 0.0


def _evenness(turns: Mapping[int, int]) -> float:
    """Give Pielou's J of the turns (`bot.dynamics.estimators.evenness`)."""
    total, people = sum(turns.values()), len(turns)
    if people < 2:  # noqa: PLR2004  (one alone is even)
        return 1.0
    entropy = -sum(count / total * log(count / total) for count in turns.values())
    return min(1.0, entropy / log(people))


def _coverage(meetings: Iterable[Meeting]) -> float | None:
    """Give the share of those who spoke who had joined, over the meetings, in tenths; only all are all."""
    known = [(each.spoke, each.joined) for each in meetings if each.spoke]
    spoke = sum(spoke for spoke, _ in known)
    joined = sum(joined for _, joined in known)
    return (1.0 if joined == spoke else min(0.9, round(joined / spoke, 1))) if spoke else None


def meeting_totals(meetings: Iterable[Meeting], smallest: int) -> tuple[MeetingTotals, ...]:
    """Give the meetings in which enough of those who joined spoke, in order."""
    told = sorted((each for each in meetings if each.joined >= smallest), key=lambda each: each.began)
    return tuple(MeetingTotals(each.began, each.pattern, rounded(each.led)) for each in told)


class ThoughtUp(NamedTuple):
    """A brainstorm that is over: how many ideas, of how many people; tried: something came of it."""

    ideas: int
    writers: int
    tried: bool


@dataclass(frozen=True, slots=True)
class Stories:
    """Rounds of a week. hosts: who began each, None for somebody who left; the others: one person for each time."""

    hosts: Sequence[int | None]
    tellers: Sequence[int]
    answerers: Sequence[int]
    thankers: Sequence[int]


def story_totals(stories: Stories, leads: Collection[int], smallest: int) -> StoryTotals | None:
    """Work out what was told and answered; None where no round was held."""
    if not stories.hosts:
        return None

    def told(people: Sequence[int]) -> int | None:
        return about(len(people)) if enough(people, smallest) else None

    known = [host for host in stories.hosts if host is not None]
    return StoryTotals(
        rounds=len(stories.hosts),
        told=told(stories.tellers),
        answered=told(stories.answerers),
        thanked=told(stories.thankers),
        begun=whose(sum(host not in leads for host in known), len(known)),
    )


def role_totals(
    taken: Iterable[tuple[int, Role]], leads: Collection[int], smallest: int
) -> RoleTotals | None:
    """Work out what members took on, by who did each time; None where they took on nothing.

    >>> role_totals([(1, "host"), (2, "host"), (3, "opener"), (9, "closer")], {9}, 3)
    RoleTotals(taken=5, kinds=('host', 'opener'))
    >>> role_totals([(1, "host"), (2, "opener")], (), 3), role_totals([(9, "closer")], {9}, 3)
    (RoleTotals(taken=None, kinds=()), None)
    """
    by_members = [(person, role) for person, role in taken if person not in leads]
    if not by_members:
        return None
    if not enough({person for person, _role in by_members}, smallest):
        return RoleTotals(None)
    kinds = {role for _person, role in by_members}
    return RoleTotals(about(len(by_members)), tuple(role for role in ROLES if role in kinds))


def brainstorm_totals(thought_up: Sequence[ThoughtUp], smallest: int) -> BrainstormTotals | None:
    """Work out how much was thought up; None where no brainstorm came to its end.

    >>> brainstorm_totals([ThoughtUp(12, 5, tried=True), ThoughtUp(30, 2, tried=False)], 5)
    BrainstormTotals(held=2, ideas=10, tried=1)
    """
    if not thought_up:
        return None
    told = [each.ideas for each in thought_up if each.writers >= smallest]
    return BrainstormTotals(
        held=len(thought_up),
        ideas=about(sum(told)) if told else None,
        tried=sum(each.tried for each in thought_up),
    )


def whose(members: float, of: float) -> Whose | None:
    """Say whose something mostly was; None where there was none of it.

    >>> whose(2, 3), whose(1, 2), whose(0, 4), whose(0, 0)
    ('members', 'both', 'facilitators', None)
    """
    if not of:
        return None
    share = members / of
    return "members" if share >= MOSTLY else "both" if share > 1 - MOSTLY else "facilitators"


def checkin_totals(
    checkins: Iterable[Sequence[Entry]], answered: Whose | None, smallest: int, language: str
) -> tuple[CheckinTotals, tuple[str, ...]] | None:
    """Work out how people arrived, and the words that several brought; None where no check-in was held.

    checkins: what was said in each. They are added up from what each came to for itself when it was summed up, so that
    the whole tells nothing that its parts did not: no word or energy of somebody who brought it twice.
    """
    held = list(checkins)
    if not held:
        return None
    told = [found for entries in held if (found := gather(entries, smallest, language)) is not None]
    if not told:
        return CheckinTotals(len(held), 0, answered=answered), ()
    people, chosen = sum(each.people for each in told), Counter[Like]()
    for each in told:
        chosen.update(dict(each.likes))
    likes: dict[Like, Share] = {
        like: share_of(count, people, smallest) for like, count in chosen.most_common()
    }
    energy = _energy([sum(counts) for counts in zip(*(each.energy for each in told), strict=True)], smallest)
    words = brought_again([each.words for each in told], language)
    return CheckinTotals(len(held), len(told), likes, energy, answered), words


def _energy(counts: Sequence[int], smallest: int) -> tuple[Share, Share, Share] | None:
    """Say how many are low, in the middle and high; None where too few told."""
    low, middle, high = sum(counts[:2]), counts[2], sum(counts[3:])
    known = low + middle + high
    if not known:
        return None
    return share_of(low, known, smallest), share_of(middle, known, smallest), share_of(high, known, smallest)


def drift_of_days(sums: Sequence[float], spoke: Collection[int], smallest: int) -> DriftTotals | None:
    """Work out what messages did on some days, which are not quite a week's; None where too few spoke on them."""
    return drift_totals(sums) if enough(spoke, smallest) else None


def drift_totals(sums: Sequence[float]) -> DriftTotals | None:
    """Work out what messages did, from how many were read and the sums of each cue, in the order of `DriftTotals`."""
    messages, *cues = sums
    if messages < LEAST_READ:
        return None
    advice, story, support, judgment, deference, purpose = (rounded(each / messages) for each in cues)
    return DriftTotals(advice, story, support, judgment, deference, purpose)


def dissent_totals(cases: Iterable[tuple[int, Fate]], smallest: int) -> DissentTotals | None:
    """Work out what became of dissents, each somebody's; None where there was none. What is open is not told yet."""
    settled: list[tuple[int, Fate]] = [(person, fate) for person, fate in cases if fate != "open"]
    if not settled:
        return None
    whole = [person for person, _fate in settled]
    if not enough(whole, smallest):
        met = sum(fate in MET for _person, fate in settled)
        return DissentTotals(None, {}, share_of(met, len(settled), smallest))
    by_fate: dict[Fate, list[int]] = {}
    for person, fate in settled:
        by_fate.setdefault(fate, []).append(person)
    fates = _safe(by_fate, smallest)
    met = sum(len(by_fate.get(fate, ())) for fate in MET)
    return DissentTotals(len(settled), fates, share_of(met, len(settled), smallest))


def _safe(by_fate: Mapping[Fate, Sequence[int]], smallest: int) -> dict[Fate, int]:
    """Give the counts that are of enough people, if what they leave of the whole is, too."""
    told: dict[Fate, int] = {
        fate: len(people) for fate, people in by_fate.items() if enough(people, smallest)
    }
    left = [person for fate, people in by_fate.items() if fate not in told for person in people]
    return told if not left or enough(left, smallest) else {}
