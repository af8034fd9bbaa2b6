# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many codes may be tried from one network in an hour, over all links. Where from is kept as a keyed digest."""

import time
from ipaddress import ip_address

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from lgnet.accounts.adapter import network_of
from lgnet.casework.link_errors import TooManyCodes

HOUR = 3600
MOST = 40
"""An office of the health body may share one address with all others."""


def count_try(request) -> None:
    """Take one numbered place of this hour, which only one can take. Raises TooManyCodes."""
    address = get_adapter(request).get_client_ip(request)
    if not ip_address(address).is_global:
        return  # behind a proxy that hides it all look like one; each link counts its own wrong codes anyway
    sender = salted_hmac("lgnet.casework.tries", network_of(address), algorithm="sha256").hexdigest()[:24]
    hour = int(time.time() // HOUR)
    if not any(
        cache.add(f"casework:codes:{sender}:{hour}:{place}", 1, timeout=HOUR) for place in range(MOST)
    ):
        raise TooManyCodes()
