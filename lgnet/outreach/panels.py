# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach tells on a person's page: when she was met, whether she waits, when she is to be met again."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lgnet.kernel import clock
from lgnet.network.models import City
from lgnet.outreach.choices import RequestState
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.outreach.policies import may_read_contacts, may_read_requests, may_write_contacts
from lgnet.outreach.queries import contacts_of, open_needs
from lgnet.people import slots, story
from lgnet.people.queries.linked import record_ids
from lgnet.people.slots import QuickAction
from lgnet.people.story import Due, Moment, Standing


def register() -> None:
    slots.quick_action(NEW_CONTACT)
    story.tells_happened(may_read_contacts, met)
    story.tells_due(may_read_contacts, to_meet_again)
    story.tells_standing(may_read_requests, waits, 20)


def contact_moment(contact: Contact, city: City, needs=None) -> Moment:
    """With the needs that the reader may know of, else with all."""
    seen = contact.needs.all() if needs is None else needs
    words = ", ".join(f"{need.label}: {_('today')}" if need.is_for_today else need.label for need in seen)
    return Moment(
        contact.happened_at, _where(contact), words, "map-marker", "neutral",
        contact.recorded_by, href=reverse("outreach:contact", args=[city.slug, contact.pk]),
    )  # fmt: skip


def _where(contact: Contact) -> str:
    """The kind of place, unless its name begins with it."""
    kind = str(contact.get_source_display())
    named = contact.place.casefold().startswith(kind.casefold())
    return contact.place if named else f"{kind}: {contact.place}"


def met(by, city: City, person, most: int) -> list[Moment]:
    newest = contacts_of(person).prefetch_related("needs").order_by("-happened_at")[:most]
    return [contact_moment(contact, city, open_needs(by, contact)) for contact in newest]


def to_meet_again(by, city: City, person) -> list[Due]:
    """What was promised at a contact and not done yet."""
    promised = contacts_of(person).filter(follow_up_on__isnull=False, followed_up_at__isnull=True)
    return [_promise(contact, city) for contact in promised.order_by("follow_up_on")[:MOST_PROMISES]]


def _promise(contact: Contact, city: City) -> Due:
    late = contact.follow_up_on < clock.today()
    return Due(
        _("Meet again"), reverse("outreach:contact", args=[city.slug, contact.pk]), contact.follow_up_on,
        _("late") if late else "", "danger" if late else "neutral",
        " · ".join(filter(None, (contact.place, contact.follow_up_note))),
    )  # fmt: skip


def waits(by, city: City, person) -> list[Standing]:
    """Whether she waits to be taken in charge, and since when."""
    waiting = TakeChargeRequest.objects.filter(
        person__in=record_ids(person), state=RequestState.WAITING
    ).order_by("clock_from")
    return [_waits(asked, city) for asked in waiting[:1]]


def _waits(asked: TakeChargeRequest, city: City) -> Standing:
    days = (clock.now() - asked.clock_from).days
    words = (
        ngettext("for %(days)d day", "for %(days)d days", days) % {"days": days} if days else _("since today")
    )
    return Standing(
        _("Waits to be taken in charge"),
        words,
        reverse("outreach:requests", args=[city.slug]),
        _("waits"),
        "warning",
    )


MOST_PROMISES = 5
NEW_CONTACT = QuickAction(
    label=gettext_lazy("New contact"), page="outreach:new_contact_with", rule=may_write_contacts, icon="plus",
    order=60,
)  # fmt: skip
