# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put right what is written of a person. Two who do it at once both keep what they wrote."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.network.door import city_page
from lgnet.people.actions.correct_person import correct_person as correct
from lgnet.people.errors import ChangedMeanwhile
from lgnet.people.policies import may_register_person
from lgnet.people.queries import get_person
from lgnet.people.web.acting import acted, clash, status_of
from lgnet.people.web.person_form import CITIZENSHIPS, LANGUAGES, PersonForm, written_of
from lgnet.trust.meeting import clashes_shown, meeting, signed


@city_page(may_register_person, writes=True, draft=_("Correct or complete"))
def correct_person(request, by, person_id):
    person = get_person(by, person_id)
    if request.method != "POST":
        return _page(request, person, PersonForm(initial=written_of(person)))
    met = meeting(request.POST, person, written_of(person), PersonForm.base_fields)
    form = PersonForm(met.fields)
    if met.clashes:
        clash(form, ChangedMeanwhile())
    elif acted(form, lambda **told: _correct(person, by, told)):
        messages.success(request, _("The correction is saved.") if form.done else _("Nothing was changed."))
        return redirect("people:person", request.city.slug, person.pk)
    return _page(request, person, form, clashes=clashes_shown(form, met.clashes))


def _page(request, person, form, **shown):
    """The form carries how the person was written when it was made."""
    seen = signed(person, written_of(person), PersonForm.base_fields)
    shown |= {"form": form, "person": person, "seen": seen}
    return TemplateResponse(request, "people/correct_person.html", shown, status=status_of(form))


def _correct(person, by, told: dict) -> list[str]:
    """What the form has no room for stays."""
    told["citizenships"] += person.citizenships[len(CITIZENSHIPS) :]
    further = person.languages[len(LANGUAGES) :]
    told["languages"] += further
    kept = {code: level for code, level in person.language_levels.items() if code in further}
    told["language_levels"] = kept | told["language_levels"]
    return correct(person=person, by=by, since=person.changed_at, **told)
