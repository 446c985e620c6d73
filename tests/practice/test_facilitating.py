"""Facilitating together, handing over and stepping back: there is always somebody, and nobody by surprise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.facilitating import (
    ASKED_FOR,
    MOST,
    Ask,
    Why,
    may_step_back,
    said_yes,
    stepped_back,
    why_not,
)
from bot.practice.group import Charter

NOW = datetime(2026, 1, 8, 12, 0, tzinfo=UTC)
MARA, BEN = 1, 2
ALONE = Charter("Carers", "", (5,), (MARA,))
BESIDE = Ask(1, "t", 1, "beside", BEN, MARA, NOW)
OVER = replace(BESIDE, kind="over", stays=False)


@pytest.mark.parametrize(
    ("ask", "before", "after"),
    [
        (BESIDE, (MARA,), (MARA, BEN)),
        (OVER, (MARA,), (BEN,)),
        (replace(OVER, stays=True), (MARA,), (BEN, MARA)),
        (OVER, (MARA, BEN), (BEN,)),
        (OVER, (MARA, 3), (BEN, 3)),
        (OVER, (), (BEN,)),  # who hands over facilitates by a role
    ],
)
def test_a_yes_puts_them_where_they_were_asked_to(
    ask: Ask, before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    assert said_yes(replace(ALONE, facilitators=before), ask).facilitators == after


@pytest.mark.parametrize(
    ("charter", "ask", "later", "leads", "why"),
    [
        (ALONE, BESIDE, timedelta(0), True, None),
        (ALONE, BESIDE, ASKED_FOR, True, "too-late"),
        (ALONE, OVER, timedelta(0), False, "gone"),
        (replace(ALONE, facilitators=(MARA, BEN)), BESIDE, timedelta(0), True, "already"),
        (replace(ALONE, facilitators=(MARA, BEN)), OVER, timedelta(0), True, None),
        (replace(ALONE, facilitators=(MARA, *range(10, 9 + MOST))), BESIDE, timedelta(0), True, "many"),
        (replace(ALONE, facilitators=(MARA, *range(10, 9 + MOST))), OVER, timedelta(0), True, None),
    ],
)
def test_a_yes_counts_only_while_the_question_stands(
    charter: Charter, ask: Ask, later: timedelta, leads: object, why: Why | None
) -> None:
    assert why_not(charter, ask, NOW + later, by_leads=bool(leads)) == why


@given(
    leading=st.sets(st.integers(1, 6), min_size=1, max_size=6),
    roles=st.sets(st.just(9)),
    steps=st.lists(
        st.tuples(
            st.sampled_from(["back", "beside", "over"]), st.integers(1, 6), st.integers(1, 6), st.booleans()
        )
    ),
)
def test_whatever_they_do_somebody_facilitates(
    leading: set[int], roles: set[int], steps: list[tuple[str, int, int, bool]]
) -> None:
    charter = replace(ALONE, facilitators=tuple(leading), facilitator_roles=tuple(roles))
    for what, one, other, stays in steps:
        if what == "back":
            if may_step_back(charter, one):
                charter = stepped_back(charter, one)
        elif one in charter.facilitators and one != other:
            ask = replace(
                BESIDE, kind="beside" if what == "beside" else "over", user=other, by=one, stays=stays
            )
            charter = said_yes(charter, ask)
            assert other in charter.facilitators
        assert charter.facilitators or charter.facilitator_roles
        assert len(set(charter.facilitators)) == len(charter.facilitators)
