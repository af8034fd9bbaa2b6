# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking in charge, first step: who is it? Somebody already known, or somebody new. The choice is saved at once."""

from datetime import date

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.casework.policies import may_open_case
from lgnet.casework.queries import open_case_of
from lgnet.casework.web.acting import REFUSED, acted, status_of
from lgnet.casework.web.asked import of_waiting_request, summary_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.people.actions.register_person import register_person
from lgnet.people.choices import BirthPrecision, Sex
from lgnet.people.codes import country_choices, language_choices
from lgnet.people.queries import get_person, likely_twins, search_people

AUTO = {"dir": "auto", "autocomplete": "off"}
SAFE = [("", _("Not asked")), ("yes", _("Yes")), ("no", _("No"))]


class NewPersonForm(forms.Form):
    """What is needed to begin; the rest is written on the person's page, when there is time."""

    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)
    birth_date = forms.DateField(
        label=_("Date of birth"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    birth_year = forms.IntegerField(
        label=_("Or only the year"), required=False, help_text=_("When the day is not known, or is a guess.")
    )
    citizenship = forms.ChoiceField(label=_("Citizenship"), required=False)
    language = forms.ChoiceField(label=_("Language spoken"), required=False)
    interpreter_needed = forms.BooleanField(label=_("Needs an interpreter"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    phone_is_safe = forms.ChoiceField(
        label=_("Is it safe to call?"),
        choices=SAFE,
        required=False,
        help_text=_("Whether somebody else answers."),
    )

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        unknown = [("", _("Not known"))]
        self.fields["citizenship"].choices = [*unknown, *country_choices()]
        self.fields["language"].choices = [*unknown, *language_choices()]
        for name in ("given_name", "family_name", "phone"):
            self.fields[name].widget.attrs.update(AUTO)
        self.fields["birth_year"].widget.attrs.update(
            {"inputmode": "numeric", "min": clock.today().year - 120, "max": clock.today().year}
        )

    def clean_birth_year(self) -> int | None:
        year, today = self.cleaned_data["birth_year"], clock.today().year
        if year is not None and not today - 120 <= year <= today:
            raise forms.ValidationError(_("Write a year with four digits, not in the future."))
        return year

    def clean_phone_is_safe(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["phone_is_safe"])

    def clean(self) -> dict:
        """As the action wants it: one date with its precision, lists of one."""
        told = super().clean()
        year, day = told.pop("birth_year", None), told.get("birth_date")
        told["birth_date"] = day or (date(year, 1, 1) if year else None)
        told["birth_precision"] = (
            BirthPrecision.EXACT if day else BirthPrecision.YEAR if year else BirthPrecision.UNKNOWN
        )
        told["citizenships"] = list(filter(None, [told.pop("citizenship", "")]))
        told["languages"] = list(filter(None, [told.pop("language", "")]))
        return told


def sketch_of(form: NewPersonForm) -> dict:
    """What has been typed so far, for looking for twins: faulty fields are simply not there yet."""
    form.is_valid()
    typed = ("given_name", "family_name", "birth_date", "birth_precision", "phone", "citizenships")
    return {name: form.cleaned_data[name] for name in typed if form.cleaned_data.get(name)}


def unseen_twins(request, by, form: NewPersonForm) -> list:
    """Likely twins, unless all of them stood on the page when the button was pressed."""
    twins = likely_twins(by, **sketch_of(form))
    seen = set(request.POST.getlist("seen"))
    return twins if {str(twin.person.pk) for twin in twins} - seen else []


@city_page(may_open_case, writes=True)
@of_waiting_request
def person(request, by, asked):
    """Search, then choose or write somebody new."""
    if asked.contact.person_id:
        return redirect("casework:take_documents", request.city.slug, asked.pk)
    if request.method == "POST":
        return _new_person(request, by, asked)
    return _page(request, by, asked, NewPersonForm(initial=_typed_before(request)))


def _typed_before(request) -> dict:
    """What was searched becomes the name of the new person: nothing is typed twice."""
    given, _space, family = request.GET.get("q", "").strip().partition(" ")
    return {"given_name": given, "family_name": family}


def _new_person(request, by, asked):
    form = NewPersonForm(request.POST)
    twins = unseen_twins(request, by, form)
    if twins:
        return _page(request, by, asked, form, twins=twins, status=REFUSED)

    def write(**told):
        join_contact(contact=asked.contact, person=register_person(by=by, **told), by=by)

    if acted(form, write):
        return redirect("casework:take_documents", request.city.slug, asked.pk)
    return _page(request, by, asked, form, status=status_of(form))


def _page(request, by, asked, form, *, twins=(), status=200):
    text = request.GET.get("q", asked.contact.nickname).strip()
    words = {
        **summary_of(asked),
        "form": form,
        "text": text,
        "matches": search_people(by, text),
        "twins": twins,
        "began": request.method == "POST" or "q" in request.GET,
    }
    return TemplateResponse(request, "casework/take_person.html", words, status=status)


@city_page(may_open_case)
@of_waiting_request
def twins(request, by, asked):
    """What stands under the form while it is filled in."""
    found = likely_twins(by, **sketch_of(NewPersonForm(request.GET)))
    return TemplateResponse(request, "casework/take_twins.html", {"twins": found, "asked": asked})


@city_page(may_open_case, writes=True)
@of_waiting_request
def choose(request, by, asked, person_id):
    """It is somebody already known: the contact is joined to her."""
    known = get_person(by, person_id)
    if request.method != "POST":
        return redirect("casework:take", request.city.slug, asked.pk)
    join_contact(contact=asked.contact, person=known, by=by)
    open_one = open_case_of(known)
    if open_one is not None:
        messages.info(request, _("This person is already in charge: the contact has been added to her case."))
        return redirect("casework:case", request.city.slug, open_one.pk)
    return redirect("casework:take_documents", request.city.slug, asked.pk)
