# SPDX-License-Identifier: AGPL-3.0-or-later
"""One section in one language: written, compared with the Italian, reviewed."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.saying import done, pressed, status
from lgnet.portal.actions.review_text import as_seen, review_text
from lgnet.portal.actions.write_text import write_text
from lgnet.portal.base_texts import base_texts
from lgnet.portal.errors import NoSuchSection
from lgnet.portal.languages import ITALIAN, PUBLIC, speaks
from lgnet.portal.markup import html_of
from lgnet.portal.models import PageText
from lgnet.portal.queries import italian_of
from lgnet.portal.reviews import stands
from lgnet.portal.sections import SECTIONS, Section
from lgnet.portal.web.desk.desk import Desk, both_doors

SHORT = 200


class TextForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Text"), required=False)

    def __init__(self, sent, *, section: Section, language: str, text: str) -> None:
        super().__init__(sent, initial={"text": text})
        rows = 3 if section.longest <= SHORT else 16
        attributes = {
            "rows": rows,
            "lang": language,
            "dir": PUBLIC[language].direction,
            "maxlength": section.longest,
        }
        self.fields["text"].widget = forms.Textarea(attrs=attributes)
        if section.longest > SHORT:
            self.fields["text"].help_text = _(
                "An empty line parts paragraphs. “- ” begins an item of a list, “## ” a heading; **stars** are bold."
            )


def text(request, by, desk: Desk, language: str, section: str):
    page, told = desk.page(), _section(desk, language, section)
    held = PageText.objects.filter(city=desk.city, language=language, section=section).first()
    italian = italian_of(page, section) if language != ITALIAN else ""
    form = TextForm(request.POST or None, section=told, language=language, text=held.text if held else "")

    def write() -> None:
        write_text(page=page, language=language, section=section, text=form.cleaned_data["text"], by=by)

    if form.is_valid() and done(form, write, fields={"portal.text_too_long": "text"}):
        messages.success(request, _("Saved. The public reads it when the pages are published again."))
        return redirect(desk.url("text", language, section))
    shown = {
        "desk": desk, "form": form, "section": told, "language": PUBLIC[language], "held": held,
        "italian": html_of(italian), "is_italian": language == ITALIAN,
        "is_reviewed": held is not None and stands(held, italian),
        "seen": as_seen(held.text, italian) if held and held.text else "",
        "base": base_texts(language).of(desk.city, section),
        "review_url": desk.url("review", language, section),
    }  # fmt: skip
    return TemplateResponse(request, "portal/desk/text.html", shown, status=status(form))


def review(request, by, desk: Desk, language: str, section: str):
    page, _told = desk.page(), _section(desk, language, section)
    seen = request.POST.get("seen", "")
    pressed(
        request,
        lambda: review_text(page=page, language=language, section=section, seen=seen, by=by),
        _("Noted: you have reviewed this text today."),
    )
    return redirect(desk.url("text", language, section))


def _section(desk: Desk, language: str, section: str) -> Section:
    if section not in SECTIONS or not speaks(desk.city, language):
        raise NoSuchSection()
    return SECTIONS[section]


text_in_city, text_in_network = both_doors(text)
review_in_city, review_in_network = both_doors(review)
