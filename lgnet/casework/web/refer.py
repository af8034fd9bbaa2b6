# SPDX-License-Identifier: AGPL-3.0-or-later
"""Referring somebody: first the need, then the service that answers it and accepts her, then what is asked."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.choices import UNANSWERED, UNDER_WAY, Shared
from lgnet.casework.errors import CaseIsClosed, NoSuchService
from lgnet.casework.models import Case
from lgnet.casework.policies import may_refer
from lgnet.casework.queries import get_case, services_of
from lgnet.casework.queries.sharing import sharable, told
from lgnet.casework.web.acting import acted, status_of
from lgnet.casework.web.fitting import fit_of, fits_for
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.network.choices import Acceptance
from lgnet.network.door import city_page
from lgnet.network.models import Service
from lgnet.outreach.codes import NEEDS, need_label
from lgnet.outreach.models import ContactNeed
from lgnet.people.codes import language_name
from lgnet.people.eligibility import eligibility_on
from lgnet.people.queries.known import known
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit

SHARED_AT_FIRST = {Shared.LANGUAGES}


class ReferralForm(forms.Form):
    request = forms.CharField(
        label=_("What you ask of the service"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Only what the service needs to know. No health details unless they are the reason."),
    )
    shared = forms.MultipleChoiceField(
        label=_("What else the service is told"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, person, **options) -> None:
        super().__init__(*args, **options)
        self.fields["shared"].choices = offered = sharable(person)
        self.fields["shared"].initial = [field for field, _words in offered if field in SHARED_AT_FIRST]
        if not offered:
            del self.fields["shared"]


def _case_to_refer(by, case_id) -> Case:
    case = get_case(by, case_id)
    may_refer(by, case=case)
    if case.closed_at is not None:
        raise CaseIsClosed()
    audit.shown("casework.case_shown", by=by, people=[case.person_id], target=case)
    return case


def _needs(case: Case) -> list[tuple[str, str, str, bool]]:
    """Code, label, icon and whether it was seen at a contact: those seen come first."""
    hers = record_ids(case.person)
    seen = ContactNeed.objects.filter(contact__person__in=hers).values_list("code", flat=True)
    seen = set(seen)
    ordered = sorted(NEEDS, key=lambda code: code not in seen)
    return [(code, need_label(code), NEEDS[code].get("icon", ""), code in seen) for code in ordered]


def _shown_fit(fit) -> dict:
    accepts = dict(Acceptance.choices)
    return {
        "fit": fit,
        "service": fit.service,
        "accepts": ", ".join(str(accepts.get(code, code)) for code in fit.service.accepts),
        "languages": ", ".join(language_name(code) for code in fit.service.languages),
        "common": ", ".join(language_name(code) for code in fit.common_languages),
    }


@city_page(may_refer)
def choose(request, by, case_id):
    """The need and the service, on one page: choosing a need shows the services below it."""
    case = _case_to_refer(by, case_id)
    need = request.GET.get("need", "")
    fitting, others = [], []
    if need in NEEDS:
        eligibility = eligibility_on(case.person, clock.today()).eligibility
        fitting, others = fits_for(services_of(by), known(case.person), need=need, eligibility=eligibility)
    going = case.referrals.filter(need=need, state__in=[*UNANSWERED, *UNDER_WAY]).select_related("service")
    return TemplateResponse(
        request,
        "casework/refer_choose.html",
        {
            "case": case,
            "needs": _needs(case),
            "need": need if need in NEEDS else "",
            "need_label": need_label(need),
            "fitting": [_shown_fit(fit) for fit in fitting],
            "others": [_shown_fit(fit) for fit in others],
            "going": going,
        },
    )


def _key(request) -> UUID:
    """Of the form on the screen: made with it, brought back by it."""
    try:
        return UUID(request.POST.get("sent_as", ""))
    except ValueError:
        return new_id()


def _was_sent(case: Case, service: Service, form: ReferralForm, key: UUID) -> bool:
    """This very form has been sent already: the button was pressed twice, or the answer got lost."""
    words = form.cleaned_data["request"].strip()
    return case.referrals.filter(sent_as=key, service=service, request=words).exists()


@city_page(may_refer, writes=True, draft=_("Refer to a service"))
def ask(request, by, case_id, service_id):
    """What is asked, and exactly what the service is told, before anything leaves."""
    case = _case_to_refer(by, case_id)
    service = services_of(by).filter(pk=service_id).first()
    need = request.GET.get("need", "")
    if service is None or need not in NEEDS:
        raise NoSuchService()
    form = ReferralForm(request.POST if request.method == "POST" else None, person=case.person)
    key = _key(request)
    if form.is_bound and form.is_valid() and _was_sent(case, service, form, key):
        return redirect("casework:case", request.city.slug, case.pk)

    def send(request: str, shared=()):
        asked = {"need": need, "request": request, "shared": shared, "sent_as": key}
        return send_referral(case=case, service=service, by=by, **asked)

    if form.is_bound and acted(form, send):
        messages.success(request, _("The referral has been sent."))
        return redirect("casework:case", request.city.slug, case.pk)
    fit = fit_of(
        service,
        known(case.person),
        eligibility=eligibility_on(case.person, clock.today()).eligibility,
        day=clock.today(),
    )
    shown = {
        "case": case,
        "form": form,
        "sent_as": key,
        "need": need,
        "need_label": NEEDS.label(need, get_language()),
        "always": told(case.person, [Shared.NAME]),
        **_shown_fit(fit),
    }
    return TemplateResponse(request, "casework/refer_ask.html", shown, status=status_of(form))
