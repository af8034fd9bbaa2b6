# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put right what is written of a person."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.network.door import city_page
from lgnet.people.actions.correct_person import correct_person as correct
from lgnet.people.policies import may_register_person
from lgnet.people.queries import get_person
from lgnet.people.web.acting import acted, status_of
from lgnet.people.web.person_form import CITIZENSHIPS, LANGUAGES, PersonForm, written_of


@city_page(may_register_person, writes=True)
def correct_person(request, by, person_id):
    person = get_person(by, person_id)
    form = PersonForm(request.POST or None, initial=written_of(person))
    if request.method == "POST" and acted(form, lambda **told: _correct(person, by, told)):
        messages.success(request, _("The correction is saved.") if form.done else _("Nothing was changed."))
        return redirect("people:person", request.city.slug, person.pk)
    shown = {"form": form, "person": person}
    return TemplateResponse(request, "people/correct_person.html", shown, status=status_of(form))


def _correct(person, by, told: dict) -> list[str]:
    """What the form has no room for stays."""
    told["citizenships"] += person.citizenships[len(CITIZENSHIPS) :]
    told["languages"] += person.languages[len(LANGUAGES) :]
    return correct(person=person, by=by, **told)
