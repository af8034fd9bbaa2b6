# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable

from django.db import transaction
from django.utils.text import slugify

from lgnet.kernel.actor import Actor
from lgnet.network.errors import CityAlready
from lgnet.network.models import City, Organisation
from lgnet.network.policies import may_set_up_network
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def add_city(
    *, organisation: Organisation, name: str, by: Actor, slug: str = "", languages: Iterable[str] = ()
) -> City:
    """A tenant: people can be met and followed there from now on. `slug` is its part of addresses, and never changes.
    Raises CityAlready.
    """
    may_set_up_network(by)
    slug = slug or slugify(name)
    city = City(organisation=organisation, name=name.strip(), slug=slug, languages=list(languages))
    with becomes(CityAlready(slug=slug), on="network_city_slug_key"):
        city.save()
    audit.record("network.city_added", by=by, target=city, slug=slug)
    return city
