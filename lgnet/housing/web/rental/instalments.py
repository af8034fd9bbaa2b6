# SPDX-License-Identifier: AGPL-3.0-or-later
"""An instalment: asked for, approved, refused, withdrawn, paid."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.approve_instalment import (
    approve_instalment,
    refuse_instalment,
    withdraw_instalment,
)
from lgnet.housing.actions.ask_instalment import ask_instalment
from lgnet.housing.actions.pay_instalment import pay_instalment
from lgnet.housing.money import in_words
from lgnet.housing.queries.rental import get_instalment, get_support
from lgnet.housing.rental_policies import (
    may_approve_instalment,
    may_decide_support,
    may_name_supported,
    may_pay_instalment,
    may_read_supports,
)
from lgnet.housing.web.rental.fields import EurosField
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, pressed, status
from lgnet.trust import audit
from lgnet.trust.files import page
from lgnet.trust.files.keeping import Brought
from lgnet.trust.files.refusals import NoSuchFile


class AskForm(forms.Form):
    amount = EurosField(label=gettext_lazy("Amount (euros)"))
    due_on = forms.DateField(label=gettext_lazy("Due on"), widget=DAY)
    what = forms.CharField(
        label=gettext_lazy("For what"), max_length=120, required=False,
        help_text=gettext_lazy("For example the number of the bill."),
    )  # fmt: skip


class WhyForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("Why"), max_length=200)


class PayForm(forms.Form):
    paid_on = forms.DateField(label=gettext_lazy("Paid on"), widget=DAY)
    reference = forms.CharField(
        label=gettext_lazy("Reference of the payment"), max_length=60,
        help_text=gettext_lazy("Number of the payment order or of the bank transfer."),
    )  # fmt: skip
    proof = forms.FileField(
        label=gettext_lazy("Receipt: photo or PDF"), widget=forms.FileInput(attrs={"accept": page.ACCEPT})
    )

    def told(self) -> dict:
        file = self.cleaned_data["proof"]
        return {**self.cleaned_data, "proof": [Brought(file.name, file.read())]}


def _page(request, by, support, form, *, title: str, lead: str = ""):
    audit.shown("housing.support_shown", by=by, people=[support.person_id], target=support)
    shown = {
        "form": form, "title": title, "lead": lead, "support": support,
        "who": support.person.full_name if may_name_supported.allows(by) else "",
        "back": _back(request, support),
    }  # fmt: skip
    return TemplateResponse(request, "housing/rental/form.html", shown, status=status(form))


def _back(request, support) -> str:
    return reverse("rental:support", args=[request.city.slug, support.pk])


def _found(by, support_id, instalment_id):
    support = get_support(by, support_id)
    return support, get_instalment(support, instalment_id)


def _lead(instalment) -> str:
    told = {"amount": in_words(instalment.amount), "day": date_format(instalment.due_on, "j F Y")}
    return _("%(amount)s euros, due on %(day)s") % told


@city_page(may_decide_support, writes=True)
def ask(request, by, support_id):
    support = get_support(by, support_id)
    form = AskForm(request.POST or None, initial={"due_on": clock.today()})
    if form.is_valid() and done(
        form, lambda: ask_instalment(support=support, by=by, **form.cleaned_data),
        fields={"housing.not_an_amount": "amount", "housing.more_than_decided": "amount"},
    ):  # fmt: skip
        messages.success(request, _("It is asked for, and waits for approval."))
        return redirect(_back(request, support))
    lead = _("%(left)s euros are left of what was decided.") % {
        "left": in_words(support.ceiling - support.asked)
    }
    return _page(request, by, support, form, title=_("Another instalment"), lead=lead)


@city_page(may_approve_instalment, writes=True)
def approve(request, by, support_id, instalment_id):
    """A button; back to where it was pressed."""
    support, instalment = _found(by, support_id, instalment_id)
    pressed(
        request,
        lambda: approve_instalment(instalment=instalment, by=by),
        _("Approved: %(amount)s euros.") % {"amount": in_words(instalment.amount)},
    )
    return redirect(
        reverse("rental:supports", args=[request.city.slug])
        if request.POST.get("list")
        else _back(request, support)
    )


def _ending(request, by, support_id, instalment_id, *, title: str, said: str, act):
    support, instalment = _found(by, support_id, instalment_id)
    form = WhyForm(request.POST or None)
    if form.is_valid() and done(
        form,
        lambda: act(instalment=instalment, by=by, **form.cleaned_data),
        fields={"housing.no_reason": "why"},
    ):
        messages.success(request, said)
        return redirect(_back(request, support))
    return _page(request, by, support, form, title=title, lead=_lead(instalment))


@city_page(may_approve_instalment, writes=True)
def refuse(request, by, support_id, instalment_id):
    title, said = _("Refuse the instalment"), _("The instalment is refused.")
    return _ending(request, by, support_id, instalment_id, title=title, said=said, act=refuse_instalment)


@city_page(may_decide_support, writes=True)
def withdraw(request, by, support_id, instalment_id):
    title, said = _("Withdraw the instalment"), _("The instalment is withdrawn.")
    return _ending(request, by, support_id, instalment_id, title=title, said=said, act=withdraw_instalment)


@city_page(may_pay_instalment, writes=True)
def pay(request, by, support_id, instalment_id):
    support, instalment = _found(by, support_id, instalment_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PayForm(*sent, initial={"paid_on": clock.today()})
    if form.is_valid() and done(
        form, lambda: pay_instalment(instalment=instalment, by=by, **form.told()),
        fields={"housing.day_of_payment": "paid_on", "housing.no_reference": "reference"},
    ):  # fmt: skip
        messages.success(request, _("The payment is written, with its receipt."))
        return redirect(_back(request, support))
    return _page(request, by, support, form, title=_("Paid: day and receipt"), lead=_lead(instalment))


@city_page(may_read_supports)
def proof(request, by, support_id, instalment_id, proof_id):
    support, instalment = _found(by, support_id, instalment_id)
    file = instalment.files.filter(pk=proof_id).first()
    if file is None:
        raise NoSuchFile()
    return page.attachment(file, name=_("receipt"), by=by)
