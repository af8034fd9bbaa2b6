# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a house."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.housing.models import Property
from lgnet.housing.whereabouts import Whereabouts, whereabouts
from lgnet.network.models import Team
from lgnet.network.saying import DAY

OF_HOUSE = (
    "name", "kind", "owner_kind", "owner", "is_confidential", "meeting_point", "phone", "opened_on",
)  # fmt: skip
OF_ADDRESS = ("street", "place", "entering")
LINE = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
FIELD_OF_PROBLEM = {
    "housing.no_name": "name",
    "housing.house_name_taken": "name",
    "housing.told_only_to_its_team": "street",
}


class HouseForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80,
        help_text=_("As colleagues call it. Of a confidential house: a name that does not tell where it is."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"), choices=PropertyKind.choices)
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team that runs it"), required=False, empty_label=_("None")
    )
    is_confidential = forms.BooleanField(
        label=_("The address is confidential"), required=False,
        help_text=_("Known to the team that runs it alone. A protected shelter always is."),
    )  # fmt: skip
    meeting_point = forms.CharField(
        label=_("Meeting point"), max_length=200, required=False,
        help_text=_("Where one is met and brought from: what everybody else is told."),
    )  # fmt: skip
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    street = forms.CharField(label=_("Street and number"), max_length=120, required=False, widget=LINE)
    place = forms.CharField(label=_("Postal code and town"), max_length=120, required=False, widget=LINE)
    entering = forms.CharField(
        label=_("How to enter"),
        max_length=200,
        required=False,
        widget=LINE,
        help_text=_("Bell, floor, stairs."),
    )
    owner_kind = forms.ChoiceField(label=_("Owner"), choices=OwnerKind.choices)
    owner = forms.CharField(label=_("Name of the owner"), max_length=120, required=False, widget=LINE)
    opened_on = forms.DateField(label=_("Open since"), required=False, widget=DAY)

    def __init__(self, sent, *, city, home: Property | None = None) -> None:
        super().__init__(sent, initial=_before(home) if home else {"kind": PropertyKind.TEMPORARY_HOME})
        self.fields["team"].queryset = Team.objects.filter(city=city, closed_on=None)

    def told(self) -> dict:
        """As the actions take it."""
        said = dict(self.cleaned_data)
        street, place, entering = (said.pop(name) for name in OF_ADDRESS)
        return {**said, "address": Whereabouts(street, place, entering) if street else None}


def _before(home: Property) -> dict:
    known = whereabouts(home)
    address = {name: getattr(known, name) for name in OF_ADDRESS} if known else {}
    return {name: getattr(home, name) for name in OF_HOUSE} | {"team": home.team_id} | address
