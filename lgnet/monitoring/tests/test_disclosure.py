# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is public tells nothing of fewer than eight people: every history is tried, each guard taken away once."""

import random
from itertools import product

import pytest

from lgnet.monitoring.disclosure import (
    BASE,
    FEWEST,
    days_shown,
    days_shown_again,
    differing,
    shown,
    shown_again,
    total,
)
from lgnet.monitoring.tests.attacker import (
    as_released,
    as_they_are,
    attack,
    found_out,
    possible,
    rounded_each_time,
    sums,
    tells_one_person,
)

MOST = 60
FEW_KNOWN = range(-FEWEST + 1, FEWEST - 1)
"""Changes of fewer than eight people, and still fewer than eight with one more."""


def inside(worlds, *, most: int) -> bool:
    """Not cut off by the largest count that was tried."""
    return all(count < most - 2 * FEWEST for world in worlds for count in world)


# --- one release


@pytest.mark.parametrize(
    ("count", "said"), [(0, None), (1, None), (7, None), (8, 10), (12, 10), (13, 15), (41, 40)]
)
def test_what_a_first_release_says(count, said):
    assert shown(count) == said


def test_nobody_and_a_few_look_the_same():
    assert {shown(count) for count in range(FEWEST)} == {None}


def test_each_number_stands_for_five_counts_and_is_never_off_by_more_than_two():
    worlds = possible([(count,) for count in range(FEWEST, MOST)], as_released)
    whole = [counts for (said,), counts in worlds.items() if said + BASE < MOST]
    assert {len(counts) for counts in whole} == {BASE}
    assert all(abs(said - count) <= BASE // 2 for (said,), counts in worlds.items() for (count,) in counts)


# --- consecutive releases of the same period


def test_two_releases_tell_nothing_of_fewer_than_eight():
    assert attack(product(range(MOST), repeat=2), as_released) == []


@pytest.mark.parametrize(("releases", "most"), [(3, 40), (4, 24)])
def test_nor_do_three_or_four(releases, most):
    worlds = possible(product(range(most), repeat=releases), as_released)
    assert [found for each in worlds.values() if inside(each, most=most) for found in found_out(each)] == []


def test_each_small_count_and_each_small_change_keeps_at_least_five_possible_values():
    """Also of a cell that was shown before, or is shown afterwards."""
    worlds = possible(product(range(40), repeat=3), as_released)
    whole = [each for each in worlds.values() if inside(each, most=40)]
    assert len(whole) > 20
    assert min(_narrowest(each) for each in whole) >= BASE


def _narrowest(worlds) -> int:
    """Of the small counts and changes that are possible here: how many values the least certain one may have."""
    counts = [{world[at] for world in worlds} for at in range(3)]
    changes = [{world[later] - world[at] for world in worlds} for at, later in ((0, 1), (1, 2), (0, 2))]
    return min((len(values) for values in counts + changes if min(map(abs, values)) < FEWEST), default=MOST)


def test_who_knows_all_the_few_changes_but_one_learns_nothing_of_that_one():
    for first, second in product(range(MOST // 2), repeat=2):
        assert tells_one_person((second,), as_released, known=FEW_KNOWN) == []
        assert tells_one_person((first, second), as_released, known=FEW_KNOWN) == []


def test_what_is_said_changes_only_when_at_least_eight_do_and_by_more_than_a_step():
    for before, after in product(range(MOST), repeat=2):
        said, again = as_released((before, after))
        assert said == again or abs(after - before) >= FEWEST
        assert said == again or None in (said, again) or abs(again - said) > BASE


def test_a_step_alone_would_leave_only_two_possible_counts():
    """Hidden, ten, fifteen: had each change of eight been shown, there were none or one at first."""

    def any_eight(counts):
        said = [shown(counts[0])]
        for before, count in zip(counts, counts[1:], strict=False):
            said.append(shown(count) if abs(count - before) >= FEWEST else said[-1])
        return tuple(said)

    worlds = possible(product(range(30), repeat=3), any_eight)
    assert {world[0] for world in worlds[None, 10, 15]} == {0, 1}


def test_forty_stays_forty_when_three_more_were_found():
    assert as_released((41, 44)) == (40, 40)
    assert as_released((41, 49)) == (40, 50)


# --- the same attacks where a guard is missing


def test_numbers_as_they_are_give_everything_away():
    assert "count 0 is 3" in attack(product(range(12), repeat=2), as_they_are)


def test_rounding_afresh_gives_one_person_away():
    assert tells_one_person((41,), rounded_each_time, known=FEW_KNOWN) == [-4, 1, 6]
    assert tells_one_person((7,), rounded_each_time, known=[0]) == [0]  # hidden, then ten


def test_hiding_without_rounding_gives_changes_away():
    def hidden_only(counts):
        return tuple(count if count >= FEWEST else None for count in counts)

    assert "change from 0 to 1 is 3" in attack(product(range(30), repeat=2), hidden_only)


# --- totals, and periods that overlap

BESIDE_A_SMALL_CITY = list(product(range(18, 23), range(18, 23), range(18, 23), range(FEWEST)))
"""Three cities of about twenty, and one of fewer than eight."""


def rounded_sum(counts):
    return shown(sum(counts))


def test_a_total_of_what_is_said_tells_nothing_more():
    alone = possible(BESIDE_A_SMALL_CITY, rounded_each_time)
    with_total = possible(BESIDE_A_SMALL_CITY, sums(rounded_each_time, total, of_what_is_said=True))
    assert sorted(map(sorted, alone.values())) == sorted(map(sorted, with_total.values()))
    assert total([20, None, 15]) == 35
    assert total([None, None]) is None


def test_a_rounded_true_total_gives_the_small_city_away():
    found = attack(BESIDE_A_SMALL_CITY, sums(rounded_each_time, rounded_sum, of_what_is_said=False))
    assert "count 3 is 7" in found


def test_quarters_with_their_year_give_a_small_quarter_away():
    """Why a programme's results are published by the quarter or by the year, never by both."""
    quarters = list(product(range(8, 13), range(8, 13), range(8, 13), range(FEWEST)))
    assert attack(quarters, rounded_each_time) == []
    found = attack(quarters, sums(rounded_each_time, rounded_sum, of_what_is_said=False))
    assert "count 3 is 7" in found


def test_random_networks_with_random_corrections_tell_nothing():
    """Several cities, several releases: the attacker takes all that was said together, totals too."""
    chance = random.Random(7)
    for _ in range(20):
        cities = [_history(chance) for _ in range(6)]
        said = [as_released(city) for city in cities]
        for city, others in ((at, said[:at] + said[at + 1 :]) for at in range(6)):
            totals = [total(column) for column in zip(*said, strict=True)]
            known = [total(column) or 0 for column in zip(*others, strict=True)]
            by_subtraction = tuple(
                (whole or 0) - other or None for whole, other in zip(totals, known, strict=True)
            )
            assert by_subtraction == said[city]
            worlds = {world for world in _near(cities[city]) if as_released(world) == said[city]}
            assert found_out(worlds) == []


def _history(chance: random.Random) -> tuple[int, ...]:
    """A count that was closed, and twice corrected by a little or by more."""
    first = chance.choice([chance.randrange(8), chance.randrange(60)])
    second = max(0, first + chance.choice([0, 1, -1, chance.randrange(-12, 13)]))
    return first, second, max(0, second + chance.choice([0, 1, chance.randrange(-12, 13)]))


def _near(counts):
    return product(*(range(max(0, count - 12), count + 13) for count in counts))


# --- times


def test_days_are_whole_and_need_eight_cases():
    assert days_shown({"30": 7}) is None
    assert days_shown({"30": 8}) == 2
    assert days_shown({"24": 9}) == 1
    assert days_shown({"0": 8}) == 0


def test_days_change_only_when_at_least_eight_cases_do():
    before = {"20": 10, "40": 10}
    after = {"20": 3, "40": 17}
    assert differing(after, before) == 7
    assert days_shown(before) == 2 and days_shown({"20": 12, "40": 8}) == 1
    assert days_shown_again({"20": 17, "40": 3}, said=2, looked_at=before) == 2
    assert days_shown_again({"20": 18, "40": 2}, said=2, looked_at=before) == 1
    assert days_shown_again({"20": 18}, said=None, looked_at={"20": 5}) == 1


def test_a_count_that_was_hidden_appears_when_eight_more_are_there():
    assert shown_again(14, said=None, looked_at=7) is None
    assert shown_again(15, said=None, looked_at=7) == 15
