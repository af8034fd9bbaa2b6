# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write a programme, its texts, its partners."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lgnet.network.choices import FundingChannel, PartnerRole
from lgnet.network.models import City, Organisation, Partnership, Programme
from lgnet.network.saying import DAY
from lgnet.network.web.euro import EuroField

EDITION = (
    "title_it", "title_en", "full_name_it", "full_name_en", "fund_it", "fund_en", "funding_channel", "starts_on",
    "ends_on", "total_amount", "follows",
)  # fmt: skip
PART = ("role", "city", "starts_on", "ends_on", "cup", "share", "processor_until", "note_it", "note_en")
WORDS = {"rows": 3}
FIELD_OF_PROBLEM = {
    "network.code_taken": "code",
    "network.ends_before_it_starts": "ends_on",
    "network.follows_itself": "follows",
    "network.one_lead_only": "role",
    "network.which_city": "city",
    "network.outside_programme": "starts_on",
    "network.too_much_shared": "share",
    "network.wrong_cup": "cup",
}


class ProgrammeForm(forms.Form):
    title_it = forms.CharField(label=_("Title in Italian"), max_length=300)
    title_en = forms.CharField(label=_("Title in English"), max_length=300)
    full_name_it = forms.CharField(label=_("Full name in Italian"), max_length=300, required=False)
    full_name_en = forms.CharField(label=_("Full name in English"), max_length=300, required=False)
    fund_it = forms.CharField(label=_("Fund, in Italian"), max_length=200)
    fund_en = forms.CharField(label=_("Fund, in English"), max_length=200)
    funding_channel = forms.ChoiceField(label=_("Funding channel"), choices=FundingChannel.choices)
    starts_on = forms.DateField(label=_("Beginning"), required=False, widget=DAY)
    ends_on = forms.DateField(label=_("End"), required=False, widget=DAY)
    total_amount = EuroField(label=_("Amount (EUR)"))
    follows = forms.ModelChoiceField(
        Programme.objects.all(), label=_("Follows"), required=False, empty_label=_("None")
    )

    def __init__(self, sent, *, programme: Programme | None = None) -> None:
        super().__init__(
            sent, initial={name: getattr(programme, name) for name in EDITION} if programme else {}
        )
        if programme:
            self.fields["follows"].queryset = Programme.objects.exclude(pk=programme.pk)


class NewProgrammeForm(ProgrammeForm):
    code = forms.SlugField(
        label=_("Code"),
        max_length=30,
        help_text=_("Short, like LGNet4: letters, digits, hyphens. It never changes."),
    )
    field_order = ("code", *EDITION)


class TextForm(forms.Form):
    text_it = forms.CharField(label=_("In Italian"), required=False, widget=forms.Textarea(attrs=WORDS))
    text_en = forms.CharField(label=_("In English"), required=False, widget=forms.Textarea(attrs=WORDS))

    def clean(self) -> dict:
        cleaned = super().clean()
        if bool(cleaned.get("text_it")) != bool(cleaned.get("text_en")):
            raise forms.ValidationError(_("Write it in both languages."))
        return cleaned


TextFormSet = forms.formset_factory(TextForm, extra=3, can_order=True)


class PartForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=PartnerRole.choices)
    city = forms.ModelChoiceField(
        City.objects.all(), label=_("For the city"), required=False, empty_label=_("Its own, or none"),
        help_text=_("Needed for an implementing body, and for whoever acts for a city without being its Comune."),
    )  # fmt: skip
    starts_on = forms.DateField(
        label=_("Beginning"), required=False, widget=DAY, help_text=_("Empty: as the programme.")
    )
    ends_on = forms.DateField(
        label=_("End"), required=False, widget=DAY, help_text=_("Empty: as the programme.")
    )
    cup = forms.CharField(label=_("CUP"), max_length=15, required=False)
    share = EuroField(label=_("Share of the budget (EUR)"))
    processor_until = forms.DateField(
        label=_("Data processor until"), required=False, widget=DAY,
        help_text=_("End of the appointment (art. 28 GDPR): from the next day on its operators are shut out."),
    )  # fmt: skip
    note_it = forms.CharField(label=_("Note in Italian"), max_length=300, required=False)
    note_en = forms.CharField(label=_("Note in English"), max_length=300, required=False)

    def __init__(self, sent, *, partnership: Partnership | None = None) -> None:
        super().__init__(
            sent, initial={name: getattr(partnership, name) for name in PART} if partnership else {}
        )

    def clean_cup(self) -> str:
        return self.cleaned_data["cup"].strip().upper()


class NewPartForm(PartForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label=_("Organisation"), empty_label=_("Choose"),
        help_text=_("If it is not in the list, add it first under Organisations."),
    )  # fmt: skip
    field_order = ("organisation", *PART)
