# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new rental support: for whom, with which contract, how much and until when."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.decide_support import Decision, decide_support
from lgnet.housing.actions.write_lease import write_lease
from lgnet.housing.landlords import Landlord
from lgnet.housing.models import Lease
from lgnet.housing.money import in_words
from lgnet.housing.queries.rental import leases_of
from lgnet.housing.queries.supportable import found_by_name, get_supported
from lgnet.housing.rental_choices import SupportKind
from lgnet.housing.rental_policies import may_decide_support
from lgnet.housing.web.rental.fields import EurosField
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, status
from lgnet.trust import audit

LINE = {"dir": "auto", "autocomplete": "off"}
FIELD_OF_PROBLEM = {
    "housing.not_an_amount": "amount", "housing.more_than_decided": "amount", "housing.contract_ended": "lease",
    "housing.beyond_the_contract": "months", "housing.no_contract": "lease", "housing.no_decision": "act",
    "housing.not_that_many_months": "months",
}  # fmt: skip
OF_CONTRACT = {
    "housing.not_an_amount": "monthly_rent", "housing.no_landlord": "name", "housing.not_an_iban": "iban",
    "housing.contract_days": "ends_on",
}  # fmt: skip


class LeaseForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Landlord"), max_length=200, widget=forms.TextInput(attrs=LINE),
        help_text=gettext_lazy("As it stands in the contract."),
    )  # fmt: skip
    tax_code = forms.CharField(label=gettext_lazy("Tax code"), max_length=20, required=False)
    iban = forms.CharField(
        label=gettext_lazy("IBAN"), max_length=42, required=False, widget=forms.TextInput(LINE)
    )
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)
    home = forms.CharField(
        label=gettext_lazy("Address of the home"), max_length=200, required=False, widget=forms.TextInput(LINE),
    )  # fmt: skip
    registered_number = forms.CharField(
        label=gettext_lazy("Registration number of the contract"), max_length=40, required=False
    )
    registered_on = forms.DateField(label=gettext_lazy("Registered on"), required=False, widget=DAY)
    starts_on = forms.DateField(label=gettext_lazy("First day of the contract"), widget=DAY)
    ends_on = forms.DateField(label=gettext_lazy("Last day of the contract"), widget=DAY)
    monthly_rent = EurosField(label=gettext_lazy("Monthly rent (euros)"))

    def told(self) -> dict:
        said = dict(self.cleaned_data)
        landlord = Landlord(
            **{name: said.pop(name) for name in ("name", "tax_code", "iban", "phone", "home")}
        )
        return {**said, "landlord": landlord}


class DecisionForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What is paid"), choices=SupportKind.choices)
    lease = forms.ModelChoiceField(
        Lease.objects.none(), label=gettext_lazy("Contract"), required=False,
        empty_label=gettext_lazy("None: another contribution"),
    )  # fmt: skip
    what_for = forms.CharField(
        label=gettext_lazy("For what"), max_length=200, required=False, widget=forms.TextInput(LINE),
        help_text=gettext_lazy("Of another contribution: what it pays for."),
    )  # fmt: skip
    act = forms.CharField(label=gettext_lazy("Act of the decision"), max_length=80)
    decided_on = forms.DateField(label=gettext_lazy("Decided on"), widget=DAY)
    ceiling = EurosField(label=gettext_lazy("Total decided (euros)"))
    amount = EurosField(label=gettext_lazy("Each instalment (euros)"))
    months = forms.IntegerField(
        label=gettext_lazy("Number of monthly instalments"), initial=1,
        help_text=gettext_lazy("One for a deposit or for arrears. Bills can be added one by one later."),
    )  # fmt: skip
    starts_on = forms.DateField(label=gettext_lazy("The first one is due on"), widget=DAY)

    def __init__(self, sent, *, person) -> None:
        leases = leases_of(person)
        newest = leases.first()
        today = clock.today()
        before = {
            "lease": newest,
            "amount": newest and newest.monthly_rent,
            "decided_on": today,
            "starts_on": today,
        }
        super().__init__(sent, initial=before)
        self.fields["lease"].queryset = leases
        self.fields["lease"].label_from_instance = _contract


def _contract(lease: Lease) -> str:
    first, last = (date_format(day, "j F Y") for day in (lease.starts_on, lease.ends_on))
    told = {"first": first, "last": last, "rent": in_words(lease.monthly_rent)}
    return _("%(first)s – %(last)s, %(rent)s euros a month") % told


@city_page(may_decide_support)
def whose(request, by):
    """Who is in charge, looked for by name."""
    text = request.GET.get("q", "").strip()[:80]
    found = found_by_name(by, text) if text else []
    return TemplateResponse(request, "housing/rental/whose.html", {"text": text, "found": found})


@city_page(may_decide_support, writes=True, draft=gettext_lazy("Rental support"))
def decide(request, by, supported_id: UUID):
    person = get_supported(by, supported_id)
    form, made = DecisionForm(request.POST or None, person=person), []
    if form.is_valid() and done(
        form, lambda: made.append(_decided(person, form.cleaned_data, by=by)), fields=FIELD_OF_PROBLEM
    ):
        messages.success(request, _("The support is decided. Each instalment now waits for approval."))
        return redirect("rental:support", request.city.slug, made[0].pk)
    shown = {"form": form, "person": person, "leases": leases_of(person)}
    return TemplateResponse(request, "housing/rental/decide.html", shown, status=status(form))


def _decided(person, told: dict, *, by):
    told = dict(told)
    lease = told.pop("lease")
    return decide_support(person=person, decision=Decision(**told), lease=lease, by=by)


@city_page(may_decide_support, writes=True, draft=gettext_lazy("Rental contract"))
def new_lease(request, by, supported_id: UUID):
    person = get_supported(by, supported_id)
    form = LeaseForm(request.POST or None)
    back = reverse("rental:decide", args=[request.city.slug, person.pk])
    if form.is_valid() and done(
        form, lambda: write_lease(person=person, by=by, **form.told()), fields=OF_CONTRACT
    ):
        messages.success(request, _("The contract is written. Now what is decided."))
        return redirect(back)
    shown = {"form": form, "who": person.full_name, "title": _("New contract"), "back": back}
    audit.shown("housing.leases_shown", by=by, people=[person.pk])
    return TemplateResponse(request, "housing/rental/form.html", shown, status=status(form))
