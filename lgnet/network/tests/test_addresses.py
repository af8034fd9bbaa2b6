# SPDX-License-Identifier: AGPL-3.0-or-later
from uuid import uuid4

from django.urls import reverse

from lgnet.network.addresses import addresses


def test_the_addresses_of_rows_are_those_that_django_gives():
    one, another = uuid4(), uuid4()
    url = addresses("casework:case", "bari")
    assert [url(one), url(another)] == [reverse("casework:case", args=["bari", pk]) for pk in (one, another)]
