# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.portal.choices import PageState
from lgnet.portal.editions import compose
from lgnet.portal.errors import NotReadyToPublish
from lgnet.portal.models import PageEdition, ServicePage
from lgnet.portal.policies import may_set_up_pages, require_page_of
from lgnet.portal.readiness import missing
from lgnet.trust import audit


@transaction.atomic
def publish_page(*, page: ServicePage, by: Actor) -> PageEdition:
    """The texts as they are now go public. Raises NotReadyToPublish: it names each section that stands in the way."""
    may_set_up_pages(by)
    require_page_of(by, page.city_id)
    held = ServicePage.objects.select_for_update().get(pk=page.pk)
    lacking = missing(held)
    if lacking:
        raise NotReadyToPublish(missing="; ".join(str(one) for one in lacking))
    edition = PageEdition.objects.create(city_id=held.city_id, published_by=by.user_id, texts=compose(held))
    page.edition, page.state = edition, PageState.PUBLISHED
    page.save(update_fields=["edition", "state"])
    audit.record("portal.page_published", by=by, target=edition)
    return edition
