# SPDX-License-Identifier: AGPL-3.0-or-later
"""Editions of the network: read by many, written by its administrator."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.network.actions.add_programme import add_programme
from lgnet.network.actions.change_programme import change_programme
from lgnet.network.actions.move_programme import move_programme
from lgnet.network.actions.set_programme_texts import set_programme_texts
from lgnet.network.choices import STATEMENT_FIELDS, TextKind
from lgnet.network.door import network_page
from lgnet.network.errors import NoSuchPage
from lgnet.network.policies import PROGRAMME_MOVES, may_administer_network, may_read_programmes
from lgnet.network.programmes import all_programmes, get_programme, partners_by_role, what_is_said
from lgnet.network.saying import done, pressed, status
from lgnet.network.web.programme_forms import FIELD_OF_PROBLEM, NewProgrammeForm, ProgrammeForm, TextFormSet


@network_page(may_read_programmes)
def programmes(request, by):
    shown = {"programmes": all_programmes(), "writes": may_administer_network.allows(by)}
    return TemplateResponse(request, "network/programmes.html", shown)


@network_page(may_read_programmes)
def programme(request, by, code):
    found = get_programme(code)
    texts = list(found.texts.all())
    shown = {
        "programme": found,
        "texts": [(kind, kind.label, [text for text in texts if text.kind == kind]) for kind in TextKind],
        "partners": partners_by_role(found),
        "said": what_is_said(found),
        "statement_fields": STATEMENT_FIELDS,
        "results": found.reportedresults.all(),
        "writes": may_administer_network.allows(by),
        "moves": PROGRAMME_MOVES.open_to(by, found.state),
    }
    return TemplateResponse(request, "network/programme.html", shown)


@network_page(may_administer_network, writes=True)
def new_programme(request, by):
    form = NewProgrammeForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: add_programme(by=by, **form.cleaned_data), fields=FIELD_OF_PROBLEM
    ):
        messages.success(request, _("The programme is there, planned. Now its objectives and its partners."))
        return redirect("network:programme", form.cleaned_data["code"])
    return TemplateResponse(request, "network/programme_form.html", {"form": form}, status=status(form))


@network_page(may_administer_network, writes=True)
def correct_programme(request, by, code):
    found = get_programme(code)
    form = ProgrammeForm(request.POST or None, programme=found)
    if form.is_valid() and done(
        form, lambda: change_programme(programme=found, by=by, **form.cleaned_data), fields=FIELD_OF_PROBLEM
    ):
        messages.success(request, _("The programme is changed."))
        return redirect("network:programme", found.code)
    shown = {"form": form, "programme": found}
    return TemplateResponse(request, "network/programme_form.html", shown, status=status(form))


@network_page(may_administer_network, writes=True)
def programme_texts(request, by, code, kind):
    """Objectives, expected results or areas, in their order; a text emptied in both languages goes."""
    if kind not in TextKind.values:
        raise NoSuchPage()
    found = get_programme(code)
    before = [{"text_it": text.text_it, "text_en": text.text_en} for text in found.texts.filter(kind=kind)]
    formset = TextFormSet(request.POST or None, initial=before)
    if formset.is_bound and formset.is_valid():
        texts = [(words["text_it"], words["text_en"]) for words in _in_order(formset)]
        set_programme_texts(programme=found, kind=kind, texts=texts, by=by)
        messages.success(request, _("The texts are saved."))
        return redirect("network:programme", found.code)
    shown = {"formset": formset, "programme": found, "kind": TextKind(kind)}
    return TemplateResponse(request, "network/programme_texts.html", shown, status=status(formset))


def _in_order(formset) -> list[dict]:
    return [form.cleaned_data for form in formset.ordered_forms if form.cleaned_data.get("text_it")]


@network_page(may_administer_network, writes=True)
def move(request, by, code, move):
    found = get_programme(code)
    if move not in PROGRAMME_MOVES.moves:
        raise NoSuchPage()
    pressed(request, lambda: move_programme(programme=found, move=move, by=by), _("Done."))
    return redirect("network:programme", found.code)
