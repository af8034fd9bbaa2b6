# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form by which a person is written down and put right. Everything may be left empty but one name."""

from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from lgnet.kernel import clock
from lgnet.people.choices import BirthPrecision, LanguageLevel, Literacy, Sex
from lgnet.people.codes import country_choices, language_choices
from lgnet.people.models import Person
from lgnet.people.web.acting import QUIET

SAFE = {"": None, "yes": True, "no": False}
SAFE_CHOICES = [
    ("", _("Not asked")),
    ("yes", _("Yes, she may be called")),
    ("no", _("No, a call may harm her")),
]
CITIZENSHIPS = ("citizenship_1", "citizenship_2")
LANGUAGES = ("language_1", "language_2", "language_3")
LEVELS = ("level_1", "level_2", "level_3")


def _text(label: object, most: int, **options) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=False, widget=forms.TextInput(attrs=dict(QUIET)), **options
    )


def _level() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("How well"), choices=LanguageLevel.choices, required=False)


def _number(label: object, low: int, high: int, places: int) -> forms.IntegerField:
    attrs = {"inputmode": "numeric", "autocomplete": "off", "maxlength": places}
    widget = forms.TextInput(attrs=attrs)
    return forms.IntegerField(label=label, min_value=low, max_value=high, required=False, widget=widget)


class PersonForm(forms.Form):
    given_name = _text(_("Given name"), 80)
    family_name = _text(_("Family name"), 80)
    original_name = _text(_("Name in its own script"), 160, help_text=_("As on the document: محمد, Олена."))
    aliases = _text(_("Other names in use"), 400, help_text=_("Between commas."))
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)
    birth_day = _number(_("Day"), 1, 31, 2)
    birth_month = forms.TypedChoiceField(label=_("Month"), coerce=int, empty_value=None, required=False)
    birth_year = _number(_("Year"), 1900, 2200, 4)
    birth_estimated = forms.BooleanField(label=_("The year is an estimate"), required=False)
    citizenship_1 = forms.ChoiceField(label=_("Citizenship"), required=False)
    citizenship_2 = forms.ChoiceField(label=_("Second citizenship"), required=False)
    language_1 = forms.ChoiceField(label=_("Language spoken best"), required=False)
    level_1 = _level()
    language_2 = forms.ChoiceField(label=_("Second language"), required=False)
    level_2 = _level()
    language_3 = forms.ChoiceField(label=_("Third language"), required=False)
    level_3 = _level()
    literacy = forms.ChoiceField(label=_("Reading and writing"), choices=Literacy.choices, required=False)
    interpreter_needed = forms.BooleanField(label=_("An interpreter is needed"), required=False)
    phone = _text(_("Phone"), 40)
    phone_is_safe = forms.ChoiceField(label=_("Is it safe to call?"), choices=SAFE_CHOICES, required=False)

    def __init__(self, *args, twins: bool = False, **options) -> None:
        super().__init__(*args, **options)
        months = [("", _("Not known")), *MONTHS.items()]
        self.fields["birth_month"].choices = months
        for name in CITIZENSHIPS:
            self.fields[name].choices = [("", _("Not known")), *country_choices()]
        for name in LANGUAGES:
            self.fields[name].choices = [("", "—"), *language_choices()]
        self.fields["phone"].widget.attrs["inputmode"] = "tel"
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.layout = self._layout(twins=twins)

    @staticmethod
    def _layout(*, twins: bool) -> Layout:
        pair = "lg-pair"
        return Layout(
            Div("given_name", "family_name", css_class=pair),
            HTML("{% include 'people/twins_place.html' %}") if twins else HTML(""),
            Div("original_name", "aliases", css_class=pair),
            Fieldset(
                _("Date of birth: what is known of it"),
                Div("birth_day", "birth_month", "birth_year", css_class="lg-birth"),
                "birth_estimated",
            ),
            Div(*CITIZENSHIPS, css_class=pair),
            *(Div(*both, css_class=pair) for both in zip(LANGUAGES, LEVELS, strict=True)),
            Div("literacy", css_class=pair),
            "interpreter_needed",
            Div("phone", "phone_is_safe", css_class=pair),
            Div("sex", css_class=pair),
        )

    def clean(self) -> dict:
        told = super().clean()
        day, month, year = (told.get(f"birth_{part}") for part in ("day", "month", "year"))
        if (day or month) and not year and "birth_year" not in self.errors:
            self.add_error("birth_year", _("Write the year too: without it the rest can't be kept."))
        elif day and not month:
            self.add_error("birth_month", _("Write the month too, or leave the day empty."))
        elif year and not self.errors:
            self._put_birth(told, day, month, year)
        return told

    def _put_birth(self, told: dict, day: int | None, month: int | None, year: int) -> None:
        try:
            told["birth_date"] = date(year, month or 1, day or 1)
        except ValueError:
            return self.add_error("birth_day", _("This day does not exist in that month."))
        if told["birth_date"] > clock.today():
            self.add_error("birth_year", _("This date is in the future."))

    def _precision(self) -> str:
        told = self.cleaned_data
        if not told.get("birth_date"):
            return BirthPrecision.UNKNOWN
        if told["birth_estimated"]:
            return BirthPrecision.ESTIMATED
        if told["birth_day"]:
            return BirthPrecision.EXACT
        return BirthPrecision.MONTH if told["birth_month"] else BirthPrecision.YEAR

    def _levels(self) -> dict[str, str]:
        told = self.cleaned_data
        pairs = ((told[language], told[level]) for language, level in zip(LANGUAGES, LEVELS, strict=True))
        return {language: level for language, level in pairs if language and level}

    def particulars(self) -> dict:
        """What the form says, as the actions take it."""
        told = self.cleaned_data
        return {
            **{name: told[name] for name in ("given_name", "family_name", "original_name", "sex", "phone")},
            "aliases": [alias.strip() for alias in told["aliases"].split(",") if alias.strip()],
            "birth_date": told.get("birth_date"),
            "birth_precision": self._precision(),
            "citizenships": [told[name] for name in CITIZENSHIPS if told[name]],
            "languages": [told[name] for name in LANGUAGES if told[name]],
            "language_levels": self._levels(),
            "literacy": told["literacy"],
            "interpreter_needed": told["interpreter_needed"],
            "phone_is_safe": SAFE[told["phone_is_safe"]],
        }

    def sketch(self) -> dict:
        """What was typed so far, for looking for twins: what is wrong or not finished is left out."""
        self.is_valid()
        for name in self.fields:
            self.cleaned_data.setdefault(name, "" if name != "birth_estimated" else False)
        compared = (
            "given_name", "family_name", "original_name", "aliases", "birth_date", "birth_precision", "phone",
            "citizenships",
        )  # fmt: skip
        told = self.particulars()
        return {name: told[name] for name in compared}


def _at(values: list[str], place: int) -> str:
    return values[place] if place < len(values) else ""


def written_of(person: Person) -> dict:
    """A person as the form's fields."""
    known = {
        name: getattr(person, name) for name in ("given_name", "family_name", "original_name", "sex", "phone")
    }
    known["interpreter_needed"] = person.interpreter_needed
    known["aliases"] = ", ".join(person.aliases)
    known["phone_is_safe"] = {value: key for key, value in SAFE.items()}[person.phone_is_safe]
    known |= {name: _at(person.citizenships, place) for place, name in enumerate(CITIZENSHIPS)}
    known |= {name: _at(person.languages, place) for place, name in enumerate(LANGUAGES)}
    spoken = [_at(person.languages, place) for place in range(len(LEVELS))]
    known |= {name: person.language_levels.get(spoken[place], "") for place, name in enumerate(LEVELS)}
    known["literacy"] = person.literacy
    return known | _birth_of(person)


def _birth_of(person: Person) -> dict:
    birth, precision = person.birth_date, person.birth_precision
    if birth is None:
        return {}
    known = {"birth_year": birth.year, "birth_estimated": precision == BirthPrecision.ESTIMATED}
    if precision in (BirthPrecision.MONTH, BirthPrecision.EXACT):
        known["birth_month"] = birth.month
    if precision == BirthPrecision.EXACT:
        known["birth_day"] = birth.day
    return known


def typed_before(text: str) -> dict:
    """What was searched in vain becomes the beginning of the form: nobody types twice."""
    from lgnet.kernel.phones import looks_like_phone

    text = " ".join(text.split())[:160]
    if looks_like_phone(text):
        return {"phone": text[:40]}
    if not text.isascii() and not any("a" <= letter.lower() <= "z" for letter in text):
        return {"original_name": text}
    given, _space, family = text.partition(" ")
    return {"given_name": given[:80].title() if text.islower() else given[:80],
            "family_name": family[:80].title() if text.islower() else family[:80]}  # fmt: skip
