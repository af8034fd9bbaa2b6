# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of links: by whoever holds one, and by the team that made it."""

from lgnet.casework.choices import ENDED
from lgnet.casework.errors import NoSuchReferral
from lgnet.casework.link_errors import LinkExpired, LinkRevoked, NothingHere, ReferralIsOver
from lgnet.casework.links import digest_of, secrets_of
from lgnet.casework.models import Referral, ReferralLink
from lgnet.kernel import clock
from lgnet.network.models import City, Site


def link_by_key(key: str) -> ReferralLink:
    """The city's link that this address opens. Raises NothingHere, also where the person is protected; ReferralIsOver,
    LinkRevoked, LinkExpired."""
    found = ReferralLink.objects.select_related("referral__person", "referral__case", "referral__service")
    link = found.filter(key_digest=digest_of(key)).first()
    if link is None:
        raise NothingHere()
    if link.referral.state in ENDED:
        raise ReferralIsOver()
    if link.revoked_at or secrets_of(link) is None:
        raise LinkRevoked()
    if link.valid_until < clock.now():
        raise LinkExpired()
    return link


def desk_phone(city: City) -> str:
    """Where the city's desk is called; empty where none is written down."""
    desks = Site.objects.filter(city=city, is_public=True).exclude(phone="").order_by("kind", "name")
    return desks.values_list("phone", flat=True).first() or ""


def live_link_of(referral: Referral) -> ReferralLink | None:
    """The one that opens something now."""
    links = referral.links.filter(revoked_at__isnull=True, valid_until__gte=clock.now())
    return next((link for link in links if secrets_of(link)), None)


def referral_by_paper(by, typed: str) -> Referral:
    """What the code of a letter leads to for whoever works here: the address that a scanner reads, or the reference.

    Raises NoSuchReferral, also for one that is not open to the reader.
    """
    from lgnet.casework.queries.cases import referrals_visible_to

    typed = typed.strip()
    key = typed.rstrip("/").rsplit("/", 1)[-1]
    links = ReferralLink.objects.filter(key_digest=digest_of(key)) | ReferralLink.objects.filter(
        reference=typed.upper()
    )
    found = referrals_visible_to(by).filter(pk__in=links.values("referral")).first()
    if found is None:
        raise NoSuchReferral()
    return found
