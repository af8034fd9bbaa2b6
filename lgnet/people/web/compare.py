# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two records side by side: one person, two, or nobody can tell yet."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.put_off_pair import put_off_pair
from lgnet.people.actions.saying import LONGEST_NOTE
from lgnet.people.actions.tell_apart import tell_apart
from lgnet.people.choices import HowKnown
from lgnet.people.errors import SamePersonTwice
from lgnet.people.policies import may_link_records
from lgnet.people.queries import get_person
from lgnet.people.queries.linked import decision_on
from lgnet.people.queries.pairs import agreeing, likely_pair, pairs_to_review
from lgnet.people.web.acting import acted, status_of
from lgnet.people.web.side_by_side import side_by_side


class DecisionForm(forms.Form):
    how_known = forms.ChoiceField(
        label=gettext_lazy("How do you know?"), choices=HowKnown.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Note (if needed)"), required=False, max_length=LONGEST_NOTE,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_link_records, writes=True)
def compare(request, by, person_id, other_id):
    if person_id == other_id:
        raise SamePersonTwice()
    first, second = (get_person(by, each) for each in sorted((person_id, other_id)))
    waiting = likely_pair(by, first, second)
    if request.method == "POST" and request.POST.get("verdict") == "later" and waiting:
        put_off_pair(pair=waiting, by=by)
        messages.success(request, _("Put off: it is shown again in two weeks."))
        return _onwards(request, by, first)
    form = DecisionForm(request.POST or None, initial={"how_known": HowKnown.COMPARED})
    if request.method == "POST" and _decided(request, form, first, second, by):
        return _onwards(request, by, first)
    return _page(request, by, form, first, second, waiting)


def _decided(request, form, first, second, by) -> bool:
    same = request.POST.get("verdict") == "same"
    if not acted(form, link_records if same else tell_apart, first=first, second=second, by=by):
        return False
    words = _("Linked: they are one person now, and counted once. Nothing that is written was changed.")
    apart = _("Remembered: they are two people, and nobody is asked about them again.")
    messages.success(request, words if same else apart)
    return True


def _onwards(request, by, first):
    """To the next pair, for who came from the list; else to the person."""
    if not request.GET.get("list"):
        return redirect("people:person", request.city.slug, first.pk)
    following = pairs_to_review(by).first()
    if following is None:
        return redirect("people:pairs", request.city.slug)
    pair = request.city.slug, following.first_id, following.second_id
    return redirect("people:compare", *pair, query={"list": "1"})


def _page(request, by, form, first, second, waiting):
    decision = decision_on(first.pk, second.pk)
    shown = {
        "form": form,
        "first": first,
        "second": second,
        "rows": side_by_side(first, second),
        "reasons": [reason.label for reason in agreeing(first, second)],
        "decision": decision,
        "linked": first.one_id == second.one_id,
        "waiting": waiting,
        "left": pairs_to_review(by).count() if request.GET.get("list") else None,
    }
    return TemplateResponse(request, "people/compare.html", shown, status=status_of(form))
