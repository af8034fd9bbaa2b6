# SPDX-License-Identifier: AGPL-3.0-or-later
"""A place is asked for from a case, corrected, withdrawn."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.casework.errors import NoSuchCase
from lgnet.casework.models import Case
from lgnet.housing.actions.ask_for_place import ask_for_place, correct_request
from lgnet.housing.actions.end_request import withdraw_request
from lgnet.housing.queries.waiting import get_request, open_request_of
from lgnet.housing.request_choices import RequestEnd
from lgnet.housing.request_errors import CaseNotOpen, NotAnymore
from lgnet.housing.request_policies import may_ask_for_place
from lgnet.housing.web.requests.acting import done, sent, status_of
from lgnet.housing.web.requests.form import RequestForm, as_asked, beginning
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.people.models import Person
from lgnet.people.queries.family import household_of, relatives_of
from lgnet.trust import audit


class WithdrawForm(forms.Form):
    because = forms.ChoiceField(label=_("Why"), choices=RequestEnd.choices)


def _case(by, case_id: UUID) -> Case:
    case = Case.objects.select_related("person", "team", "programme").filter(pk=case_id).first()
    if case is None:
        raise NoSuchCase()
    may_ask_for_place(by, case=case)
    return case


def _known(person: Person, also: list[Person]) -> list[Person]:
    """Who lives with her, her relatives with a record, and who is in the request already."""
    mates = [one.person for one in household_of(person)[1]]
    relatives = [one.person for one in relatives_of(person) if one.person and not one.ended]
    found = {one.pk: one for one in [*mates, *relatives, *also] if one.pk != person.pk}
    return sorted(found.values(), key=str)


def _shown(request, by, case, form, **more) -> TemplateResponse:
    audit.shown("housing.request_form", by=by, people=[case.person_id, *_ids(form)], target=case)
    told = {"person": case.person, "case": case, "form": form, **more}
    return TemplateResponse(request, "housing/requests/form.html", told, status=status_of(form))


def _ids(form: RequestForm) -> list[UUID]:
    return [one.pk for one in form.known.values()]


@city_page(may_ask_for_place, writes=True, draft=_("Request for a place"))
def ask(request, by, case_id):
    case = _case(by, case_id)
    found = open_request_of(case)
    if found and request.method == "GET":
        return redirect("places:request", request.city.slug, found.pk)
    if case.closed_at is not None:
        raise CaseNotOpen()
    since = min(case.opened_at.astimezone(clock.ROME).date(), clock.today())
    form = RequestForm(
        sent(request), person=case.person, known=_known(case.person, []), initial=beginning(case.person, since=since)
    )  # fmt: skip
    made = []
    if done(form, lambda **_told: made.append(ask_for_place(case=case, by=by, **form.told()))):
        messages.success(request, _("The place is asked for."))
        return redirect("places:request", request.city.slug, made[0].pk)
    return _shown(request, by, case, form, title=_("Ask for a place"))


@city_page(may_ask_for_place, writes=True, draft=_("Request for a place"))
def correct(request, by, wanted_id):
    wanted = get_request(by, wanted_id)
    may_ask_for_place(by, case=wanted.case)
    if not wanted.is_open:
        raise NotAnymore()
    also = [one.who for one in wanted.members.all() if one.who]
    form = RequestForm(
        sent(request), person=wanted.person, known=_known(wanted.person, also), initial=as_asked(wanted)
    )
    if done(form, lambda **_told: correct_request(request=wanted, by=by, **form.told())):
        messages.success(request, _("The request is corrected."))
        return redirect("places:request", request.city.slug, wanted.pk)
    return _shown(request, by, wanted.case, form, title=_("Correct the request"), wanted=wanted)


@city_page(may_ask_for_place, writes=True)
def withdraw(request, by, wanted_id):
    wanted = get_request(by, wanted_id)
    may_ask_for_place(by, case=wanted.case)
    audit.shown("housing.request_shown", by=by, people=[wanted.person_id], target=wanted)
    form = WithdrawForm(sent(request))
    if done(form, lambda because: withdraw_request(request=wanted, because=because, by=by)):
        messages.success(request, _("The request is withdrawn."))
        return redirect("places:request", request.city.slug, wanted.pk)
    told = {"wanted": wanted, "form": form, "title": _("Withdraw the request"), "submit": _("Withdraw")}
    return TemplateResponse(request, "housing/requests/small_form.html", told, status=status_of(form))
