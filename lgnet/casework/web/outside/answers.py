# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forms of an outside body: the code, and each answer."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.casework.choices import UNANSWERED, Grade
from lgnet.casework.codes import DECLINE_REASONS

WORDS = {"rows": 3, "dir": "auto"}


def _who() -> forms.CharField:
    return forms.CharField(
        label=_("Who answers"),
        max_length=120,
        help_text=_("Name and office."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class AcceptForm(forms.Form):
    told_by = _who()


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why you decline"))
    note = forms.CharField(
        label=_("Note"), required=False, max_length=1000, widget=forms.Textarea(attrs=WORDS)
    )
    told_by = _who()

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = [("", _("Choose…")), *DECLINE_REASONS.choices(get_language())]


class CompleteForm(forms.Form):
    outcome = forms.CharField(label=_("What came of it"), max_length=4000, widget=forms.Textarea(attrs=WORDS))
    grade = forms.TypedChoiceField(
        label=_("Did it answer the need?"), choices=Grade.choices, coerce=int, widget=forms.RadioSelect
    )


class NotCompleteForm(forms.Form):
    outcome = forms.CharField(
        label=_("Why it came to nothing"), max_length=4000, widget=forms.Textarea(attrs=WORDS)
    )


FORMS = {
    "accept": (AcceptForm, _("We accept")),
    "decline": (DeclineForm, _("We decline")),
    "complete": (CompleteForm, _("We have finished")),
    "not_complete": (NotCompleteForm, _("It came to nothing")),
}


def answers_open(state: str) -> list[str]:
    """First whether, then what came of it."""
    return ["accept", "decline"] if state in UNANSWERED else ["complete", "not_complete"]


def forms_for(state: str, *, sent: str = "", bound: forms.Form | None = None) -> list[dict]:
    """Each open answer with its form; the one that was sent comes back as it was typed."""
    return [
        {
            "name": name,
            "title": FORMS[name][1],
            "form": bound if name == sent and bound is not None else FORMS[name][0](auto_id=f"{name}_%s"),
        }
        for name in answers_open(state)
    ]
