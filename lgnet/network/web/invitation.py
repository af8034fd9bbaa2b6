# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an invitation's link leads: a new colleague chooses a password, a known one accepts."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from lgnet.accounts.gateway.identity import Identity, forget_pending, pending
from lgnet.accounts.models import User
from lgnet.kernel.errors import Problem
from lgnet.network.actions.accept_invitation import accept_invitation, open_invitation
from lgnet.network.choices import ROLE_LABELS
from lgnet.network.door import public_page


class ChoosePassword(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        help_text=gettext_lazy(
            "At least 12 characters: four words that do not belong together are easy to keep in mind."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )
    again = forms.CharField(
        label=gettext_lazy("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two passwords are not the same."))
        return cleaned


@never_cache
@public_page
def invitation(request, token: str):
    invited = open_invitation(token)
    known = User.objects.filter(email=invited.email).exists()
    signed_in = request.user if request.user.is_authenticated else None
    recognised = None if known or signed_in else pending(request)
    form = None if known or signed_in or recognised else ChoosePassword(request.POST or None)
    if request.method == "POST":
        if form is None:
            accepted = _with_account(token, signed_in, recognised)
            forget_pending(request)
        else:
            accepted = _with_password(form, token)
        if accepted:
            messages.success(request, _("Welcome.") if signed_in else _("Welcome. Sign in to begin."))
            return redirect("network:landing" if signed_in else "account_login")
    shown = {
        "invitation": invited,
        "roles": [ROLE_LABELS.get(role, role) for role in invited.roles],
        "form": form,
        "recognised": recognised,
        "for_another": signed_in is not None and signed_in.email != invited.email,
    }
    return TemplateResponse(
        request, "network/invitation.html", shown, status=422 if request.method == "POST" else 200
    )


def _with_account(token: str, signed_in: User | None, recognised: Identity | None) -> bool:
    """What stands in the way is a page of its own."""
    accept_invitation(token=token, signed_in=signed_in, identity=recognised)
    return True


def _with_password(form: ChoosePassword, token: str) -> bool:
    if not form.is_valid():
        return False
    try:
        accept_invitation(token=token, password=form.cleaned_data["password"])
    except Problem as problem:
        form.add_error("password", f"{problem.words()} {problem.advice()}")
        return False
    return True
