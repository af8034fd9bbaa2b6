# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each move of a referral: received, accepted, declined, started, completed, not completed, withdrawn."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.casework.actions.complete_referral import complete_referral
from lgnet.casework.actions.decline_referral import decline_referral
from lgnet.casework.actions.mark_received import mark_received
from lgnet.casework.actions.not_complete_referral import not_complete_referral
from lgnet.casework.actions.start_referral import start_referral
from lgnet.casework.actions.withdraw_referral import withdraw_referral
from lgnet.casework.choices import Grade
from lgnet.casework.codes import DECLINE_REASONS
from lgnet.casework.errors import NoSuchReferral
from lgnet.casework.policies import REFERRAL_MOVES, is_receiver, may_answer_referral
from lgnet.casework.queries import get_referral
from lgnet.casework.web.acting import acted, status_of
from lgnet.network.door import city_page
from lgnet.trust import audit

WORDS = {"rows": 3, "dir": "auto"}


class MoveForm(forms.Form):
    """Asks who told it, unless the service's own team answers."""

    def __init__(self, *args, receiver: bool, **options) -> None:
        super().__init__(*args, **options)
        if receiver:
            self.fields.pop("told_by", None)


def told_by() -> forms.CharField:
    return forms.CharField(
        label=_("Who at the service told you so"),
        max_length=120,
        help_text=_("A name or an office: you write the answer down for them."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class AcceptForm(MoveForm):
    told_by = told_by()


class DeclineForm(MoveForm):
    reason = forms.ChoiceField(label=_("Why it was declined"))
    told_by = told_by()
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs=WORDS))

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = [("", _("Choose…")), *DECLINE_REASONS.choices(get_language())]


class CompleteForm(MoveForm):
    outcome = forms.CharField(label=_("What came of it"), widget=forms.Textarea(attrs=WORDS))
    grade = forms.TypedChoiceField(
        label=_("Did it answer the need?"), choices=Grade.choices, coerce=int, widget=forms.RadioSelect
    )


class NotCompleteForm(MoveForm):
    outcome = forms.CharField(label=_("Why it came to nothing"), widget=forms.Textarea(attrs=WORDS))


class WithdrawForm(MoveForm):
    note = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(attrs=WORDS))


MOVES: dict[str, tuple[type[MoveForm], Callable, object, object]] = {
    "receive": (
        MoveForm, mark_received,
        _("The service has received it"), _("Noted: the service has received it."),
    ),
    "accept": (
        AcceptForm, accept_referral,
        _("The service has accepted"), _("Noted: the service has accepted."),
    ),
    "decline": (
        DeclineForm, decline_referral,
        _("The service has declined"), _("Noted: the service has declined."),
    ),
    "start": (
        MoveForm, start_referral,
        _("The service has started"), _("Noted: the service has started."),
    ),
    "complete": (
        CompleteForm, complete_referral,
        _("The service has finished"), _("Noted: the referral is completed."),
    ),
    "not_complete": (
        NotCompleteForm, not_complete_referral,
        _("It was not completed"), _("Noted: it was not completed."),
    ),
    "withdraw": (
        WithdrawForm, withdraw_referral,
        _("Withdraw the referral"), _("The referral is withdrawn."),
    ),
}  # fmt: skip


@city_page(may_answer_referral, writes=True)
def move(request, by, referral_id, name):
    """Show the form of a move, or make the move and go back to the referral."""
    if name not in MOVES:
        raise NoSuchReferral()
    form_class, act, title, done = MOVES[name]
    referral = get_referral(by, referral_id)
    table_move = REFERRAL_MOVES[name]
    table_move.rule(by, referral=referral)
    receiver = is_receiver(by, referral)
    form = form_class(request.POST if request.method == "POST" else None, receiver=receiver)
    if form.is_bound and acted(form, lambda **told: act(referral=referral, by=by, **told)):
        messages.success(request, done)
        return redirect("casework:referral", request.city.slug, referral.pk)
    audit.shown("casework.referral_shown", by=by, people=[referral.person_id], target=referral)
    shown = {"referral": referral, "form": form, "title": title, "move": table_move}
    return TemplateResponse(request, "casework/referral_move.html", shown, status=status_of(form))
