# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.errors import NameTaken
from lgnet.network.models import Provider
from lgnet.network.policies import may_set_up_directory
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def add_provider(*, name: str, by: Actor, phone: str = "", email: str = "", website: str = "") -> Provider:
    """A new provider in the directory of the doer's city. Raises NameTaken."""
    may_set_up_directory(by)
    provider = Provider(city_id=by.city_id, name=name.strip(), phone=phone, email=email, website=website)
    with becomes(NameTaken(name=provider.name), on="one_provider_name_a_city"):
        provider.save()
    audit.record("network.provider_added", by=by, target=provider)
    return provider
