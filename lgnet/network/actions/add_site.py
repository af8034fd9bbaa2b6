# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.choices import SiteKind
from lgnet.network.errors import NameTaken
from lgnet.network.models import Site
from lgnet.network.policies import may_set_up_city
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Place(TypedDict, total=False):
    """What else may be told of a site."""

    address: str
    latitude: Decimal | None
    longitude: Decimal | None
    phone: str
    opening_hours: str
    languages: Iterable[str]
    is_accessible: bool
    is_public: bool


@transaction.atomic
def add_site(*, name: str, by: Actor, kind: str = SiteKind.ONE_STOP_SHOP, **place: Unpack[Place]) -> Site:
    """A new place of the doer's city. Raises NameTaken."""
    may_set_up_city(by)
    site = Site(city_id=by.city_id, kind=kind, name=name.strip(), **place)
    with becomes(NameTaken(name=site.name), on="one_site_name_a_city"):
        site.save()
    audit.record("network.site_added", by=by, target=site, kind=kind)
    return site
