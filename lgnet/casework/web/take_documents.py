# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking in charge, second step: the privacy notice and the permit. Each is saved by itself, both can be left out."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.casework.panels import tones
from lgnet.casework.policies import may_open_case
from lgnet.casework.web.acting import acted, status_of
from lgnet.casework.web.asked import of_waiting_request, summary_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.people import notice
from lgnet.people.actions.give_notice import give_notice
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.codes import DOCUMENT_KINDS, REASONS, document_kind_label, language_name, reason_label
from lgnet.people.eligibility import eligibility_on
from lgnet.people.models import Permit
from lgnet.people.queries.known import known
from lgnet.people.queries.linked import record_ids
from lgnet.people.queries.notices import notices_of
from lgnet.trust import audit


class NoticeForm(forms.Form):
    language = forms.ChoiceField(label=_("In which language"))
    mediator = forms.CharField(
        label=_("Through which mediator"),
        required=False,
        max_length=120,
        help_text=_("Leave it empty if there was none."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, *args, spoken=(), **options) -> None:
        super().__init__(*args, **options)
        offered = notice.languages()
        self.fields["language"].choices = [(code, language_name(code)) for code in offered]
        self.fields["language"].initial = next((code for code in spoken if code in offered), "it")


def _day(label, **options) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, **options)


class PermitForm(forms.Form):
    document_kind = forms.ChoiceField(label=_("Document"))
    reason = forms.ChoiceField(label=_("Reason of the permit"))
    valid_to = _day(
        _("Valid until"), help_text=_("Leave it empty for a receipt, or a permit without an end.")
    )
    valid_from = _day(_("Valid from"))
    renewal_asked_on = _day(_("Renewal asked on"))
    number = forms.CharField(
        label=_("Number"), required=False, max_length=40, help_text=_("It is kept encrypted."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    seen = forms.BooleanField(label=_("I have seen the document"), required=False, initial=True)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        choose = ("", _("Choose…"))
        kinds = [(code, document_kind_label(code)) for code in DOCUMENT_KINDS]
        reasons = [(code, reason_label(code)) for code in REASONS]
        self.fields["document_kind"].choices = [choose, *kinds]
        self.fields["reason"].choices = [choose, *reasons]


@city_page(may_open_case, writes=True)
@of_waiting_request
def documents(request, by, asked):
    person = asked.contact.person
    if person is None:
        return redirect("casework:take", request.city.slug, asked.pk)
    audit.shown("people.person_opened", by=by, people=[person.pk], target=person)
    sent = request.POST.get("form") if request.method == "POST" else ""
    notice_form = NoticeForm(request.POST if sent == "notice" else None, spoken=known(person).languages)
    permit_form = PermitForm(request.POST if sent == "permit" else None)
    saved = _save(notice_form, permit_form, person, by)
    if saved:
        messages.success(request, saved)
        return redirect(request.path)
    return TemplateResponse(
        request,
        "casework/take_documents.html",
        {
            **summary_of(asked),
            "person": person,
            "notice_form": notice_form,
            "texts": _texts(person, request.city),
            "permit_form": permit_form,
            **_standing(person),
        },
        status=max(status_of(notice_form), status_of(permit_form)),
    )


def _texts(person, city) -> list[tuple]:
    """The notice to read together, with the name of its language; those she speaks first."""
    texts = [notice.notice_text(code, city=city.name) for code in notice.languages()]
    spoken = known(person).languages
    texts.sort(key=lambda text: text.language not in spoken)
    return [(text, language_name(text.language)) for text in texts]


def _save(notice_form: NoticeForm, permit_form: PermitForm, person, by) -> object:
    """The words that say what was saved; nothing when nothing was."""
    if notice_form.is_bound and acted(notice_form, lambda **told: give_notice(person=person, by=by, **told)):
        return _("The privacy notice is recorded.")
    if permit_form.is_bound and acted(
        permit_form, lambda **told: record_permit(person=person, by=by, **told)
    ):
        return _("The document is recorded.")
    return ""


def _standing(person) -> dict:
    answer = eligibility_on(person, clock.today())
    permits = [
        (document_kind_label(permit.document_kind), reason_label(permit.reason), permit)
        for permit in Permit.objects.filter(person__in=record_ids(person))
    ]
    return {
        "given": notices_of(person).first(),
        "permits": permits,
        "answer": answer,
        "answer_tone": tones.OF_ELIGIBILITY[answer.eligibility],
    }
