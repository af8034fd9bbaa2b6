# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take back what was said of two records: a link, or that they are two people."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.people.actions.saying import LONGEST_NOTE
from lgnet.people.actions.tell_apart import take_back_telling_apart
from lgnet.people.actions.unlink_records import unlink_records
from lgnet.people.choices import Verdict
from lgnet.people.errors import NoSuchRecord
from lgnet.people.models import PairDecision
from lgnet.people.policies import may_link_records
from lgnet.people.queries import get_person
from lgnet.people.web.acting import acted, status_of


class EndForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=LONGEST_NOTE,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


class UnlinkForm(EndForm):
    apart = forms.BooleanField(
        label=gettext_lazy("Remember that they are two people, so that nobody is asked again"),
        required=False,
        initial=True,
    )


@city_page(may_link_records, writes=True)
def end_decision(request, by, person_id, decision_id):
    person = get_person(by, person_id)
    decision = _decision(person, decision_id)
    linked = decision.verdict == Verdict.SAME
    form = (UnlinkForm if linked else EndForm)(request.POST or None)
    act = unlink_records if linked else take_back_telling_apart
    if request.method == "POST" and acted(form, act, decision=decision, by=by):
        unlinked = _("Unlinked: each record and each count is as it was before.")
        taken_back = _("Taken back: the two may be compared and linked again.")
        messages.success(request, unlinked if linked else taken_back)
        return redirect("people:person", request.city.slug, person.pk)
    other = get_person(by, decision.second_id if decision.first_id == person.pk else decision.first_id)
    shown = {"person": person, "other": other, "decision": decision, "linked": linked, "form": form}
    return TemplateResponse(request, "people/end_decision.html", shown, status=status_of(form))


def _decision(person, decision_id) -> PairDecision:
    """One that stands, and that this record is in. Raises NoSuchRecord."""
    decision = PairDecision.objects.filter(pk=decision_id, ended_at=None).first()
    if decision is None or person.pk not in (decision.first_id, decision.second_id):
        raise NoSuchRecord()
    return decision
