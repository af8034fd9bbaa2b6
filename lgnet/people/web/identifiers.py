# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers that tell who somebody is: record, see in full, take away."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.remove_identifier import remove_identifier
from lgnet.people.actions.reveal_identifier import reveal_identifier
from lgnet.people.choices import IdentifierKind
from lgnet.people.errors import NoSuchRecord
from lgnet.people.identifiers import doubts, written
from lgnet.people.models import Identifier, Person
from lgnet.people.policies import may_keep_permits, may_reveal_identifiers
from lgnet.people.queries import get_person
from lgnet.people.queries.linked import record_ids
from lgnet.people.queries.numbers import is_also_of_somebody_else
from lgnet.people.web.acting import acted, status_of


class IdentifierForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of number"), choices=IdentifierKind.choices)
    number = forms.CharField(
        label=gettext_lazy("Number"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_keep_permits, writes=True)
def new_identifier(request, by, person_id):
    person = get_person(by, person_id)
    form = IdentifierForm(request.POST or None)
    if request.method == "POST" and acted(form, record_identifier, person=person, by=by):
        messages.success(request, _("The number is recorded, encrypted."))
        for words in _warnings(person, form):
            messages.warning(request, words)
        return redirect("people:person", request.city.slug, person.pk)
    shown = {"person": person, "form": form}
    return TemplateResponse(request, "people/identifier.html", shown, status=status_of(form))


def _warnings(person: Person, form: IdentifierForm) -> list[str]:
    """What does not fit; it stops nobody."""
    told, warnings = form.particulars(), []
    if is_also_of_somebody_else(form.done):
        warnings.append(_("The same number is recorded for somebody else too: look for it among the people."))
    if told["kind"] == IdentifierKind.CODICE_FISCALE:
        warnings += [doubt.label for doubt in doubts(written(told["number"]), person)]
    return warnings


@city_page(may_reveal_identifiers, writes=True)
def reveal(request, by, person_id, identifier_id):
    """The number in full: only when asked for with a button, each time recorded."""
    person = get_person(by, person_id)
    if request.method != "POST":
        return redirect("people:person", request.city.slug, person.pk)
    number = reveal_identifier(identifier=get_identifier(person, identifier_id), by=by)
    template = "people/number.html" if request.htmx else "people/revealed.html"
    return TemplateResponse(request, template, {"person": person, "number": number})


@city_page(may_keep_permits, writes=True)
def remove(request, by, person_id, identifier_id):
    person = get_person(by, person_id)
    identifier = get_identifier(person, identifier_id)
    if request.method != "POST":
        return TemplateResponse(
            request, "people/remove_identifier.html", {"person": person, "identifier": identifier}
        )
    remove_identifier(identifier=identifier, by=by)
    messages.success(request, _("The number is taken away."))
    return redirect("people:person", request.city.slug, person.pk)


def get_identifier(person: Person, identifier_id: UUID) -> Identifier:
    identifier = Identifier.objects.filter(person__in=record_ids(person), pk=identifier_id).first()
    if identifier is None:
        raise NoSuchRecord()
    return identifier
