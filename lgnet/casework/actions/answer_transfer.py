# SPDX-License-Identifier: AGPL-3.0-or-later
"""The receiving city's answer, given in that city: its own person, its own case, made of what was told."""

from datetime import date

from django.db import transaction

from lgnet.casework.actions.enclose_files import needs_entry, take_in
from lgnet.casework.actions.move_transfer import move_transfer
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.set_goal import set_goal
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.codes import TRANSFER_DECLINES
from lgnet.casework.errors import NotACode
from lgnet.casework.models import Arrival, Case, Parcel, Transfer
from lgnet.casework.policies import may_receive_cases
from lgnet.casework.queries.transfers import opened_parcel
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Team
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Permit, Person
from lgnet.trust import audit

OF_PERSON = (
    "given_name", "family_name", "original_name", "birth_precision", "citizenships", "languages", "interpreter_needed",
    "phone", "phone_is_safe",
)  # fmt: skip


@transaction.atomic
def accept_transfer(*, transfer: Transfer, team: Team, by: Actor, known: Person | None = None) -> Arrival:
    """A person is registered and taken in charge here, with what the other city told and nothing more.

    `known` is the one that she is here already: of her nothing is written over. The other city closes its own case by
    itself. Raises TransferIsOver when the offer was taken back, NoSuchTransfer, AlreadyOpen.
    """
    may_receive_cases(by)
    content = opened_parcel(transfer)
    move_transfer(transfer, "accept")
    person = known or _registered(content, by=by)
    case = open_case(person=person, team=team, by=by)
    permit = None if known else Permit.objects.filter(person=person).first()
    _written(case, content, transfer=transfer, permit=permit, by=by)
    arrival = Arrival.objects.create(case=case, person_id=person.pk, transfer=transfer)
    Parcel.objects.filter(pk=transfer.pk).delete()
    audit.record(
        "casework.transfer_accepted",
        by=by,
        target=case,
        people=[person.pk],
        origin_city=transfer.from_city.slug,
        files=transfer.files,
    )
    return arrival


@transaction.atomic
def decline_transfer(*, transfer: Transfer, reason: str, by: Actor) -> Transfer:
    """The case stays where it is; what was told is taken away. Raises NotACode, TransferIsOver."""
    may_receive_cases(by)
    if reason not in TRANSFER_DECLINES:
        raise NotACode()
    move_transfer(transfer, "decline", decline_reason=reason)
    Parcel.objects.filter(pk=transfer.pk).delete()
    audit.record("casework.transfer_declined", by=by, target=transfer, reason=reason)
    return transfer


def _registered(content: dict, *, by: Actor) -> Person:
    told = {name: content[name] for name in OF_PERSON if name in content}
    if "birth_date" in content:
        told["birth_date"] = date.fromisoformat(content["birth_date"])
    person = register_person(by=by, **told)
    if permit := content.get("permit"):
        days = {
            name: date.fromisoformat(permit[name])
            for name in ("issued_on", "valid_from", "valid_to", "renewal_asked_on")
            if name in permit
        }
        kinds = {name: permit[name] for name in ("document_kind", "reason")}
        record_permit(person=person, seen=False, by=by, **kinds, **days)
    return person


def _written(case: Case, content: dict, *, transfer: Transfer, permit: Permit | None, by: Actor) -> None:
    for goal in content.get("goals", ()):
        set_goal(case=case, by=by, **goal)
    entry, words = None, content["words"]
    if words or needs_entry(transfer, permit=permit):
        entry = write_intervention(case=case, kind="network_meeting", on=clock.today(), words=words, by=by)
    take_in(transfer, permit=permit, entry=entry, by=by)
