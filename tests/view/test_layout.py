from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import GAP, ROW, Box, lay_out

boxes = st.lists(
    st.tuples(st.integers(0, 3), st.none() | st.floats(2000, 2030), st.floats(20, 320)), min_size=1, max_size=50
).map(lambda drawn: [Box(f"n{number}", *values) for number, values in enumerate(drawn)])


@settings(max_examples=50)
@given(boxes)
def test_nothing_overlaps_and_bands_keep_their_order(drawn: list[Box]) -> None:
    places = lay_out(drawn)
    for one, other in combinations(drawn, 2):
        a, b = places[one.id], places[other.id]
        assert abs(a.y - b.y) >= ROW or abs(a.x - b.x) + 0.2 >= (one.width + other.width) / 2 + GAP
        if one.band < other.band:
            assert a.y < b.y


def test_years_run_from_left_to_right() -> None:
    places = lay_out([Box(str(year), 0, year, 100) for year in (2023, 2021, 2022)])
    assert places["2021"].x < places["2022"].x < places["2023"].x
    assert places["2021"].y == places["2023"].y
