# SPDX-License-Identifier: AGPL-3.0-or-later
"""A support ends before everything is paid; its total is decided anew."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.end_support import change_ceiling, end_support
from lgnet.housing.queries.rental import get_support
from lgnet.housing.rental_choices import Ending
from lgnet.housing.rental_policies import may_decide_support
from lgnet.housing.web.rental.fields import EurosField
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, status
from lgnet.trust import audit


class EndForm(forms.Form):
    why = forms.ChoiceField(label=gettext_lazy("Why it ends"), choices=Ending.choices)
    on = forms.DateField(label=gettext_lazy("Last day"), widget=DAY)


class CeilingForm(forms.Form):
    ceiling = EurosField(label=gettext_lazy("Total decided (euros)"))
    act = forms.CharField(label=gettext_lazy("Act of the new decision"), max_length=80)


def _page(request, by, support_id, form, *, act, title: str, said: str, lead: str = "", fields=None):
    support = get_support(by, support_id)
    audit.shown("housing.support_shown", by=by, people=[support.person_id], target=support)
    back = reverse("rental:support", args=[request.city.slug, support.pk])
    if form.is_valid() and done(
        form, lambda: act(support=support, by=by, **form.cleaned_data), fields=fields
    ):
        messages.success(request, said)
        return redirect(back)
    shown = {
        "form": form, "title": title, "lead": lead, "support": support, "back": back, "who": support.person.full_name
    }  # fmt: skip
    return TemplateResponse(request, "housing/rental/form.html", shown, status=status(form))


@city_page(may_decide_support, writes=True)
def end(request, by, support_id):
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    words = {
        "title": _("End the support"), "said": _("The support has ended; what was not paid is withdrawn."),
        "lead": _("What is not paid yet is withdrawn."),
    }  # fmt: skip
    return _page(request, by, support_id, form, act=end_support, **words)


@city_page(may_decide_support, writes=True)
def ceiling(request, by, support_id):
    form = CeilingForm(request.POST or None)
    words = {"title": _("Decide another total"), "said": _("The new total holds.")}
    fields = {
        "housing.not_an_amount": "ceiling",
        "housing.less_than_given": "ceiling",
        "housing.no_decision": "act",
    }
    return _page(request, by, support_id, form, act=change_ceiling, fields=fields, **words)
