# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of contacts: today's shift first, whom to meet again on top."""

from datetime import timedelta

from django import forms
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.door import city_page
from lgnet.outreach.codes import NEEDS, is_sensitive
from lgnet.outreach.models import NIGHT_ENDS, Contact, MobileUnit, TakeChargeRequest, shift_day
from lgnet.outreach.policies import may_decide_requests, may_read_contacts, may_write_contacts
from lgnet.outreach.queries import contacts_visible_to, follow_ups_due, names_of
from lgnet.outreach.shifts import halts_of_shift, my_shift
from lgnet.outreach.timetable import next_halt
from lgnet.outreach.units import units_of
from lgnet.trust import audit

A_PAGE = 50
MOST_FOLLOW_UPS = 10
PERIODS = [("", _("All days")), ("1", _("Today")), ("7", _("7 days")), ("30", _("30 days"))]


class Filters(forms.Form):
    """What the list and the map have in common."""

    days = forms.ChoiceField(
        label=_("Days"), choices=PERIODS, required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    mine = forms.BooleanField(label=_("Mine"), required=False)
    asked = forms.BooleanField(label=_("Asking to be taken in charge"), required=False)

    need = forms.ChoiceField(
        label=_("Need"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    unit = forms.ModelChoiceField(
        MobileUnit.objects.none(), label=_("Mobile unit"), required=False, empty_label=_("All units"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )  # fmt: skip

    def __init__(self, sent, *, by) -> None:
        super().__init__(sent)
        self.fields["need"].choices = [("", _("All needs")), *_needs_open_to(by)]
        self.fields["unit"].queryset = units_of(by)

    def applied_to(self, contacts: QuerySet[Contact], by) -> QuerySet[Contact]:
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("need"):
            contacts = contacts.filter(needs__code=chosen["need"])
        if chosen.get("unit"):
            contacts = contacts.filter(shift__unit=chosen["unit"])
        if chosen.get("days"):
            contacts = contacts.filter(happened_at__gte=_beginning(int(chosen["days"])))
        if chosen.get("mine"):
            contacts = contacts.filter(recorded_by=by.user_id)
        return contacts.filter(waits=True) if chosen.get("asked") else contacts

    @property
    def any(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())


def _needs_open_to(by) -> list[tuple[str, str]]:
    """Who may not read of health or violence can't ask for it either: finding would be reading."""
    everything = may_decide_requests.allows(by)
    return [
        one for one in NEEDS.choices(get_language()) if everything or not is_sensitive(one[0], among=NEEDS)
    ]


def _beginning(days: int):
    """From the shift of so many days ago; one day is the present shift."""
    return _shift_began(clock.now()) - timedelta(days=days - 1)


def _shift_began(now):
    began = now.astimezone(clock.ROME).replace(hour=0, minute=0, second=0, microsecond=0) + NIGHT_ENDS
    return began if began <= now else began - timedelta(days=1)


@city_page(may_read_contacts)
def contacts(request, by):
    waiting = TakeChargeRequest.objects.filter(contact=OuterRef("pk"), state="waiting")
    everything = contacts_visible_to(by).annotate(waits=Exists(waiting))
    filters = Filters(request.GET, by=by)
    chosen = filters.applied_to(everything, by).select_related("person").prefetch_related("needs")
    page = Paginator(chosen.order_by("-happened_at", "-id"), A_PAGE).get_page(request.GET.get("page"))
    due = list(follow_ups_due(by)[: MOST_FOLLOW_UPS + 1]) if page.number == 1 and not filters.any else []
    return TemplateResponse(request, "outreach/contacts.html", _shown(by, filters, page, due))


def _shown(by, filters: Filters, page, due: list[Contact]) -> dict:
    listed = [*page.object_list, *due]
    audit.shown("outreach.contacts_listed", by=by, people={c.person_id for c in listed if c.person_id})
    names = names_of(contact.recorded_by for contact in page)
    for contact in page:
        contact.writer = names.get(contact.recorded_by, "")
        contact.open_needs = [need for need in contact.needs.all() if not need.is_sensitive]
    return {
        "filters": filters, "page": page, "due": due[:MOST_FOLLOW_UPS], "more_due": len(due) > MOST_FOLLOW_UPS,
        "shift": _shift(by), "today": shift_day(clock.now()), "writes": may_write_contacts.allows(by),
        **_her_shift(by),
    }  # fmt: skip


def _her_shift(by) -> dict:
    """The shift she is on or about to begin, and where it stops next."""
    mine = my_shift(by) if by.has(Role.STREET_OPERATOR) else None
    if mine is None:
        return {"mine": None}
    now = clock.now()
    halt = next_halt(halts_of_shift(mine), now)
    is_there = halt is not None and halt.begins <= now
    return {"mine": mine, "halt": halt, "is_there": is_there, "out": by.user_id in mine.present}


def _shift(by) -> int:
    """How many this operator has written in the present shift."""
    mine = Q(recorded_by=by.user_id, happened_at__gte=_shift_began(clock.now()))
    return contacts_visible_to(by).filter(mine).count()
