# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's copy: one press, then two files to save."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.people.actions.make_copy import ask_for_copy, content_of, may_include_restricted
from lgnet.people.choices import CopyState
from lgnet.people.copying.paper import can_be_made
from lgnet.people.data_errors import NoSuchCopy
from lgnet.people.models import Person, PersonCopy
from lgnet.people.policies import may_see_her_data
from lgnet.people.queries import get_person
from lgnet.people.web.acting import acted, status_of

TYPES = {"pdf": ("paper", "application/pdf"), "json": ("values", "application/json")}
SHOWN = 10


class CopyForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("In which language"), choices=settings.LANGUAGES)
    restricted = forms.BooleanField(
        label=gettext_lazy("With the restricted notes in full"),
        required=False,
        help_text=gettext_lazy(
            "Only after whoever wrote them agrees: what harms her or somebody else may be told by a clinician instead."
        ),
    )

    def __init__(self, *args, restricted: bool, **options) -> None:
        super().__init__(*args, **options)
        if not restricted:
            del self.fields["restricted"]

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_see_her_data, writes=True)
def copies(request, by, person_id):
    person = _hers(by, person_id)
    asked = request.POST if request.method == "POST" else None
    form = CopyForm(
        asked, restricted=may_include_restricted(by, person), initial={"language": _language(person)}
    )
    if form.is_bound and acted(form, ask_for_copy, person=person, by=by):
        messages.success(request, _("The copy is being made: it appears below."))
        return redirect("people:copies", request.city.slug, person.pk)
    protected = person.protections.filter(ended_at=None).exists()
    shown = {"person": person, "form": form, "can_print": can_be_made(), "protected": protected}
    shown |= _listed(person)
    return TemplateResponse(request, "people/copy/copies.html", shown, status=status_of(form))


@city_page(may_see_her_data)
def progress(request, by, person_id):
    """The list again, while a copy is being made."""
    person = _hers(by, person_id)
    return TemplateResponse(request, "people/copy/list.html", {"person": person, **_listed(person)})


@city_page(may_see_her_data)
def file(request, by, person_id, copy_id, kind):
    person = _hers(by, person_id)
    copy = person.copies.filter(pk=copy_id).first()
    if copy is None or kind not in TYPES:
        raise NoSuchCopy()
    column, content_type = TYPES[kind]
    day = copy.asked_at.astimezone(clock.ROME).strftime("%Y-%m-%d")
    called = slugify(_("copy of the data"))
    name = f"{called}-{day}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content_of(copy, column, by=by), content_type=content_type, headers=headers)


def _hers(by, person_id: UUID) -> Person:
    person = get_person(by, person_id)
    may_see_her_data(by, person=person)
    return person


def _language(person: Person) -> str:
    """A language of hers in which the words exist, else Italian."""
    known = [code for code, _label in settings.LANGUAGES]
    return next((code for code in person.languages if code in known), "it")


def _listed(person: Person) -> dict:
    found: list[PersonCopy] = list(person.copies.defer("paper", "values")[:SHOWN])
    printed = set(person.copies.exclude(paper=None).values_list("pk", flat=True))
    rows = [{"copy": one, "printed": one.pk in printed} for one in found]
    return {"rows": rows, "making": any(one.state == CopyState.MAKING for one in found)}
