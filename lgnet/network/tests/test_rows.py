# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from lgnet.network.rows import addresses, long_days


def test_the_addresses_of_rows_are_those_that_django_gives():
    one, another = uuid4(), uuid4()
    url = addresses("casework:case", "bari")
    assert [url(one), url(another)] == [reverse("casework:case", args=["bari", pk]) for pk in (one, another)]


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_days_are_written_as_django_writes_them(language):
    with translation.override(language):
        written = long_days()
        for month in range(1, 13):
            day = date(2026, month, month)
            assert written(day) == date_format(day, "j F Y")
