# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forms of the public door. Their fields say what they are to screen readers and keyboards of phones."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lgnet.network.slots import lent
from lgnet.portal.choices import CallSafety
from lgnet.portal.needs import needs_to_ask_for

OFTEN_FIRST = ("it", "en", "fr", "es", "ar")


def text(most: int, **attributes) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control", "dir": "auto", "maxlength": most, **attributes})


def radios() -> forms.RadioSelect:
    return forms.RadioSelect(attrs={"class": "form-check-input"})


def marking_wrong(form: forms.Form) -> None:
    """Screen readers are led from a field to what is wrong with it."""
    for name in form.errors if form.is_bound else ():
        if name in form.fields:
            form.fields[name].widget.attrs |= {"aria-invalid": "true", "aria-describedby": f"id_{name}_error"}


class AskForm(forms.Form):
    reach = forms.CharField(
        label=_("Phone number or e-mail"), max_length=80, required=False,
        widget=text(80, autocomplete="tel", inputmode="text"),
    )  # fmt: skip
    safety = forms.ChoiceField(
        label=_("May we use this number?"), choices=CallSafety.choices, initial=CallSafety.CALL, required=False,
        widget=radios(),
    )  # fmt: skip
    where = forms.CharField(
        label=_("Or: a place where we can find you"), max_length=120, required=False, widget=text(120),
        help_text=_("For example: in front of the station, the park behind the hospital."),
    )  # fmt: skip
    when = forms.CharField(
        label=_("When?"), max_length=80, required=False, widget=text(80),
        help_text=_("For example: every evening after 8."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Your language"), widget=forms.Select(attrs={"class": "form-control"})
    )
    need = forms.ChoiceField(label=_("What do you need most?"), widget=radios())
    name = forms.CharField(
        label=_("How shall we call you?"), max_length=60, required=False, widget=text(60, autocomplete="nickname"),
        help_text=_("A first name or a nickname is enough. You may leave it empty."),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, sent, *, reader: str, token: str) -> None:
        super().__init__(sent, initial={"token": token, "language": reader})
        self.fields["language"].choices = _spoken()
        self.fields["need"].choices = [(need.code, need.label) for need in needs_to_ask_for(reader)]
        marking_wrong(self)

    def clean_safety(self) -> str:
        return self.cleaned_data["safety"] or CallSafety.CALL


class StatusForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"), max_length=20,
        help_text=_("Eight letters and digits, like K7QF-2M4T."),
        widget=forms.TextInput(
            attrs={"class": "form-control", "dir": "ltr", "autocomplete": "off", "autocapitalize": "characters"}
        ),
    )  # fmt: skip


def _spoken() -> list[tuple[str, str]]:
    """Each called as its speakers call it; those of the pages come first."""
    spoken = lent("languages")
    codes = [code for code in OFTEN_FIRST if code in spoken]
    codes += sorted(
        (code for code in spoken if code not in codes), key=lambda code: spoken[code]["own"].casefold()
    )
    return [(code, spoken[code]["own"]) for code in codes]
