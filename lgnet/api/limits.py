# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often a token may ask, counted in the cache that all processes share.

Each call takes one numbered place of its minute, and a place can be taken once: two at the same moment never count as
one.
"""

import time

from django.core.cache import cache

from lgnet.api.errors import TooManyCalls
from lgnet.api.models import ApiToken

A_MINUTE = 60
TIMES = 60


def count(token: ApiToken) -> None:
    """Take a place of this minute, or raise TooManyCalls."""
    minute = int(time.time() // A_MINUTE)
    keys = [f"api:{token.pk}:{minute}:{place}" for place in range(TIMES)]
    taken = cache.get_many(keys)
    if not any(cache.add(key, 1, timeout=2 * A_MINUTE) for key in keys if key not in taken):
        raise TooManyCalls(times=TIMES)


def seconds_left() -> int:
    """Until the next minute begins."""
    return A_MINUTE - int(time.time() % A_MINUTE)
