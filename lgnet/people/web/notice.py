# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give the privacy notice: the text to read or hand out, and the record that it was given."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.people import notice
from lgnet.people.actions.give_notice import give_notice as give
from lgnet.people.codes import language_name
from lgnet.people.policies import may_register_person
from lgnet.people.queries import get_person
from lgnet.people.web.acting import QUIET, acted, status_of


class NoticeForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("In which language it was given"))
    mediator = forms.CharField(
        label=gettext_lazy("Through which mediator"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs=dict(QUIET)),
        help_text=gettext_lazy("Empty when there was none."),
    )
    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = [(code, language_name(code)) for code in notice.languages()]

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_register_person, writes=True)
def give_notice(request, by, person_id):
    person = get_person(by, person_id)
    first = _first_language(person, request.GET.get("language", ""))
    form = NoticeForm(request.POST or None, initial={"language": first, "version": notice.CURRENT})
    if request.method == "POST" and acted(form, give, person=person, by=by):
        messages.success(request, _("That the notice was given is recorded."))
        return redirect("people:person", request.city.slug, person.pk)
    texts = [notice.notice_text(code, city=request.city.name) for code in notice.languages()]
    texts.sort(key=lambda text: text.language != first)
    named = [(text, language_name(text.language)) for text in texts]
    shown = {"person": person, "form": form, "texts": named, "notice_version": notice.CURRENT, "first": first}
    return TemplateResponse(request, "people/give_notice.html", shown, status=status_of(form))


def _first_language(person, asked: str) -> str:
    """Hers, when there is a text in it; else Italian."""
    return next((code for code in (asked, *person.languages) if code in notice.languages()), "it")
