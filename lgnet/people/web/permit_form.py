# SPDX-License-Identifier: AGPL-3.0-or-later
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from lgnet.people.codes import DOCUMENT_KINDS, REASONS, document_kind_label, reason_label
from lgnet.people.models import Permit
from lgnet.people.web.acting import day_field

DAYS = ("issued_on", "valid_from", "valid_to", "renewal_asked_on")


class PermitForm(forms.Form):
    """A residence document; when it is corrected, an empty number leaves the old one."""

    document_kind = forms.ChoiceField(label=_("Document"))
    reason = forms.ChoiceField(label=_("Reason"))
    issued_on = day_field(_("Issued on"))
    valid_from = day_field(_("Valid from"))
    valid_to = day_field(_("Valid until"), help_text=_("Empty for a receipt, and for a title without end."))
    renewal_asked_on = day_field(_("Renewal asked on"))
    number = forms.CharField(
        label=_("Number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.BooleanField(
        label=_("I have seen the document"),
        required=False,
        help_text=_("What was only told proves nothing: the service is not counted until somebody sees it."),
    )

    def __init__(self, *args, corrects: bool = False, **options) -> None:
        super().__init__(*args, **options)
        choose = ("", _("Choose"))
        self.fields["document_kind"].choices = [
            choose,
            *[(code, document_kind_label(code)) for code in DOCUMENT_KINDS],
        ]
        self.fields["reason"].choices = [choose, *[(code, reason_label(code)) for code in REASONS]]
        if corrects:
            self.fields["number"].help_text = _("Leave empty to keep the number that is recorded.")
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.layout = Layout(
            "document_kind", "reason", Div("valid_from", "valid_to", css_class="lg-pair"),
            Div("issued_on", "renewal_asked_on", css_class="lg-pair"), "number", "seen",
        )  # fmt: skip

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


def written_of(permit: Permit) -> dict:
    known = {name: getattr(permit, name) for name in ("document_kind", "reason", *DAYS)}
    return known | {"seen": permit.seen_by is not None}
