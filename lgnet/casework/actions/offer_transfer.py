# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from lgnet.casework.actions.enclose_files import chosen_files, enclose
from lgnet.casework.choices import CaseState, Handed
from lgnet.casework.codes import TERMS
from lgnet.casework.errors import CaseIsClosed, InTheFuture, TooLong
from lgnet.casework.models import Case, Departure, Parcel, Transfer
from lgnet.casework.policies import may_transfer
from lgnet.casework.queries.handing import parcel_of
from lgnet.casework.queries.transfers import bound_of
from lgnet.casework.transfer_errors import NotAgreed, NotAnotherCity, OfferedAlready, ProtectedStays
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import City
from lgnet.trust import audit, encryption
from lgnet.trust.refusals import becomes

MOST_WORDS = 3_000


@transaction.atomic
def offer_transfer(
    *,
    case: Case,
    to_city: City,
    by: Actor,
    agreed_on: date | None,
    shared: Iterable[str] = (),
    words: str = "",
    files: Iterable[str] = (),
) -> Departure:
    """Offer a case to another city, with the `shared` fields, the `files` (ids) and what is said in `words`, and
    nothing more.

    The person must have agreed. Until the other city answers the case stays here and the offer can be taken back.
    Raises NotAgreed, InTheFuture, NotAnotherCity, ProtectedStays, CaseIsClosed, OfferedAlready, TooLong,
    TooManyEnclosed, TooMuchEnclosed.
    """
    may_transfer(by, case=case)
    _check(case, to_city, agreed_on, words)
    shared = [Handed.NAME, *(field for field in Handed if field in set(shared) - {Handed.NAME})]
    enclosed = chosen_files(case, files)
    _hold_open(case)
    at = clock.now()
    transfer = Transfer.objects.create(
        from_city_id=case.city_id, to_city=to_city, shared=shared, offered_at=at, files=len(enclosed),
        answer_by=at + timedelta(days=TERMS["transfer_within_days"]),
    )  # fmt: skip
    with becomes(OfferedAlready(), on="offered_to_one_city"), transaction.atomic():
        departure = Departure.objects.create(
            case=case, person_id=case.person_id, transfer=transfer, agreed_on=agreed_on, offered_by=by.user_id
        )
    _send(transfer, parcel_of(case, shared, words))
    enclose(enclosed, case=case, transfer=transfer)
    audit.record(
        "casework.transfer_offered", by=by, target=case, people=[case.person_id], to=to_city.slug,
        shared=[str(field) for field in shared], files=len(enclosed),
    )  # fmt: skip
    return departure


def _check(case: Case, to_city: City, agreed_on: date | None, words: str) -> None:
    if agreed_on is None:
        raise NotAgreed()
    if agreed_on > clock.today():
        raise InTheFuture()
    if to_city.pk == case.city_id:
        raise NotAnotherCity()
    if len(words) > MOST_WORDS:
        raise TooLong(most=MOST_WORDS)
    if case.person.protections.filter(ended_at__isnull=True).exists():
        raise ProtectedStays()


def _hold_open(case: Case) -> None:
    state = Case.objects.select_for_update().values_list("state", flat=True).get(pk=case.pk)
    if state == CaseState.CLOSED:
        raise CaseIsClosed()


def _send(transfer: Transfer, content: dict) -> None:
    """Sealed for the other city: this one can put it there, and never read it again."""
    sealed = encryption.seal(json.dumps(content).encode(), **bound_of(transfer))
    Parcel.objects.bulk_create(
        [
            Parcel(
                transfer=transfer,
                from_city_id=transfer.from_city_id,
                to_city_id=transfer.to_city_id,
                sealed=sealed,
            )
        ]
    )
