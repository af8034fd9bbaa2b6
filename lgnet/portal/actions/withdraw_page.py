# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.portal.choices import PageState
from lgnet.portal.errors import NothingToWithdraw
from lgnet.portal.models import ServicePage
from lgnet.portal.policies import may_set_up_pages, require_page_of
from lgnet.trust import audit


@transaction.atomic
def withdraw_page(*, page: ServicePage, by: Actor) -> ServicePage:
    """The city's public pages are gone for the public; what was published stays on record."""
    may_set_up_pages(by)
    require_page_of(by, page.city_id)
    held = ServicePage.objects.select_for_update().get(pk=page.pk)
    if held.state != PageState.PUBLISHED:
        raise NothingToWithdraw()
    page.state = PageState.DRAFT
    page.save(update_fields=["state"])
    audit.record("portal.page_withdrawn", by=by, target=page)
    return page
