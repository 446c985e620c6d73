"""The balance of turns, drawn."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures.balance import Amount, Part, draw_mine
from tests.pictures.looking import looked_at
from tests.soaking import tries

SHARES = st.floats(0, 1)


@settings(max_examples=tries(3), deadline=None)
@given(SHARES, SHARES, SHARES, st.floats(0, 5000), st.floats(0, 5000))
def test_any_part_of_the_talk_fits_on_the_paper(
    own: float, low: float, high: float, given: float, got: float
) -> None:
    low, high = sorted((low, high))
    part = Part("Gesprächsbeiträge", own, "du: 100 %", low, high, "die Mitte der Gruppe: 100 bis 100 %")
    amounts = [
        Amount("Du hast geantwortet: etwa 5000", given),
        Amount("Dir wurde geantwortet: etwa 5000", got),
    ]
    assert looked_at(draw_mine([part, part], amounts)).height > looked_at(draw_mine([part], amounts)).height


def test_nothing_yet_to_answer_is_drawn_as_nothing() -> None:
    none, some = (
        looked_at(draw_mine([], [Amount("Du hast geantwortet", amount)])).convert("L").histogram()
        for amount in (0.0, 1.0)
    )
    assert sum(none[:128]) < sum(some[:128])  # the words alone, without a bar
