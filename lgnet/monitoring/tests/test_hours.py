# SPDX-License-Identifier: AGPL-3.0-or-later
import statistics
from collections import Counter

from hypothesis import given
from hypothesis import strategies as any_

from lgnet.monitoring.hours import counted, longest, median, merged

LENGTHS = any_.lists(any_.integers(0, 2000))


def counts(lengths):
    return {str(length): number for length, number in Counter(lengths).items()}


@given(LENGTHS)
def test_the_median_of_counts_is_the_median_of_the_hours(lengths):
    assert median(counts(lengths)) == (statistics.median(lengths) if lengths else None)
    assert longest(counts(lengths)) == max(lengths, default=None)


@given(any_.lists(LENGTHS, max_size=6))
def test_the_median_of_the_network_is_that_of_all_cities_together(cities):
    everything = [length for lengths in cities for length in lengths]
    together = merged(counts(lengths) for lengths in cities)
    assert median(together) == (statistics.median(everything) if everything else None)
    assert counted(together) == len(everything)


def test_a_mean_of_medians_would_be_another_figure():
    sassari, torino = {"2": 9}, {"100": 1}
    assert median(merged([sassari, torino])) == 2
    assert (median(sassari) + median(torino)) / 2 == 51
