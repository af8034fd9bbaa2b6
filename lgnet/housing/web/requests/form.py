# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a request: who is to live there, how pressing, what they need, where not."""

from collections.abc import Iterator

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from lgnet.housing.actions.ask_for_place import Member
from lgnet.housing.choices import PropertyKind, Trait
from lgnet.housing.models import HousingRequest, Property
from lgnet.housing.request_choices import AgeBand, Exposure, Urgency
from lgnet.housing.web.requests.acting import day_field
from lgnet.kernel import clock
from lgnet.people.birth import age_on
from lgnet.people.choices import Sex
from lgnet.people.models import Person

UNNAMED = [(band, sex) for band in AgeBand for sex in (Sex.FEMALE, Sex.MALE)]
UNTIL = [(2, AgeBand.BABY), (13, AgeBand.CHILD), (17, AgeBand.TEEN), (64, AgeBand.ADULT)]
AS_WRITTEN = (
    "urgency", "exposure", "wanted_from", "wanted_until", "waiting_since", "outside_since", "needs", "kinds", "near",
    "words",
)  # fmt: skip
WORDS = {"rows": 3, "dir": "auto"}


def band_of(person: Person) -> AgeBand:
    """An adult where her birth is not known: the form can say otherwise."""
    if person.birth_date is None:
        return AgeBand.ADULT
    age = age_on(person.birth_date, clock.today())
    return next((band for last, band in UNTIL if age <= last), AgeBand.OLD)


def _count(label: object) -> forms.IntegerField:
    number = forms.NumberInput(attrs={"min": 0, "max": 9, "inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=9, required=False, widget=number)


class RequestForm(forms.Form):
    band = forms.ChoiceField(label=_("Her age"), choices=AgeBand.choices)
    sex = forms.ChoiceField(label=_("Her sex"), choices=Sex.choices, required=False)
    with_her = forms.MultipleChoiceField(
        label=_("Who of those known here lives with her"), required=False, widget=forms.CheckboxSelectMultiple
    )
    urgency = forms.TypedChoiceField(label=_("A place is needed"), choices=Urgency.choices, coerce=int)
    exposure = forms.TypedChoiceField(
        label=_("How exposed the household is"), choices=Exposure.choices, coerce=int,
        help_text=_("As the team judges it. The reasons stay in the restricted notes."),
    )  # fmt: skip
    wanted_from = day_field(_("First night"), required=True)
    wanted_until = day_field(_("Day of leaving"), help_text=_("Empty: no end is known."))
    waiting_since = day_field(_("Waiting since"))
    outside_since = day_field(_("Sleeps outside since"), help_text=_("Empty: they do not."))
    needs = forms.MultipleChoiceField(
        label=_("What they need"), choices=Trait.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    kinds = forms.MultipleChoiceField(
        label=_("Which kinds of house"), choices=PropertyKind.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("None ticked: any but a protected shelter."),
    )  # fmt: skip
    near = forms.CharField(
        label=_("Near school or work"), max_length=120, required=False, help_text=_("A district, or in words."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    not_in_houses = forms.MultipleChoiceField(
        label=_("Houses where they must not live"), required=False, widget=forms.CheckboxSelectMultiple
    )
    not_in_districts = forms.CharField(
        label=_("Districts where they must not live"), max_length=300, required=False,
        help_text=_("For their safety. Several with commas between."), widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Notes"), required=False, max_length=2000, widget=forms.Textarea(attrs=WORDS),
        help_text=_("Only what a place depends on."),
    )  # fmt: skip

    def __init__(self, *args, person: Person, known: list[Person], **options) -> None:
        super().__init__(*args, **options)
        self.person, self.known = person, {str(one.pk): one for one in known}
        for band, sex in UNNAMED:
            self.fields[f"{band}_{sex}"] = _count(f"{band.label}, {Sex(sex).label.lower()}")
        self.fields["with_her"].choices = [(key, one.full_name) for key, one in self.known.items()]
        houses = Property.objects.filter(closed_on=None).values_list("pk", "name")
        self.fields["not_in_houses"].choices = [(str(pk), name) for pk, name in houses]
        for name in ("with_her", "not_in_houses"):
            if not self.fields[name].choices:
                del self.fields[name]
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.layout = Layout(*self._layout())

    def _layout(self) -> Iterator[object]:
        unnamed = [self._pair(*(f"{band}_{sex}" for sex in (Sex.FEMALE, Sex.MALE))) for band in AgeBand]
        yield Fieldset(_("Who is to live there"), self._pair("band", "sex"), *self._there("with_her"))
        yield Fieldset(_("Others, without a record: how many"), *unnamed)
        yield Fieldset(
            _("How pressing it is"), self._pair("urgency", "exposure"), self._pair("waiting_since", "outside_since"),
            self._pair("wanted_from", "wanted_until"),
        )  # fmt: skip
        yield Fieldset(_("What fits them"), "needs", "kinds", "near")
        yield Fieldset(_("Where not"), *self._there("not_in_houses"), "not_in_districts")
        yield "words"

    def _pair(self, *names: str) -> Div:
        return Div(*names, css_class="lg-pair")

    def _there(self, name: str) -> list[str]:
        return [name] if name in self.fields else []

    def told(self) -> dict:
        """As the action takes it."""
        told = dict(self.cleaned_data)
        for band, sex in UNNAMED:
            told.pop(f"{band}_{sex}")
        for name in ("band", "sex", "with_her"):
            told.pop(name, None)
        districts = told.pop("not_in_districts").split(",")
        return told | {"members": self.members(), "not_in_districts": districts}

    def members(self) -> list[Member]:
        told = self.cleaned_data
        found = [Member(told["band"], told["sex"], self.person)]
        known = [self.known[key] for key in told.get("with_her", ())]
        found += [Member(band_of(one), one.sex, one) for one in known]
        for band, sex in UNNAMED:
            found += [Member(band, sex)] * (told[f"{band}_{sex}"] or 0)
        return found


def beginning(person: Person, *, since) -> dict:
    """What the form says before anything is typed."""
    return {
        "band": band_of(person), "sex": person.sex, "urgency": Urgency.WEEKS, "exposure": Exposure.NONE,
        "wanted_from": clock.today(), "waiting_since": since,
    }  # fmt: skip


def as_asked(request: HousingRequest) -> dict:
    """What the form says of a request that is there."""
    told = {name: getattr(request, name) for name in AS_WRITTEN}
    members, where_not = list(request.members.all()), list(request.where_not.all())
    mine = next((one for one in members if one.who_id == request.person_id), None)
    unnamed = [(one.band, one.sex) for one in members if one.who_id is None]
    return told | {
        "band": mine.band if mine else AgeBand.ADULT,
        "sex": mine.sex if mine else Sex.UNKNOWN,
        "with_her": [str(one.who_id) for one in members if one.who_id and one is not mine],
        "not_in_houses": [str(one.house_id) for one in where_not if one.house_id],
        "not_in_districts": ", ".join(one.district for one in where_not if one.district),
        **{f"{band}_{sex}": unnamed.count((band, sex)) or None for band, sex in UNNAMED},
    }
