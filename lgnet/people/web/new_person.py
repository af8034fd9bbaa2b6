# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write down somebody new; whoever may be she already is shown while typing, and once more before saving."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from lgnet.kernel.ids import new_id
from lgnet.network.door import city_page
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person
from lgnet.people.policies import may_register_person
from lgnet.people.queries import likely_twins, people_visible_to
from lgnet.people.web.acting import acted, status_of
from lgnet.people.web.person_form import PersonForm, typed_before
from lgnet.trust import reading
from lgnet.trust.choices import ReadingKind
from lgnet.trust.errors import TooManySearches

TWINS_UNSEEN = 409


@city_page(may_register_person, writes=True, draft=_("New person"))
def new_person(request, by):
    if request.method != "POST":
        form = PersonForm(initial=typed_before(request.GET.get("name", "")), twins=True)
        return _page(request, form, twins=[])
    form = PersonForm(request.POST, twins=True)
    if (there := _written_with(request, by)) is not None and _is_hers(form, there):
        return redirect(_onwards(request, there))
    try:
        twins = _counted_twins(by, form.sketch())
    except TooManySearches as problem:
        form.add_error(None, f"{problem.words()} {problem.advice()}")
        return _page(request, form, twins=[], status=problem.status)
    if form.is_valid() and _unseen(request, twins):
        return _page(request, form, twins=twins, status=TWINS_UNSEEN, stopped=True)
    if acted(form, register_person, by=by, sent_as=_key(request)):
        messages.success(request, _("The person is written down."))
        return redirect(_onwards(request, form.done))
    return _page(request, form, twins=twins, status=status_of(form))


@city_page(may_register_person, writes=True)
def twins(request, by):
    """Who may be meant, while one types. Sent as a form, so that no name stands in an address."""
    found = _counted_twins(by, PersonForm(request.POST).sketch()) if request.method == "POST" else []
    return TemplateResponse(request, "people/twins.html", {"twins": found, "next": _next(request)})


def _key(request) -> UUID | None:
    """Of the form on the screen: made with it, brought back by it."""
    try:
        return UUID(request.POST.get("sent_as", ""))
    except ValueError:
        return None


def _written_with(request, by) -> Person | None:
    """Whom this very form has made already: the button was pressed twice, or the answer got lost."""
    key = _key(request)
    return people_visible_to(by).filter(sent_as=key, created_by=by.user_id).first() if key else None


def _is_hers(form: PersonForm, person: Person) -> bool:
    sketch = form.sketch()
    return all(
        sketch[name] == getattr(person, name)
        for name in ("given_name", "family_name", "original_name", "birth_date")
    )


def _counted_twins(by, sketch: dict) -> list:
    """A search like any other: going on with the same form is one search."""
    asked = ("given_name", "family_name", "original_name", "birth_date", "phone")
    if text := " ".join(str(sketch[name]) for name in asked if sketch[name]):
        reading.take(ReadingKind.SEARCH, by=by, text=text)
    return likely_twins(by, **sketch)


def _unseen(request, twins: list) -> bool:
    """Whether somebody was found who was not on the page when the button was pressed."""
    return bool({str(match.person.pk) for match in twins} - set(request.POST.getlist("seen")))


def _page(request, form, *, twins: list, status: int = 200, stopped: bool = False):
    shown = {"form": form, "twins": twins, "stopped": stopped, "next": _next(request)}
    shown["sent_as"] = _key(request) or new_id()
    return TemplateResponse(request, "people/new_person.html", shown, status=status)


def _next(request) -> str:
    """Where to go on afterwards: a page of ours that chose or wanted a person, which gets `?person=`."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked.startswith("/") else ""


def _onwards(request, person) -> str:
    from django.urls import reverse

    onwards = _next(request)
    if onwards:
        return f"{onwards}{'&' if '?' in onwards else '?'}{urlencode({'person': person.pk})}"
    return reverse("people:person", args=[request.city.slug, person.pk])
