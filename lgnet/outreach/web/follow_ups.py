# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom somebody promised to meet again: all of them, mine, my teams', of a unit; late, by today, or to come."""

from datetime import timedelta

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.models import Contact, MobileUnit
from lgnet.outreach.policies import may_read_contacts, may_write_contacts
from lgnet.outreach.queries import contacts_visible_to
from lgnet.outreach.units import units_of
from lgnet.trust import audit

A_PAGE = 50
A_WEEK = timedelta(days=7)
WHEN = [("", _("By today")), ("late", _("Late")), ("week", _("Within a week")), ("all", _("All days"))]
WHOSE = [("", _("Of everybody")), ("mine", _("Promised by me")), ("team", _("Of my teams"))]
SELECT = forms.Select(attrs={"class": "form-select"})


class Promised(forms.Form):
    when = forms.ChoiceField(label=_("Until when"), choices=WHEN, required=False, widget=SELECT)
    whose = forms.ChoiceField(label=_("By whom"), choices=WHOSE, required=False, widget=SELECT)
    unit = forms.ModelChoiceField(
        MobileUnit.objects.none(),
        label=_("Mobile unit"),
        required=False,
        empty_label=_("All units"),
        widget=SELECT,
    )

    def __init__(self, sent, *, by) -> None:
        super().__init__(sent)
        self.fields["unit"].queryset = units_of(by)
        self.by = by

    @property
    def any(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())

    def applied_to(self, promised: QuerySet[Contact]) -> QuerySet[Contact]:
        told = self.cleaned_data if self.is_valid() else {}
        promised = promised.filter(self._when(told.get("when", "")) & self._whose(told.get("whose", "")))
        return promised.filter(shift__unit=told["unit"]) if told.get("unit") else promised

    def _when(self, chosen: str) -> Q:
        today = clock.today()
        return {
            "": Q(follow_up_on__lte=today),
            "late": Q(follow_up_on__lt=today),
            "week": Q(follow_up_on__lte=today + A_WEEK),
            "all": Q(),
        }[chosen]

    def _whose(self, chosen: str) -> Q:
        mine = Q(recorded_by=self.by.user_id)
        return {"": Q(), "mine": mine, "team": mine | Q(team_id__in=self.by.team_ids)}[chosen]


@city_page(may_read_contacts)
def follow_ups(request, by):
    """The oldest promise first."""
    waiting = contacts_visible_to(by).filter(follow_up_on__isnull=False, followed_up_at__isnull=True)
    asked = Promised(request.GET, by=by)
    found = asked.applied_to(waiting).select_related("person").order_by("follow_up_on", "happened_at", "id")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    audit.shown("outreach.follow_ups_listed", by=by, people={one.person_id for one in page if one.person_id})
    shown = {"asked": asked, "page": page, "today": clock.today(), "writes": may_write_contacts.allows(by)}
    return TemplateResponse(request, "outreach/follow_ups.html", shown)
