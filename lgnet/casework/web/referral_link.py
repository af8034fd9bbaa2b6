# SPDX-License-Identifier: AGPL-3.0-or-later
"""The link for a service without an account: made, its code read out, its openings seen, revoked."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.make_link import make_link
from lgnet.casework.actions.revoke_link import revoke_link
from lgnet.casework.choices import UNANSWERED
from lgnet.casework.link_errors import OnlyWhileUnanswered
from lgnet.casework.links import secrets_of
from lgnet.casework.models import Referral
from lgnet.casework.policies import may_make_link
from lgnet.casework.queries import get_referral
from lgnet.casework.queries.letters import letter_of
from lgnet.casework.queries.links import live_link_of
from lgnet.casework.queries.paper import letter_languages
from lgnet.casework.web.acting import acted, status_of
from lgnet.network.door import city_page
from lgnet.network.saying import pressed
from lgnet.trust import audit


class LinkForm(forms.Form):
    mail_to = forms.EmailField(
        label=_("E-mail of the service"),
        required=False,
        help_text=_("Leave it empty for a letter on paper: its QR code leads to the same page."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the message and the page"), choices=[("it", _("Italian")), ("en", _("English"))]
    )


def _of(by, referral_id) -> Referral:
    referral = get_referral(by, referral_id)
    may_make_link(by, referral=referral)
    return referral


@city_page(may_make_link, writes=True)
def link(request, by, referral_id):
    """The link that works now, or the form that makes one."""
    referral = _of(by, referral_id)
    live = live_link_of(referral)
    asks_new = request.method == "POST" or "new" in request.GET
    if live and not asks_new:
        return _shown(request, by, referral, live)
    if referral.state not in UNANSWERED:
        raise OnlyWhileUnanswered()
    form = LinkForm(
        request.POST if request.method == "POST" else None,
        initial={"mail_to": referral.service.email or referral.service.provider.email},
    )
    site = request.build_absolute_uri("/")
    if form.is_bound and acted(form, lambda **told: make_link(referral=referral, site=site, by=by, **told)):
        messages.success(request, _("The link is ready. Tell the service the code."))
        return redirect("casework:referral_link", request.city.slug, referral.pk)
    audit.shown("casework.referral_shown", by=by, people=[referral.person_id], target=referral)
    shown = {"referral": referral, "form": form, "live": live}
    return TemplateResponse(request, "casework/referral_link_new.html", shown, status=status_of(form))


def _shown(request, by, referral: Referral, live):
    audit.shown("casework.link_shown", by=by, people=[referral.person_id], target=live)
    shown = {
        "referral": referral,
        "link": live,
        "code": secrets_of(live).code,
        "letter": letter_of(live),
        "openings": live.opened_at[::-1],
        "languages": letter_languages(referral.person),
        "unreviewed": ", ".join(
            name for _code, name, reviewed in letter_languages(referral.person) if not reviewed
        ),
        "may_renew": referral.state in UNANSWERED,
    }
    return TemplateResponse(request, "casework/referral_link.html", shown)


@city_page(may_make_link, writes=True)
def revoke(request, by, referral_id):
    referral = _of(by, referral_id)
    live = live_link_of(referral)

    def end() -> None:
        if live:
            revoke_link(link=live, by=by)

    pressed(request, end, _("The link is revoked: it opens nothing any more."))
    return redirect("casework:referral", request.city.slug, referral.pk)
