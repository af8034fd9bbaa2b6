# SPDX-License-Identifier: AGPL-3.0-or-later
"""The data-protection officer's queue: which protected people were opened outside their team, and why."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lgnet.network.door import city_page
from lgnet.people.actions.review_urgent_access import LONGEST_NOTE, review_urgent_access
from lgnet.people.choices import UrgentVerdict
from lgnet.people.policies import may_review_urgent_accesses
from lgnet.people.queries import urgent
from lgnet.people.web.acting import QUIET, acted, status_of

ON_A_PAGE = 50


class UrgentReviewForm(forms.Form):
    verdict = forms.ChoiceField(
        label=pgettext_lazy("reading", "What came of it"),
        choices=UrgentVerdict.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.TextInput(attrs=dict(QUIET)),
        help_text=gettext_lazy("Without personal data: with whom you spoke, a protocol number."),
    )

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_review_urgent_accesses)
def urgent_accesses(request, by):
    """What waits, or with `?all=1` every one."""
    everything = request.GET.get("all") == "1"
    found = urgent.urgent_accesses_of(by) if everything else urgent.waiting_accesses_of(by)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "names": urgent.names_of(page), "everything": everything}
    return TemplateResponse(request, "people/urgent_accesses.html", shown)


@city_page(may_review_urgent_accesses, writes=True)
def review(request, by, access_id):
    access = urgent.get_urgent_access(by, access_id)
    written = {"verdict": access.verdict, "note": access.note}
    form = UrgentReviewForm(request.POST if request.method == "POST" else None, initial=written)
    if form.is_bound and acted(form, review_urgent_access, access=access, by=by):
        messages.success(request, _("Your review is written down."))
        return redirect("people:urgent_accesses", request.city.slug)
    shown = {"access": access, "form": form, "names": urgent.names_of([access])}
    shown |= {"traces": urgent.traces_of(access), "herself": access.by_id == by.user_id}
    return TemplateResponse(request, "people/urgent_review.html", shown, status=status_of(form))
