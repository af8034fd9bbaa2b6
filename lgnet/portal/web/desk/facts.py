# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who answers for the service: what the pages show of the office itself."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.saying import done, status
from lgnet.portal.actions.describe_page import describe_page
from lgnet.portal.models import ServicePage
from lgnet.portal.web.desk.desk import Desk, both_doors


class FactsForm(forms.ModelForm):
    accessibility_url = forms.URLField(
        label=gettext_lazy("Accessibility statement on form.agid.gov.it"), required=False, assume_scheme="https",
        help_text=gettext_lazy("The address that AgID gave you. Without it the page states what is known of it."),
    )  # fmt: skip

    class Meta:
        model = ServicePage
        fields = ("unit", "phone", "email", "dpo_contact", "answer_days", "accessibility_url")
        labels = {
            "unit": gettext_lazy("Organisational unit in charge"),
            "phone": gettext_lazy("Phone"),
            "email": gettext_lazy("E-mail"),
            "dpo_contact": gettext_lazy("How to reach the data protection officer"),
            "answer_days": gettext_lazy("Days within which the office answers"),
        }
        help_texts = {
            "answer_days": gettext_lazy(
                "A shorter term than the thirty days of law no. 241/1990 is a promise: choose one you keep."
            ),
        }


def facts(request, by, desk: Desk):
    page = desk.page()
    form = FactsForm(request.POST or None, instance=page)

    def describe() -> None:
        describe_page(page=page, by=by, **form.cleaned_data)

    if form.is_valid() and done(form, describe):
        messages.success(request, _("Saved. The public pages show it at once."))
        return redirect(desk.overview_url)
    return TemplateResponse(
        request, "portal/desk/facts.html", {"desk": desk, "form": form}, status=status(form)
    )


facts_in_city, facts_in_network = both_doors(facts)
