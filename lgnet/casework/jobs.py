# SPDX-License-Identifier: AGPL-3.0-or-later
"""What case work does by the clock. Each step is a transaction of its own that looks first whether it has been done:
interrupted, the next run goes on."""

import logging
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.casework.actions.expire_referral import expire_referral
from lgnet.casework.actions.give_term import give_term
from lgnet.casework.actions.mail_link import mail_link
from lgnet.casework.actions.remind_receiver import remind_receiver
from lgnet.casework.actions.settle_transfer import settle_transfer
from lgnet.casework.errors import MovedMeanwhile
from lgnet.casework.models import Departure, Parcel, Referral, ReferralLink
from lgnet.casework.queries.terms import expired, links_to_mail, to_remind, without_term
from lgnet.casework.queries.transfers import parcels_to_take_away, to_settle
from lgnet.kernel.actor import Actor, system_actor
from lgnet.network.models import City
from lgnet.trust import tenancy

MOST = 500
"""Of one city in one run; the rest follows in the next."""
log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="casework.mail_links", queueing_lock="casework.mail_links", lock="casework.mail_links")
def mail_links(timestamp: int) -> None:
    for city_id in _cities():
        for link_id in _found(city_id, links_to_mail):
            _alone(city_id, lambda by, pk=link_id: mail_link(link=ReferralLink.objects.get(pk=pk), by=by))


@app.periodic(cron="5 * * * *")
@app.task(name="casework.remind", queueing_lock="casework.remind", lock="casework.remind")
def remind(timestamp: int) -> None:
    """First what has no term gets one, then what has expired, then who is to be reminded."""
    for city_id in _cities():
        for referral_id in _found(city_id, without_term):
            _alone(city_id, lambda by, pk=referral_id: give_term(referral=_referral(pk), by=by))
        for referral_id in _found(city_id, expired):
            _alone(city_id, lambda by, pk=referral_id: _expire(pk, by=by))
        for referral_id, after_days in _found(city_id, to_remind):
            _alone(
                city_id,
                lambda by, pk=referral_id, days=after_days: remind_receiver(
                    referral=_referral(pk), after_days=days, by=by
                ),
            )


@app.periodic(cron="* * * * *")
@app.task(
    name="casework.settle_transfers",
    queueing_lock="casework.settle_transfers",
    lock="casework.settle_transfers",
)
def settle_transfers(timestamp: int) -> None:
    """The sending city draws the consequence; then the receiving one lets go of what nobody needs."""
    for city_id in _cities():
        for departure_id in _found(city_id, to_settle):
            _alone(
                city_id,
                lambda by, pk=departure_id: settle_transfer(departure=Departure.objects.get(pk=pk), by=by),
            )
    for city_id in _cities():
        for parcel_id in _found(city_id, parcels_to_take_away):
            _alone(city_id, lambda by, pk=parcel_id: Parcel.objects.filter(pk=pk).delete())


def _expire(referral_id: UUID, *, by: Actor) -> None:
    try:
        expire_referral(referral=_referral(referral_id), by=by)
    except MovedMeanwhile:
        return  # answered a moment ago


def _referral(referral_id: UUID) -> Referral:
    return Referral.objects.select_related("person", "service", "case").get(pk=referral_id)


def _cities() -> Iterable[UUID]:
    return City.objects.values_list("id", flat=True)


def _found(city_id: UUID, query) -> list:
    with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM, read_only=True), transaction.atomic():
        return list(query()[:MOST])


def _alone(city_id: UUID, do) -> None:
    """One step; what goes wrong with it does not hold up the others, and is tried again at the next run."""
    try:
        with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            do(system_actor("referrals", city_id=city_id))
    except Exception:
        log.exception("a step of %s was not done", city_id)
