# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invite somebody, or change what she may do."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lgnet.kernel.actor import CITY_ROLES, NETWORK_ROLES, Actor, Role
from lgnet.network.choices import ROLE_LABELS
from lgnet.network.members import bodies_of
from lgnet.network.models import City, Membership, Partnership
from lgnet.network.role_policies import roles_to_give
from lgnet.network.saying import DAY

FIELD_OF_PROBLEM = {
    "network.incompatible_roles": "roles",
    "network.no_role": "roles",
    "network.works_here_already": "email",
}


def role_choices(codes) -> list[tuple[str, object]]:
    """In the order of the glossary."""
    return [(str(code), label) for code, label in ROLE_LABELS.items() if code in codes]


class RolesForm(forms.Form):
    """What a membership says."""

    roles = forms.MultipleChoiceField(label=_("What she or he may do"), widget=forms.CheckboxSelectMultiple)
    on_behalf_of = forms.ModelChoiceField(
        Partnership.objects.none(), label=_("Works for"), required=False, empty_label=_("The city itself"),
        help_text=_("The operator of an implementing body works only as long as the body is appointed."),
    )  # fmt: skip
    ends_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=DAY,
        help_text=_("The last day. Empty: until somebody ends it."),
    )

    def __init__(self, sent, *, by: Actor, membership: Membership) -> None:
        offered = roles_to_give(by, city=membership.city)
        self.kept = [role for role in membership.roles if role not in offered]
        names = ("roles", "on_behalf_of", "ends_on")
        super().__init__(sent, initial={name: getattr(membership, name) for name in names})
        self.fields["roles"].choices = role_choices(offered)
        self.fields["roles"].required = not self.kept
        fit_bodies(self, membership.city)

    def told(self) -> dict:
        """What the action takes; roles that are not the reader's to give stay."""
        told = {"on_behalf_of": None, **self.cleaned_data}
        return {**told, "roles": [*told["roles"], *self.kept]}


class InviteForm(forms.Form):
    name = forms.CharField(label=_("First name and surname"), max_length=120)
    email = forms.EmailField(label=_("E-mail address at work"))
    roles = forms.MultipleChoiceField(
        label=_("What she or he may do"),
        choices=role_choices(CITY_ROLES),
        widget=forms.CheckboxSelectMultiple,
    )
    on_behalf_of = RolesForm.base_fields["on_behalf_of"]
    language = forms.ChoiceField(label=_("Language of the message"), choices=settings.LANGUAGES, initial="it")

    def __init__(self, sent, *, city: City | None) -> None:
        super().__init__(sent)
        self.city = city
        fit_bodies(self, city)

    def told(self) -> dict:
        """What the action takes."""
        return {"city": self.city, "on_behalf_of": None, **self.cleaned_data}


class NetworkInviteForm(InviteForm):
    """To the network, or as administrator of a city."""

    city = forms.ModelChoiceField(
        City.objects.all(), label=_("City"), required=False, empty_label=_("The whole network"),
        help_text=_("In a city you invite its administrator, who invites the others."),
    )  # fmt: skip
    field_order = ("name", "email", "city", "roles", "language")

    def __init__(self, sent, *, city: None = None) -> None:
        super().__init__(sent, city=None)
        self.fields["roles"].choices = role_choices(NETWORK_ROLES | {Role.CITY_ADMINISTRATOR})

    def clean(self) -> dict:
        cleaned = super().clean()
        asked, of_city = set(cleaned.get("roles", ())), cleaned.get("city") is not None
        if asked and of_city and asked != {Role.CITY_ADMINISTRATOR}:
            self.add_error("roles", _("In a city you invite its administrator only."))
        if not of_city and Role.CITY_ADMINISTRATOR in asked:
            self.add_error("city", _("Which city?"))
        return cleaned


def fit_bodies(form: forms.Form, city: City | None) -> None:
    """The choice of a body is there only where bodies work."""
    bodies = bodies_of(city.id) if city else Partnership.objects.none()
    if not bodies.exists():
        del form.fields["on_behalf_of"]
        return
    form.fields["on_behalf_of"].queryset = bodies
    form.fields["on_behalf_of"].label_from_instance = lambda body: f"{body.organisation} ({body.programme})"
