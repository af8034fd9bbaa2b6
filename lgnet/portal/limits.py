# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often something may be sent, by where it comes from and by city: counted in the cache that all processes share.

Each time takes one numbered place, and a place can be taken once: two at the same moment never count as one. Where it
comes from is kept as a keyed digest of the network, never as an address.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from lgnet.accounts.adapter import network_of
from lgnet.network.models import City
from lgnet.portal.public_errors import TooManyRequests

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Limit:
    name: str
    from_one_network: int
    in_one_city: int
    """Both in an hour. Many people may share a network: a shelter, a mobile operator."""


ASKED = Limit("asked", from_one_network=12, in_one_city=120)
REPORTED = Limit("reported", from_one_network=12, in_one_city=120)
LOOKED_UP = Limit("looked_up", from_one_network=40, in_one_city=600)
OPINIONS = Limit("opinions", from_one_network=30, in_one_city=600)


def count(limit: Limit, *, city: City, sender: str) -> None:
    """Take a place, or raise TooManyRequests. `sender`: what `sender_of` says."""
    hour = int(time.time() // HOUR)
    if sender:  # first: a single network does not use up the city's places
        _take(f"portal:{limit.name}:{city.pk}:{sender}:{hour}", limit.from_one_network)
    _take(f"portal:{limit.name}:{city.pk}:{hour}", limit.in_one_city)


def sender_of(request) -> str:
    """The network a request comes from, as a digest; empty when a proxy hides it, for then all look like one."""
    address = get_adapter(request).get_client_ip(request)
    if not ip_address(address).is_global:
        return ""
    return salted_hmac("lgnet.portal.limits", network_of(address), algorithm="sha256").hexdigest()[:24]


def _take(key: str, places: int) -> None:
    taken = cache.get_many([f"{key}:{place}" for place in range(places)])
    for place in _free(key, places, taken):
        if cache.add(f"{key}:{place}", 1, timeout=HOUR):
            return
    raise TooManyRequests()


def _free(key: str, places: int, taken: dict) -> Iterable[int]:
    return (place for place in range(places) if f"{key}:{place}" not in taken)
