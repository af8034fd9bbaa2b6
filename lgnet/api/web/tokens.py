# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own tokens: make one, see it once, revoke it."""

from uuid import UUID

from django import forms
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.api.actions.make_token import MOST_DAYS, make_token
from lgnet.api.actions.revoke_token import revoke_token
from lgnet.api.lists import places
from lgnet.api.models import ApiToken
from lgnet.network.door import own_page
from lgnet.network.saying import done, pressed, status

DAYS = [(30, gettext_lazy("30 days")), (90, gettext_lazy("90 days")), (MOST_DAYS, gettext_lazy("A year"))]
SHOWN = 30


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What it is for"), max_length=80,
        help_text=gettext_lazy("So that you know later what to revoke: “Dashboard of the Comune”."),
    )  # fmt: skip
    days = forms.TypedChoiceField(label=gettext_lazy("Valid for"), choices=DAYS, coerce=int, initial=90)


@own_page(writes=True)
def tokens(request, by):
    form, made = TokenForm(request.POST or None), []
    if form.is_valid() and done(form, lambda: made.append(make_token(**form.cleaned_data, by=by))):
        form = TokenForm()
    return TemplateResponse(
        request,
        "api/tokens.html",
        {
            "form": form,
            "new": made[0] if made else None,
            "tokens": ApiToken.objects.filter(user_id=by.user_id)[:SHOWN],
            "places": places(request.user),
        },
        status=status(form),
    )


@own_page(writes=True)
def revoke(request, by, token_id: UUID):
    pressed(
        request,
        lambda: revoke_token(token_id=token_id, by=by),
        _("The token is revoked: it opens nothing any more."),
    )
    return redirect("api:tokens")
