"""What every estimator promises, and each measure against a plainer way to compute it."""

import pickle
from itertools import pairwise, product
from math import log2
from random import Random
from typing import TypeVar

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dynamics import estimators
from bot.dynamics.estimators import (
    Alternation,
    Centralization,
    DyadCoverage,
    Estimator,
    Evenness,
    Gini,
    HubShare,
    LeaderVolume,
    MemberToMember,
    Volumes,
    Window,
)
from bot.dynamics.estimators.examples import START, talk
from bot.dynamics.leader_centered import LeaderCentered
from bot.dynamics.values import SOMEONE, Address, Turn
from tests.soaking import tries

ALL: list[type[Estimator]] = [
    *(getattr(estimators, name) for name in estimators.__all__ if name not in ("Estimator", "Window")),
    LeaderCentered,
]
SHARES = {"value", "share", "by_chance", "expected_share", "lack", "members_by_chance"}
DIFFERENCES = {"excess"}
COUNTS = {"turns", "led", "people", "members", "leaders", "pairs", "possible"}
AMOUNTS = {"times", "exchanges", "observed", "expected"}

T = TypeVar("T", bound=Estimator)

every_estimator = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
speakers = st.lists(st.integers(0, 6), max_size=40)
SAID = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.none() | st.integers(0, 6),
        st.sampled_from([0.0, 0.1, 1 / 3, 1.0]),
        st.booleans(),
    ),
    max_size=30,
)


@st.composite
def turns(draw: st.DrawFn) -> list[Turn]:
    """Draw turns in which anything goes that a Turn can hold: 1 leads, 2 does at times, 0 has not joined."""
    found: list[Turn] = []
    for number, (speaker, to, weight, leads) in enumerate(draw(SAID)):
        after, before = (found[-1] if found else None), (found[-2] if len(found) > 1 else None)
        found.append(
            Turn(
                number=number,
                speaker=speaker,
                leads=speaker == 1 or (speaker == 2 and leads),
                address=Address(None, 1.0, "group") if to in (None, speaker) else Address(to, weight, "last"),
                ended=START,
                first_message=number,
                last_message=number,
                messages=1,
                words=None,
                to_leads=to == 1 != speaker,
                after=after.speaker if after else None,
                after_leads=bool(after and after.leads),
                before=before.speaker if before else None,
                before_leads=bool(before and before.leads),
            )
        )
    return found


def fed(estimator: T, stream: list[Turn]) -> T:
    for turn in stream:
        estimator.update(turn)
    return estimator


def told(estimator: Estimator) -> dict[str, object]:
    """Everything that an estimator says in public."""
    found: dict[str, object] = {}
    for name in dir(estimator):
        value = getattr(estimator, name)
        if name.startswith("_") or callable(value) or name == "estimators":
            continue
        if name == "counts":
            value = sorted(value)
        found[name] = told(value) if isinstance(value, Volumes | MemberToMember) else value
    return found


@every_estimator
@settings(max_examples=tries(12))
@given(stream=turns(), chance=st.randoms(use_true_random=False))
def test_what_was_taken_back_leaves_no_trace(
    kind: type[Estimator], stream: list[Turn], chance: Random
) -> None:
    back = chance.sample(range(len(stream)), chance.randint(0, len(stream)))
    estimator = fed(kind(), stream)
    for at in back:
        estimator.revert(stream[at])
    rest = [turn for at, turn in enumerate(stream) if at not in back]
    assert told(estimator) == told(fed(kind(), rest))


@every_estimator
@settings(max_examples=tries(12))
@given(stream=turns(), size=st.integers(1, 12))
def test_a_window_tells_what_its_last_turns_tell(
    kind: type[Estimator], stream: list[Turn], size: int
) -> None:
    estimator = kind()
    window = fed(Window([estimator], size), stream)
    assert window.turns == tuple(stream[-size:])
    assert told(estimator) == told(fed(kind(), stream[-size:]))


@every_estimator
def test_memory_grows_with_people_not_with_talk(kind: type[Estimator]) -> None:
    chance = Random(7)
    stream = talk(*(chance.randrange(6) for _ in range(10_000)))
    short, long = fed(kind(), stream[:400]), fed(kind(), stream)
    assert len(pickle.dumps(long)) < 1.2 * len(pickle.dumps(short))


@every_estimator
@settings(max_examples=tries(12))
@given(stream=turns())
def test_every_value_stays_in_its_range(kind: type[Estimator], stream: list[Turn]) -> None:
    for name, value in told(fed(kind(), stream)).items():
        if isinstance(value, dict):
            continue  # another estimator, which is asked for itself
        if name in SHARES | DIFFERENCES:
            assert isinstance(value, float)
            assert (0.0 if name in SHARES else -1.0) <= value <= 1.0
        elif name in COUNTS | AMOUNTS:
            assert isinstance(value, int | float)
            assert value >= 0


@every_estimator
def test_every_estimator_can_be_asked_when_nothing_was_said(kind: type[Estimator]) -> None:
    assert told(kind()) == told(fed(kind(), []))


@given(stream=turns())
def test_centralization_is_freemans(stream: list[Turn]) -> None:
    graph = network(stream)
    degrees = [degree for _, degree in graph.degree]
    most = max(degrees, default=0)
    people = len(degrees)
    of_a_star = (people - 1) * (people - 2)
    expected = sum(most - degree for degree in degrees) / of_a_star if of_a_star > 0 else 0.0
    assert fed(Centralization(), stream).value == pytest.approx(expected)


@given(stream=turns())
def test_the_pairs_that_met_are_the_edges_of_the_network(stream: list[Turn]) -> None:
    dyads, graph = fed(DyadCoverage(), stream), network(stream)
    assert dyads.pairs == graph.number_of_edges()
    assert dyads.possible <= graph.number_of_nodes() * (graph.number_of_nodes() - 1) / 2


def network(stream: list[Turn]) -> "nx.Graph[int]":
    """Draw the joined speakers, and an edge for every two who exchanged something."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from({turn.speaker for turn in stream} - {SOMEONE})
    for turn in stream:
        to = turn.address.to
        if to is not None and to in graph and turn.speaker in graph:
            graph.add_edge(turn.speaker, to)
    return graph


@given(stream=turns())
def test_gini_is_half_the_mean_difference_over_the_mean(stream: list[Turn]) -> None:
    counts = fed(Volumes(), stream).counts
    people = len(counts)
    apart = sum(abs(one - other) for one, other in product(counts, repeat=2))
    expected = apart / (2 * people * sum(counts)) * people / (people - 1) if people > 1 else 0.0
    assert fed(Gini(), stream).value == pytest.approx(expected)


@given(stream=turns())
def test_evenness_is_the_entropy_over_its_greatest(stream: list[Turn]) -> None:
    counts = fed(Volumes(), stream).counts
    shares = [count / sum(counts) for count in counts]
    expected = -sum(share * log2(share) for share in shares) / log2(len(counts)) if len(counts) > 1 else 1.0
    assert fed(Evenness(), stream).value == pytest.approx(expected)


@given(stream=turns())
def test_chance_is_two_turns_drawn_blindly_by_two_parties(stream: list[Turn]) -> None:
    met = among = 0
    for one, other in product(stream, repeat=2):
        if (one.speaker, one.leads) != (other.speaker, other.leads):
            met += 1
            among += not (one.leads or other.leads)
    assert fed(Volumes(), stream).members_by_chance == pytest.approx(among / met if met else 0.0)


def test_expected_exchanges_are_the_mean_over_shuffled_talk() -> None:
    chance = Random(3)
    order = [1] * 14 + [2] * 9 + [3] * 7 + [4] * 5 + [SOMEONE] * 5
    met = among = 0
    for _ in range(2_000):
        chance.shuffle(order)
        exchanges = [(one, other) for one, other in pairwise(order) if one != other]
        met += len(exchanges)
        among += sum(1 not in pair for pair in exchanges)
    members = fed(MemberToMember(), talk(*order))
    assert members.expected / members.exchanges == pytest.approx(among / met, abs=0.01)


@given(stream=turns())
def test_an_exchange_touches_the_hub_or_runs_between_members(stream: list[Turn]) -> None:
    hub, members = fed(HubShare(), stream), fed(MemberToMember(), stream)
    assert hub.exchanges == members.exchanges
    assert hub.share + members.share == pytest.approx(1.0 if hub.exchanges else 0.0)
    assert members.observed == pytest.approx(members.share * members.exchanges)


@pytest.mark.parametrize("people", [2, 3, 7, 20])
def test_an_even_share_is_one_whatever_the_size_of_the_group(people: int) -> None:
    volume = fed(LeaderVolume(), talk(*list(range(1, people + 1)) * 3))
    assert volume.times == pytest.approx(1.0)
    assert volume.logarithm == pytest.approx(0.0)


@given(order=speakers)
def test_alternation_counts_members_between_two_turns_of_the_leader(order: list[int]) -> None:
    between = [
        before == after == 1
        for before, member, after in zip(order, order[1:], order[2:], strict=False)
        if member != 1
    ]
    alternation = fed(Alternation(), talk(*order))
    assert alternation.share == pytest.approx(sum(between) / len(between) if between else 0.0)


def test_who_answers_in_turn_with_the_leader_alternates_and_who_does_not_does_not() -> None:
    assert fed(Alternation(), talk(*[1, 2, 1, 3] * 8)).excess > 0.5
    assert fed(Alternation(), talk(*[1, 2, 3, 4] * 8)).excess < 0.0


def test_members_who_never_answer_each_other_lack_all_but_the_prior() -> None:
    members = fed(MemberToMember(), talk(*[1, 2, 1, 3, 1, 4] * 10))
    assert members.observed == 0
    assert members.lack > 0.9
    assert fed(MemberToMember(), talk(*[2, 3, 4, 2, 1] * 10)).lack < 0.1
