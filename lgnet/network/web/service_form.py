# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write a service of the directory: a new one, or a correction."""

from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.network.choices import Acceptance, Access, ServiceKind
from lgnet.network.models import Provider, Service, Team
from lgnet.network.near import position_of
from lgnet.network.slots import lent
from lgnet.network.web.position import PositionField, as_columns

WIDE = {"rows": 3, "dir": "auto"}
SAME_NAME = (
    "name", "kind", "needs", "description", "accepts", "accepts_note", "access", "address", "confidential_address",
    "phone", "email", "opening_hours", "languages", "cost", "capacity", "team",
)  # fmt: skip
FIELD_OF_PROBLEM = {
    "network.no_need": "needs",
    "network.unknown_need": "needs",
    "network.not_reachable": "phone",
    "network.confidential_address": "address",
    "network.name_taken": "name",
}


class ServiceForm(forms.Form):
    """A provider is chosen, or named for the first time."""

    provider = forms.ModelChoiceField(
        Provider.objects.none(), label=_("Who gives it"), required=False, empty_label=_("A new provider")
    )
    new_provider = forms.CharField(label=_("Name of the new provider"), max_length=160, required=False)
    name = forms.CharField(label=_("Name of the service"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=ServiceKind.choices)
    needs = forms.MultipleChoiceField(label=_("Needs it answers"), widget=forms.CheckboxSelectMultiple)
    description = forms.CharField(
        label=_("What one finds there"), required=False, widget=forms.Textarea(attrs=WIDE)
    )
    accepts = forms.MultipleChoiceField(
        label=_("Whom it accepts"),
        choices=Acceptance.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    accepts_note = forms.CharField(
        label=_("Whom it accepts, in words"), max_length=300, required=False,
        help_text=_("For example: minors with their guardian."),
    )  # fmt: skip
    access = forms.ChoiceField(label=_("How one gets in"), choices=Access.choices)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    confidential_address = forms.BooleanField(
        label=_("The address is confidential"), required=False,
        help_text=_("Then no address is written: one calls the number."),
    )  # fmt: skip
    position = PositionField()
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    opening_hours = forms.CharField(
        label=_("Opening hours"), max_length=300, required=False,
        help_text=_("As on the door: lun–ven 9:00–13:00; mar 15:00–17:30"),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    cost = forms.CharField(label=_("Cost"), max_length=120, required=False)
    capacity = forms.IntegerField(label=_("Places"), min_value=0, max_value=10_000, required=False)
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team here that receives its referrals"), required=False,
        empty_label=_("None: it is another body"),
    )  # fmt: skip

    def __init__(self, sent, *, city, service: Service | None = None) -> None:
        before = {name: getattr(service, name) for name in SAME_NAME} if service else {}
        if service:
            before |= {"provider": service.provider_id, "position": position_of(service)}
        super().__init__(sent, initial=before)
        reader, teams = get_language(), Team.objects.filter(city=city)
        self.fields["needs"].choices = lent("needs").choices(reader)
        self.fields["languages"].choices = lent("languages").choices(reader)
        self.fields["provider"].queryset = Provider.objects.filter(city=city)
        self.fields["team"].queryset = teams.filter(
            Q(closed_on=None) | Q(pk=service.team_id) if service else Q(closed_on=None)
        )

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("provider") and not cleaned.get("new_provider"):
            self.add_error("new_provider", _("Choose a provider, or write the name of a new one."))
        return cleaned

    def described(self) -> dict:
        """What the actions take, but for the provider."""
        told = {name: self.cleaned_data[name] for name in (*SAME_NAME, "position")}
        return as_columns(told)
