# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sketch of a city: everything inside, nothing covered, north above."""

from itertools import combinations
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from lgnet.portal.sketch import HEIGHT, WIDTH, sketch

THUMB = 40
"""Units; 24 px on a phone 320 px wide, margins taken off, are 42 at most in theory: points touch, but do not cover."""
SPOTS = st.tuples(st.floats(40.70, 40.75), st.floats(8.50, 8.60))


def drawn(spots):
    return sketch([(number, f"P{number}", f"p{number}", *spot) for number, spot in enumerate(spots, start=1)])


@settings(max_examples=60, deadline=None)
@given(st.lists(SPOTS, min_size=2, max_size=14))
def test_points_are_inside_and_apart(spots):
    points = drawn(spots).points
    assert all(0 < point.x < WIDTH and 0 < point.y < HEIGHT for point in points)
    assert all(hypot(one.x - other.x, one.y - other.y) >= THUMB for one, other in combinations(points, 2))


def test_north_is_above_and_east_on_the_right():
    south_west, north_east = drawn([(40.70, 8.50), (40.75, 8.60)]).points
    assert north_east.y < south_west.y and north_east.x > south_west.x


def test_a_kilometre_is_a_kilometre():
    """0.01 degrees of latitude are 1.112 km."""
    found = drawn([(40.70, 8.55), (40.71, 8.55)])
    south, north = found.points
    assert abs((south.at_y - north.at_y) / found.scale_units * found.scale_km - 1.112) < 0.02


def test_one_place_makes_no_sketch():
    assert drawn([(40.7, 8.5)]) is None and sketch([]) is None


def test_places_on_one_spot_are_told_apart():
    points = drawn([(40.7, 8.5)] * 3 + [(40.72, 8.56)]).points
    assert len({(round(point.x), round(point.y)) for point in points}) == 4
    assert sum(point.is_moved for point in points) >= 2
