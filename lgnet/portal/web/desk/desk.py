# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a city's public pages are kept: by the city's own people in their city, and by who keeps those of the network.

The pages are the same; two doors lead to them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from lgnet.network.door import city_page, network_page
from lgnet.network.errors import NotInThisCity
from lgnet.network.models import City
from lgnet.portal.errors import NotBegun
from lgnet.portal.models import ServicePage
from lgnet.portal.policies import may_keep_pages
from lgnet.portal.queries import page_of


@dataclass(frozen=True, slots=True)
class Desk:
    city: City
    of_network: bool

    def url(self, name: str, *rest: str) -> str:
        return reverse(f"portal:{'network_' if self.of_network else ''}{name}", args=[self.city.slug, *rest])

    def page(self) -> ServicePage:
        """Raises NotBegun."""
        page = page_of(self.city)
        if page is None:
            raise NotBegun()
        return page

    @property
    def overview_url(self) -> str:
        return self.url("desk")


def both_doors(view: Callable) -> tuple[Callable, Callable]:
    """The view, called as `view(request, by, desk, **from_the_url)`: through the city's door, and the network's."""

    @city_page(may_keep_pages, writes=True)
    def in_city(request, by, **named):
        return view(request, by, Desk(request.city, of_network=False), **named)

    @network_page(may_keep_pages, writes=True)
    def in_network(request, by, *, place: str, **named):
        city = City.objects.select_related("organisation").filter(slug=place).first()
        if city is None:
            raise NotInThisCity()
        return view(request, by, Desk(city, of_network=True), **named)

    return in_city, in_network
