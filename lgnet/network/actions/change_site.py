# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.add_site import Place
from lgnet.network.errors import NameTaken
from lgnet.network.models import Site
from lgnet.network.policies import may_set_up_city, require_own_city
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_site(*, site: Site, name: str, kind: str, by: Actor, **place: Unpack[Place]) -> Site:
    """Correct a place of the doer's city; what is not named stays. Raises NameTaken."""
    may_set_up_city(by)
    require_own_city(by, site.city_id)
    for field, told in {**place, "name": name.strip(), "kind": kind}.items():
        setattr(site, field, told)
    with becomes(NameTaken(name=site.name), on="one_site_name_a_city"):
        site.save()
    audit.record("network.site_changed", by=by, target=site, fields=sorted(place))
    return site
