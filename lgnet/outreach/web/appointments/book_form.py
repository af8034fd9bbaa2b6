# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said of an appointment when it is booked."""

from datetime import datetime, timedelta
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.network.choices import Profession
from lgnet.network.models import Site
from lgnet.network.saying import DAY
from lgnet.outreach.actions.book_appointment import book_appointment
from lgnet.outreach.actions.keep_reminder import agree_reminder
from lgnet.outreach.appointments import colleagues_of
from lgnet.outreach.codes import PURPOSES
from lgnet.outreach.free_times import followed_hours, free_times
from lgnet.outreach.models import Appointment
from lgnet.people.codes import language_choices

HOUR = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
LASTS = [
    (15, _("15 minutes")),
    (30, _("30 minutes")),
    (45, _("45 minutes")),
    (60, _("An hour")),
    (90, _("An hour and a half")),
]
OFFERED = 6
FIELDS = {
    "outreach.for_nobody": "said_name", "outreach.with_no_colleague": "with_whom",
    "outreach.not_a_colleague": "with_whom",
    "outreach.operator_busy": "slot", "outreach.appointment_past": "slot", "outreach.too_far_ahead": "day",
    "outreach.not_an_address": "address", "outreach.reminder_not_agreed": "agrees",
    "outreach.address_not_safe": "is_safe",
    "outreach.address_known_unsafe": "address",
}  # fmt: skip
FOLDED = ("language", "interpreter_needed", "note", "site")


class TimeForm(forms.Form):
    """When, how long and with whom: also for moving an appointment."""

    with_whom = forms.ChoiceField(label=_("With whom"))
    minutes = forms.TypedChoiceField(label=_("How long"), choices=LASTS, coerce=int, initial=30)
    slot = forms.CharField(label=_("When"), required=False)
    day = forms.DateField(label=_("Day"), required=False, widget=DAY)
    hour = forms.TimeField(label=pgettext_lazy("time", "Hour"), required=False, widget=HOUR)

    def __init__(self, *arguments, by, moving: Appointment | None = None, **named) -> None:
        super().__init__(*arguments, **named)
        self.by, self.moving = by, moving.pk if moving else None
        self.moved_at = moving.site if moving else None
        colleagues = [(f"user:{user.pk}", user.name) for user in colleagues_of(by.city_id)]
        professions = [(f"profession:{code}", label) for code, label in Profession.choices]
        self.fields["with_whom"].choices = [(_("Colleagues"), colleagues), (_("Professions"), professions)]
        for field in self.fields.values():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            if not isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = kind

    def clean_slot(self) -> datetime | None:
        told = self.cleaned_data["slot"]
        if not told:
            return None
        try:
            return datetime.fromisoformat(told).replace(tzinfo=ROME)
        except ValueError as fault:
            raise forms.ValidationError(_("Choose a time of the list, or write day and hour.")) from fault

    def clean(self) -> dict:
        told = super().clean()
        if "slot" in self.errors or "day" in self.errors or "hour" in self.errors:
            return told
        if told.get("slot") is None:
            if not (told.get("day") and told.get("hour")):
                self.add_error("slot", _("Choose a time of the list, or write day and hour."))
                return told
            told["slot"] = datetime.combine(told["day"], told["hour"], ROME)
        return told

    @property
    def operator(self) -> User | None:
        kind, _sep, value = self.cleaned_data["with_whom"].partition(":")
        return User.objects.get(pk=value) if kind == "user" else None

    @property
    def profession(self) -> str:
        kind, _sep, value = self.cleaned_data["with_whom"].partition(":")
        return value if kind == "profession" else ""

    @property
    def another(self) -> bool:
        """Whether day and hour are written instead of a chip."""
        return bool(self["hour"].value()) and not self["slot"].value()

    @property
    def slots(self) -> list[dict]:
        """The next free times of who is chosen, as chips; none of a profession: nobody's calendar is asked."""
        return free_slots(
            str(self["with_whom"].value() or ""), self["minutes"].value(), str(self["day"].value() or ""),
            chosen=str(self["slot"].value() or ""), but=self.moving, hours=self.hours,
        )  # fmt: skip

    @property
    def hours(self) -> str:
        """On the door of the place, where times are offered by them."""
        return followed(self.place.opening_hours) if self.place else ""

    @property
    def place(self) -> Site | None:
        return self.moved_at


class BookForm(TimeForm):
    site = forms.ModelChoiceField(Site.objects.none(), label=_("Where"), empty_label=None)
    said_name = forms.CharField(label=_("Name that was said"), max_length=80, required=False)
    purpose = forms.ChoiceField(label=_("What for"))
    language = forms.ChoiceField(label=_("Language"), required=False)
    interpreter_needed = forms.BooleanField(label=_("A mediator is needed"), required=False)
    note = forms.CharField(
        label=_("Note for the colleague"),
        max_length=200,
        required=False,
        help_text=_("What to bring, which door."),
    )
    address = forms.EmailField(
        label=_("E-mail for a reminder"), max_length=120, required=False,
        help_text=_(
            "Only time and place are written there, also when it is moved or called off. Empty: no reminder."
        ),
    )  # fmt: skip
    agrees = forms.BooleanField(label=_("The person agrees to be reminded by e-mail"), required=False)
    is_safe = forms.BooleanField(label=_("Nobody else reads this address"), required=False)

    def __init__(self, *arguments, by, **named) -> None:
        super().__init__(*arguments, by=by, **named)
        self.fields["site"].queryset = Site.objects.filter(city_id=by.city_id)
        self.fields["purpose"].choices = PURPOSES.choices(get_language())
        self.fields["language"].choices = [("", _("Italian, or not known")), *language_choices()]
        for name in ("said_name", "note"):
            self.fields[name].widget.attrs["dir"] = "auto"

    @property
    def place(self) -> Site | None:
        return site_of(self.by, self["site"].value())

    def write(self, **guest) -> Appointment:
        told = self.cleaned_data
        names = ("site", "minutes", "purpose", "said_name", "language", "interpreter_needed", "note")
        appointment = book_appointment(
            **{name: told[name] for name in names}, **guest, starts_at=told["slot"], operator=self.operator,
            profession=self.profession, by=self.by,
        )  # fmt: skip
        if told["address"]:
            agree_reminder(
                appointment=appointment, address=told["address"], agrees=told["agrees"], is_safe=told["is_safe"],
                by=self.by,
            )  # fmt: skip
        return appointment

    @property
    def folded_is_wrong(self) -> bool:
        return any(name in self.errors for name in FOLDED)


def site_of(by, value: object) -> Site | None:
    """The city's place that a form or address names; None for anything else."""
    try:
        return Site.objects.filter(city_id=by.city_id, pk=UUID(str(value))).first()
    except ValueError:
        return None


def followed(hours: str) -> str:
    return hours if followed_hours(hours) else ""


def free_slots(
    with_whom: str, minutes: object, day: str, *, chosen: str = "", but: UUID | None = None, hours: str = ""
) -> list[dict]:
    kind, _sep, value = with_whom.partition(":")
    if kind != "user":
        return []
    try:
        operator_id, lasting = UUID(value), int(minutes)
        after = (
            datetime.fromisoformat(day).replace(tzinfo=ROME) if day else clock.now() + timedelta(minutes=15)
        )
    except (TypeError, ValueError):
        return []
    found = free_times(operator_id, after=after, minutes=lasting, many=OFFERED, but=but, hours=hours)
    local = [start.astimezone(ROME).replace(tzinfo=None) for start in found]
    return [_slot(start, chosen) for start in local]


def _slot(start: datetime, chosen: str) -> dict:
    value = start.isoformat(timespec="minutes")
    return {"value": value, "label": date_format(start, "D j M, H:i"), "chosen": value == chosen}
