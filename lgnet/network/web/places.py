# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same page in a city and for the network: its address."""

from django.urls import reverse


def place_url(city, page: str, *args) -> str:
    """Of `city_<page>` in a city, of `network_<page>` where there is none."""
    if city is None:
        return reverse(f"network:network_{page}", args=args)
    return reverse(f"network:city_{page}", args=[city.slug, *args])
