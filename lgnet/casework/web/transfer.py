# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offering a case to another city: exactly what is told is on the page, and the person has agreed to it."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.offer_transfer import offer_transfer
from lgnet.casework.actions.withdraw_transfer import withdraw_transfer
from lgnet.casework.choices import Handed
from lgnet.casework.codes import TRANSFER_DECLINES
from lgnet.casework.models import Case
from lgnet.casework.policies import may_transfer
from lgnet.casework.queries import get_case
from lgnet.casework.queries.handing import told_words
from lgnet.casework.queries.transfers import departure_of, last_departure_of, other_cities
from lgnet.casework.queries.travelling import files_that_may_go, named
from lgnet.casework.transfer_errors import NoSuchTransfer
from lgnet.casework.web.acting import acted, status_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, pressed
from lgnet.trust import audit
from lgnet.trust.files.kinds import MOST_FILES, MOST_TOGETHER


class TransferForm(forms.Form):
    to_city = forms.ModelChoiceField(label=_("City"), queryset=None, empty_label=_("Choose…"))
    shared = forms.MultipleChoiceField(
        label=_("What else the city is told"), required=False, widget=forms.CheckboxSelectMultiple
    )
    files = forms.MultipleChoiceField(
        label=_("Photos and papers that go along"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("At most %(most)s, together up to %(mb)s MB. Papers of restricted notes stay here."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("What whoever takes over should know"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("Only what the person agreed to tell. Diary and restricted notes stay here."),
    )
    agreed_on = forms.DateField(
        label=_("The person agreed on"),
        widget=DAY,
        help_text=_("She has seen what is ticked here, and wants the other city to know it."),
    )

    def __init__(self, *args, by, case: Case, **options) -> None:
        super().__init__(*args, **options)
        self.fields["to_city"].queryset = other_cities(by)
        told = told_words(case)
        self.fields["shared"].choices = [
            (field, words) for field, words in told.items() if field != Handed.NAME
        ]
        self._offer_files(case)

    def _offer_files(self, case: Case) -> None:
        """Those that are there; without any the form does not ask."""
        files = self.fields["files"]
        files.choices = [(str(file.pk), named(file)) for file in files_that_may_go(case)]
        files.help_text = files.help_text % {"most": MOST_FILES, "mb": MOST_TOGETHER // 1024**2}
        if not files.choices:
            del self.fields["files"]


def _kept(by, case_id) -> Case:
    case = get_case(by, case_id)
    may_transfer(by, case=case)
    return case


@city_page(may_transfer, writes=True)
def transfer(request, by, case_id):
    """The offer that waits, or the form that makes one."""
    case = _kept(by, case_id)
    waiting, last = departure_of(case), last_departure_of(case)
    form = TransferForm(request.POST if request.method == "POST" else None, by=by, case=case)
    if form.is_bound and acted(form, lambda **told: offer_transfer(case=case, by=by, **told)):
        messages.success(request, _("The case is offered. Until the other city answers it stays here."))
        return redirect("casework:transfer", request.city.slug, case.pk)
    audit.shown("casework.case_shown", by=by, people=[case.person_id], target=case)
    shown = {
        "case": case,
        "form": form,
        "waiting": waiting,
        "fields": [Handed(field).label for field in waiting.transfer.shared] if waiting else [],
        "last": last,
        "declined": TRANSFER_DECLINES.label(last.transfer.decline_reason, get_language()) if last else "",
        "name": told_words(case)[Handed.NAME],
        "today": clock.today(),
    }
    return TemplateResponse(request, "casework/transfer.html", shown, status=status_of(form))


@city_page(may_transfer, writes=True)
def withdraw(request, by, case_id):
    case = _kept(by, case_id)
    waiting = departure_of(case)

    def take_back() -> None:
        if waiting is None:
            raise NoSuchTransfer()
        withdraw_transfer(departure=waiting, by=by)

    pressed(request, take_back, _("The offer is taken back: the case stays here."))
    return redirect("casework:case", request.city.slug, case.pk)
