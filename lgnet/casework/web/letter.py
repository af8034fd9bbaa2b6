# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter that the person takes along, as it is printed; and what its code leads to at the desk."""

from pathlib import Path

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.mail_link import address_of
from lgnet.casework.codes import LETTER_WORDS
from lgnet.casework.errors import NoSuchReferral
from lgnet.casework.link_errors import NoLinkYet, NoPaperHere
from lgnet.casework.policies import may_make_link, may_read_referrals
from lgnet.casework.queries import get_referral
from lgnet.casework.queries.links import live_link_of, referral_by_paper
from lgnet.casework.queries.paper import letter_content
from lgnet.casework.web.acting import status_of, tell
from lgnet.kernel.paper import pdf_of, titillium, what_is_missing
from lgnet.network.door import city_page
from lgnet.trust import audit

STYLE = Path(__file__).with_name("letter.css")
FONTS = settings.PACKAGE / "static" / "built" / "fonts"


@city_page(may_make_link)
def letter(request, by, referral_id):
    """Shown by the browser, which prints it. It leads to the link that works now."""
    referral = get_referral(by, referral_id)
    may_make_link(by, referral=referral)
    link = live_link_of(referral)
    if link is None:
        raise NoLinkYet()
    if missing := what_is_missing():
        raise NoPaperHere(missing=missing)
    audit.shown("casework.letter_printed", by=by, people=[referral.person_id], target=link)
    asked = request.GET.get("in", "it")
    language = asked if asked in LETTER_WORDS else "it"
    content = letter_content(link, language=language, address=address_of(link))
    markup = render_to_string("casework/letter.html", content)
    style = titillium(FONTS) + STYLE.read_text(encoding="utf-8")
    response = HttpResponse(pdf_of(markup, style=style, letters=FONTS), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{link.reference}.pdf"'
    return response


class LookUpForm(forms.Form):
    code = forms.CharField(
        label=_("Reference of the letter, or what the scanner reads"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@city_page(may_read_referrals, writes=True)
def look_up(request, by):
    """Somebody comes with a letter: its reference, or its QR code, leads to the referral, where one may read it."""
    form = LookUpForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            found = referral_by_paper(by, form.cleaned_data["code"])
        except NoSuchReferral as problem:
            tell(form, problem)
        else:
            return redirect("casework:referral", request.city.slug, found.pk)
    return TemplateResponse(request, "casework/look_up_letter.html", {"form": form}, status=status_of(form))
