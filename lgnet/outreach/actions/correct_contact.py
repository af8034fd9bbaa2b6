# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.signals import facts_changed
from lgnet.outreach.actions.clocks import clock_of, restart_clocks
from lgnet.outreach.actions.putting_on_shift import put_on_shift
from lgnet.outreach.actions.validity import check_contact
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import DoesNotFit
from lgnet.outreach.models import Contact, ContactNeed
from lgnet.outreach.policies import may_correct_contact
from lgnet.outreach.signals import contact_joined
from lgnet.trust import audit

CORRECTABLE = frozenset(
    {
        "happened_at", "place", "nickname", "sign", "done", "mediator_language", "mediator_minutes", "missing_language",
        "note", "follow_up_on", "follow_up_note", "source", "site", "latitude", "longitude",
    }
)  # fmt: skip


@transaction.atomic
def correct_contact(
    *, contact: Contact, by: Actor, needs: Mapping[str, int] | None = None, **changes
) -> Contact:
    """Correct what was written; the audit keeps which fields, never their content. `needs` replaces all of them."""
    may_correct_contact(by, contact=contact)
    if not changes.keys() <= CORRECTABLE:
        raise DoesNotFit(fields=", ".join(sorted(changes.keys() - CORRECTABLE)))
    held = Contact.objects.select_for_update().get(pk=contact.pk)
    before, first_day = _as_it_stands(held), held.day
    for name, value in changes.items():
        setattr(held, name, value)
    wanted = before["needs"] if needs is None else dict(needs)
    check_contact(held, wanted)
    changed = sorted(name for name, value in _as_it_stands(held, wanted).items() if value != before[name])
    if changed:
        _write(held, wanted, changed, by=by, days={first_day, held.day})
    return held


def _as_it_stands(contact: Contact, needs: Mapping[str, int] | None = None) -> dict:
    stands = {name: getattr(contact, name) for name in sorted(CORRECTABLE)}
    return {**stands, "needs": dict(contact.needs.values_list("code", "urgency")) if needs is None else needs}


def _write(
    contact: Contact, needs: Mapping[str, int], changed: list[str], *, by: Actor, days: set[date]
) -> None:
    if "follow_up_on" in changed:
        contact.followed_up_at = contact.followed_up_by = None
    if not {"happened_at", "source"}.isdisjoint(changed):
        put_on_shift(contact)
    contact.save()
    if "needs" in changed:
        contact.needs.all().delete()
        ContactNeed.objects.bulk_create(
            ContactNeed(contact=contact, code=code, urgency=urgency) for code, urgency in needs.items()
        )
    if "happened_at" in changed:
        _measure_again(contact, by=by)
    people = [contact.person_id] if contact.person_id else []
    audit.record("outreach.contact_corrected", by=by, target=contact, people=people, fields=changed)
    facts_changed.send(
        sender=None, city_id=contact.city_id, programme_id=contact.programme_id, days=sorted(days)
    )


def _measure_again(contact: Contact, *, by: Actor) -> None:
    if contact.person:
        restart_clocks(contact.person)
        contact_joined.send(sender=None, contact=contact, person=contact.person, by=by)
    else:
        contact.requests.filter(state=RequestState.WAITING).update(clock_from=clock_of(contact))
