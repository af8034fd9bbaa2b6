# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from lgnet.kernel.phones import looks_like_phone, normalise_phone


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("333 123 45 67", "+393331234567"),
        ("+39 333/1234567", "+393331234567"),
        ("0039-333-1234567", "+393331234567"),
        ("079 123456", "+39079123456"),
        ("+221 77 123 45 67", "+221771234567"),
        ("", ""),
    ],
)
def test_a_number_is_written_one_way(written, stored):
    assert normalise_phone(written) == stored


@pytest.mark.parametrize(
    ("text", "is_one"), [("333 1234567", True), ("+221 771234567", True), ("Mohamed 1", False), ("12", False)]
)
def test_a_number_is_told_from_a_name(text, is_one):
    assert looks_like_phone(text) is is_one
