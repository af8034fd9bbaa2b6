# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one writes of a contact: the same fields for a new one and for a correction."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.kernel import clock
from lgnet.kernel.coded import CodedList
from lgnet.outreach.choices import ContactSource, Urgency
from lgnet.outreach.codes import DONE, NEEDS, icon, is_for_today, is_rare, short_label
from lgnet.people.codes import language_choices

OTHER_DAY = "day"
UNKNOWN = "other"
"""The code of a language that is none of the list, or that nobody could tell."""
FOLLOW_UPS = [
    ("", _("No")),
    ("1", _("Tomorrow")),
    ("3", _("In 3 days")),
    ("7", _("In a week")),
    (OTHER_DAY, _("Another day")),
]
SOURCES = [(source.value, source.label) for source in ContactSource if source != ContactSource.PORTAL]
WORDS = ("place", "nickname", "sign", "note", "follow_up_note")
FOLDED = (
    "follow_up", "follow_up_on", "follow_up_note", "mediator_language", "mediator_minutes", "happened_at", "source",
    "note",
)  # fmt: skip
FIELD_OF_PROBLEM = {
    "outreach.with_nobody": "nickname",
    "outreach.in_the_future": "happened_at",
    "outreach.too_long_ago": "happened_at",
}


class Chip(NamedTuple):
    """A box to press, as the page draws it."""

    code: str
    label: str
    icon: str
    chosen: bool
    today: bool
    urgent: bool
    rare: bool


class RomeTime(forms.DateTimeField):
    """Day and time as clocks in Italy show them. The hour that comes twice in October is taken the first time."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def to_python(self, value) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            told = parse_datetime(value)
        except ValueError:
            told = None
        if told is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return told.replace(tzinfo=clock.ROME)


def _needs() -> list[tuple[str, str]]:
    return NEEDS.choices(get_language())


def _aid() -> list[tuple[str, str]]:
    return DONE.choices(get_language())


class ContactForm(forms.Form):
    """One of nickname, sign and person is needed; all else may stay empty but the place. Lists are made when something
    is looked up in them or they are shown: whoever writes a contact does not wait for all languages of the world.
    """

    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    nickname = forms.CharField(label=_("Name or nickname"), max_length=80, required=False)
    sign = forms.CharField(
        label=_("Sign to recognise the person"),
        max_length=160,
        required=False,
        help_text=_("For example: red jacket, grey beard, a small dog."),
    )
    needs = forms.MultipleChoiceField(label=_("Needs seen"), choices=_needs, required=False)
    today = forms.MultipleChoiceField(label=_("Urgent: today"), choices=_needs, required=False)
    done = forms.MultipleChoiceField(label=_("Done at once"), choices=_aid, required=False)
    follow_up = forms.ChoiceField(label=_("Meet again"), choices=FOLLOW_UPS, required=False)
    follow_up_on = forms.DateField(
        label=_("On the day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    follow_up_note = forms.CharField(label=_("What for"), max_length=200, required=False)
    mediator_language = forms.ChoiceField(
        label=_("Language of the mediation"),
        choices=lambda: [("", _("No mediation")), *language_choices()],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    mediator_minutes = forms.IntegerField(
        label=_("Minutes of mediation"), min_value=1, max_value=600, required=False
    )
    mediation_missing = forms.BooleanField(label=_("A mediator was needed and missing"), required=False)
    missing_language = forms.ChoiceField(
        label=_("In which language"),
        choices=lambda: [("", _("Not known")), *language_choices()],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    happened_at = RomeTime(
        label=_("When it happened"), required=False, help_text=_("Leave it empty if it is happening now.")
    )
    source = forms.ChoiceField(label=_("How"), choices=SOURCES)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *arguments, **named) -> None:
        super().__init__(*arguments, **named)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("class", "form-control")
            if name in WORDS:
                field.widget.attrs["dir"] = "auto"

    def clean(self) -> dict:
        cleaned = super().clean()
        undated = not cleaned.get("follow_up_on") and "follow_up_on" not in self.errors
        if cleaned.get("follow_up") == OTHER_DAY and undated:
            self.add_error("follow_up_on", _("Which day?"))
        cleaned["missing_language"] = self._missing(cleaned)
        return cleaned

    def _missing(self, cleaned: dict) -> str:
        """One tap is enough: what is missing in a language that is not known counts as another language."""
        return (cleaned.get("missing_language") or UNKNOWN) if cleaned.get("mediation_missing") else ""

    def follow_up_day(self) -> date | None:
        choice = self.cleaned_data["follow_up"]
        if choice == OTHER_DAY:
            return self.cleaned_data["follow_up_on"]
        return clock.today() + timedelta(days=int(choice)) if choice else None

    def urgencies(self, before: dict[str, int] | None = None) -> dict[str, int]:
        """Urgency by code; a need marked only as urgent counts as seen; what was less urgent before stays so."""
        before, today = before or {}, set(self.cleaned_data["today"])
        chosen = {*self.cleaned_data["needs"], *today}
        return {code: self._urgency(code, today, before) for code in NEEDS if code in chosen}

    def _urgency(self, code: str, today: set[str], before: dict[str, int]) -> int:
        if code in today or (is_for_today(code) and code not in before):
            return Urgency.TODAY
        earlier = before.get(code, Urgency.SOON)
        return Urgency.SOON if earlier == Urgency.TODAY and not is_for_today(code) else earlier

    def told(self) -> dict:
        """What the actions take, but for place, time and needs."""
        names = (
            "nickname", "sign", "done", "mediator_language", "mediator_minutes", "missing_language", "note",
            "follow_up_note", "source",
        )  # fmt: skip
        return {**{name: self.cleaned_data[name] for name in names}, "follow_up_on": self.follow_up_day()}

    def refuse(self, problem) -> None:
        """Put what an action refused beside its field; nothing typed is lost."""
        field = FIELD_OF_PROBLEM.get(problem.code)
        self.add_error(field, f"{problem.words()} {problem.advice()}".strip())

    @property
    def folded_is_wrong(self) -> bool:
        """Whether the part that is folded away must be shown, because something in it is to be corrected."""
        return any(name in self.errors for name in FOLDED)

    @property
    def says_more(self) -> bool:
        """Whether something stands in the part that is folded away; how they met always does."""
        return any(self[name].value() for name in FOLDED if name != "source")

    @property
    def need_chips(self) -> list[Chip]:
        chosen, today = self._ticked("needs"), self._ticked("today")
        return [_chip(code, NEEDS, code in chosen | today, today=code in today) for code in NEEDS]

    @property
    def done_chips(self) -> list[Chip]:
        chosen = self._ticked("done")
        return [_chip(code, DONE, code in chosen) for code in DONE]

    @property
    def has_rare_need(self) -> bool:
        return any(chip.rare and chip.chosen for chip in self.need_chips)

    @property
    def has_rare_aid(self) -> bool:
        return any(chip.rare and chip.chosen for chip in self.done_chips)

    def _ticked(self, name: str) -> set[str]:
        return set(self[name].value() or ())


def _chip(code: str, among: CodedList, chosen: bool, *, today: bool = False) -> Chip:
    urgent = among is NEEDS and is_for_today(code)
    label, drawing = short_label(code, among=among), icon(code, among=among)
    return Chip(code, label, drawing, chosen, today, urgent, is_rare(code, among=among))
