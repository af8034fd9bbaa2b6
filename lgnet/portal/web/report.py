# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that an entry of the directory is wrong: no account, no cookie, a name is not asked."""

from django import forms
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Problem
from lgnet.network.models import Service
from lgnet.portal import limits
from lgnet.portal.actions.report_entry import check_report, report_entry
from lgnet.portal.choices import WrongThing
from lgnet.portal.cookieless import NOT_KEPT
from lgnet.portal.door import public_city_page
from lgnet.portal.places import Place, services_of
from lgnet.portal.public_errors import FilledTrap, FormTooOld, NotAccepted, NotPublished
from lgnet.portal.tokens import new_token, read_token
from lgnet.portal.web.asking import at_the_public_door
from lgnet.portal.web.forms import marking_wrong, radios, text

TOLD = ("what", "words", "reach")
FIELD_OF_PROBLEM = {"portal.say_what": "words", "portal.not_reachable": "reach"}
THANKED = "grazie"


class ReportForm(forms.Form):
    what = forms.ChoiceField(label=_("What is wrong?"), choices=WrongThing.choices, widget=radios())
    words = forms.CharField(
        label=_("Tell us more"), max_length=300, required=False, widget=text(300),
        help_text=_("For example: the new number, or what you were told there. No names."),
    )  # fmt: skip
    reach = forms.CharField(
        label=_("Phone or e-mail, if you want an answer"), max_length=80, required=False,
        widget=text(80, autocomplete="tel", inputmode="text"),
        help_text=_(
            "You may leave it empty. It is deleted 30 days after we have checked, and after six months at the latest."
        ),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, required=False)


@public_city_page(takes_forms=True)
def report(request, page, service):
    place = _entry(request, page, service)
    if THANKED in request.GET:
        return _shown(request, place, {"thanks": True})
    form = ReportForm(request.POST or None, initial={"token": new_token(page.city)})
    marking_wrong(form)
    if form.is_valid():
        try:
            _report(request, page, place, form.cleaned_data)
        except Problem as problem:
            ours = problem.code.startswith("portal.")
            return _again(request, page, place, form, problem if ours else NotAccepted())
        return HttpResponseRedirect(f"?{THANKED}", status=303)
    return _shown(request, place, {"form": form}, status=422 if form.is_bound else 200)


def _entry(request, page, slug: str) -> Place:
    """Raises NotPublished."""
    entries = services_of(page.city, request.public_language.code)
    place = next((place for place in entries if place.slug == slug), None)
    if place is None:
        raise NotPublished()
    return place


def _report(request, page, place: Place, told: dict) -> None:
    """What a person may correct is said before anything counts against her."""
    check_report(**{name: told[name] for name in TOLD})
    if request.POST.get("website"):
        raise FilledTrap()
    key = read_token(told["token"], city=page.city)
    limits.count(limits.REPORTED, city=page.city, sender=limits.sender_of(request))
    with at_the_public_door(page.city) as by:
        report_entry(
            service=Service.objects.get(pk=place.entry), key=key, by=by,
            language=request.public_language.code, **{name: told[name] for name in TOLD},
        )  # fmt: skip


def _again(request, page, place: Place, form: ReportForm, problem: Problem) -> TemplateResponse:
    """The form with what was typed and what to do; an old token is renewed."""
    form.add_error(FIELD_OF_PROBLEM.get(problem.code), f"{problem.words()} {problem.advice()}")
    marking_wrong(form)
    if isinstance(problem, FormTooOld):
        form.data = form.data.copy()
        form.data["token"] = new_token(page.city)
    told = {"form": form, "trapped": isinstance(problem, FilledTrap)}
    return _shown(request, place, told, status=422 if problem.status < 429 else problem.status)


def _shown(request, place: Place, told: dict, *, status: int = 200) -> TemplateResponse:
    """Each opening has its own token: nobody gets a form that was made for somebody else."""
    shown = {"place": place, "here": "services", **told}
    response = TemplateResponse(request, "portal/report.html", shown, status=status)
    response.headers["Cache-Control"] = NOT_KEPT
    return response
