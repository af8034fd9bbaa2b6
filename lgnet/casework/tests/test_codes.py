# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coded lists are complete in both languages and fit their columns."""

import pytest

from lgnet.casework.codes import (
    CLOSING_REASONS,
    DECLINE_REASONS,
    OUTCOMES,
    UNCOUNTED,
    consequence,
    may_reopen,
)

LISTS = {"closing reasons": CLOSING_REASONS, "outcomes": OUTCOMES, "decline reasons": DECLINE_REASONS}


@pytest.mark.parametrize("name", LISTS)
def test_each_code_has_words_and_fits(name):
    for code in LISTS[name]:
        assert 0 < len(code) <= 30
        assert LISTS[name][code]["it"]
        assert LISTS[name][code]["en"]


def test_each_decline_says_what_follows():
    for code in DECLINE_REASONS:
        assert consequence(code, "it") != consequence(code, "en")
    assert consequence("never heard of", "it") == ""


def test_a_mistake_is_not_counted_and_not_reopened():
    assert UNCOUNTED == ["opened_by_mistake"]
    assert not may_reopen("opened_by_mistake")
    assert may_reopen("lost_contact")
