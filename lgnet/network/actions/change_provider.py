# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.errors import NameTaken
from lgnet.network.models import Provider
from lgnet.network.policies import may_set_up_directory, require_own_city
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_provider(
    *, provider: Provider, name: str, by: Actor, phone: str = "", email: str = "", website: str = ""
) -> Provider:
    """Correct a provider's name and how it is reached. Raises NameTaken."""
    may_set_up_directory(by)
    require_own_city(by, provider.city_id)
    provider.name, provider.phone, provider.email, provider.website = name.strip(), phone, email, website
    with becomes(NameTaken(name=provider.name), on="one_provider_name_a_city"):
        provider.save(update_fields=["name", "phone", "email", "website"])
    audit.record("network.provider_changed", by=by, target=provider)
    return provider
