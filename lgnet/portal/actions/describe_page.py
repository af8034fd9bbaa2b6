# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.portal.errors import DoesNotFit
from lgnet.portal.models import ServicePage
from lgnet.portal.policies import may_set_up_pages, require_page_of
from lgnet.trust import audit


class Told(TypedDict, total=False):
    """Who answers for the service, and how soon."""

    unit: str
    phone: str
    email: str
    dpo_contact: str
    answer_days: int
    accessibility_url: str


@transaction.atomic
def describe_page(*, page: ServicePage, by: Actor, **told: Unpack[Told]) -> ServicePage:
    """What is not named stays. Public at once: contacts that changed are not left wrong until the next edition."""
    may_set_up_pages(by)
    require_page_of(by, page.city_id)
    for name, value in told.items():
        setattr(page, name, value.strip() if isinstance(value, str) else value)
    try:
        page.clean_fields(exclude=["city", "edition", "state"])
    except ValidationError as faults:
        raise DoesNotFit(fields=", ".join(sorted(faults.message_dict))) from faults
    page.save(update_fields=list(told))
    audit.record("portal.page_described", by=by, target=page, fields=sorted(told))
    return page
