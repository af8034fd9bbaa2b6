# SPDX-License-Identifier: AGPL-3.0-or-later
"""Secret addresses at which a calendar program reads appointments: made, and closed again."""

import secrets
from uuid import UUID

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Site
from lgnet.network.policies import require_own_city
from lgnet.outreach.appointment_errors import NoSuchFeed, TooManyFeeds
from lgnet.outreach.feeds import digest_of
from lgnet.outreach.models import CalendarFeed
from lgnet.outreach.policies import may_keep_appointments
from lgnet.trust import audit

MOST = 5
SECRET_BYTES = 32


@transaction.atomic
def make_feed(*, by: Actor, site: Site | None = None) -> tuple[CalendarFeed, str]:
    """One's own appointments, or those of a place, and the secret, never seen again. Raises TooManyFeeds."""
    may_keep_appointments(by)
    if site is not None:
        require_own_city(by, site.city_id)
    User.objects.select_for_update(no_key=True).get(
        pk=by.user_id
    )  # two at once do not pass the limit together
    if CalendarFeed.objects.filter(made_by_id=by.user_id, revoked_at=None).count() >= MOST:
        raise TooManyFeeds(number=MOST)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = CalendarFeed.objects.create(made_by_id=by.user_id, site=site, digest=digest_of(secret))
    audit.record("outreach.feed_made", by=by, target=feed, of_a_place=site is not None)
    return feed, secret


@transaction.atomic
def revoke_feed(*, feed_id: UUID, by: Actor) -> CalendarFeed:
    """From the next reading on it shows nothing. Raises NoSuchFeed, also for somebody else's."""
    may_keep_appointments(by)
    mine = CalendarFeed.objects.select_for_update().filter(made_by_id=by.user_id, revoked_at=None)
    feed = mine.filter(pk=feed_id).first()
    if feed is None:
        raise NoSuchFeed()
    feed.revoked_at = clock.now()
    feed.save(update_fields=["revoked_at"])
    audit.record("outreach.feed_revoked", by=by, target=feed)
    return feed
