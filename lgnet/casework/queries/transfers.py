# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of transfers. The database shows a transfer to its two cities alone, and a parcel to the receiving one."""

import json
from uuid import UUID

from django.db.models import Q, QuerySet

from lgnet.casework.choices import TransferState
from lgnet.casework.models import Case, Departure, Parcel, Transfer
from lgnet.casework.policies import may_receive_cases
from lgnet.casework.transfer_errors import NoSuchTransfer
from lgnet.kernel import clock
from lgnet.network.models import City
from lgnet.trust import encryption


def other_cities(by) -> QuerySet[City]:
    return City.objects.exclude(pk=by.city_id).order_by("name")


def transfers_to_answer(by) -> QuerySet[Transfer]:
    """Offered to the actor's city, the oldest first."""
    if not may_receive_cases.allows(by):
        return Transfer.objects.none()
    offered = Transfer.objects.filter(to_city_id=by.city_id, state=TransferState.OFFERED)
    return offered.filter(answer_by__gte=clock.now()).select_related("from_city").order_by("offered_at")


def get_transfer_to_answer(by, transfer_id: UUID) -> Transfer:
    """Raises NoSuchTransfer, also for one that goes elsewhere or is over."""
    transfer = transfers_to_answer(by).filter(pk=transfer_id).first()
    if transfer is None:
        raise NoSuchTransfer()
    return transfer


def opened_parcel(transfer: Transfer) -> dict:
    """In the receiving city. Raises NoSuchTransfer when it has been taken away, Tampered."""
    parcel = Parcel.objects.filter(pk=transfer.pk).first()
    if parcel is None:
        raise NoSuchTransfer()
    return json.loads(encryption.unseal(parcel.sealed, **bound_of(transfer)))


def bound_of(transfer: Transfer) -> dict:
    return {"city_id": transfer.to_city_id, "owner_id": transfer.pk, "column": "parcel"}


def departure_of(case: Case) -> Departure | None:
    """The offer that is not settled yet, with where it stands."""
    open_ones = case.departures.filter(ended_at__isnull=True)
    return open_ones.select_related("transfer__to_city").first()


def last_departure_of(case: Case) -> Departure | None:
    return case.departures.select_related("transfer__to_city").order_by("-transfer__offered_at").first()


def to_settle() -> QuerySet:
    """Ids of departures whose transfer has been answered, or waits no more."""
    over = ~Q(transfer__state=TransferState.OFFERED) | Q(transfer__answer_by__lt=clock.now())
    return Departure.objects.filter(over, ended_at__isnull=True).values_list("pk", flat=True)


def parcels_to_take_away() -> QuerySet:
    """Ids, in the receiving city: nobody needs them any more."""
    over = ~Q(transfer__state=TransferState.OFFERED) | Q(transfer__answer_by__lt=clock.now())
    return Parcel.objects.filter(over).values_list("pk", flat=True)
