# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.text import slugify

from lgnet.kernel.actor import Actor
from lgnet.network.errors import NameTaken
from lgnet.network.models import Organisation
from lgnet.network.policies import may_set_up_network
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Body(TypedDict, total=False):
    ipa: str
    belfiore: str
    province: str
    region: str
    parent: Organisation | None
    note: str


@transaction.atomic
def add_organisation(*, name: str, kind: str, by: Actor, key: str = "", **body: Unpack[Body]) -> Organisation:
    """A body that may become a partner. `key` tells it in files; else it is made of the name. Raises NameTaken."""
    may_set_up_network(by)
    key = key or slugify(name)[:60].strip("-")
    organisation = Organisation(key=key, kind=kind, name=name.strip(), **body)
    with becomes(NameTaken(name=key), on="network_organisation_key_key"):
        organisation.save()
    audit.record("network.organisation_added", by=by, target=organisation, key=key, kind=kind)
    return organisation
