# SPDX-License-Identifier: AGPL-3.0-or-later
"""Buttons by which an import goes on: write it, take it back, put it away."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.exchange.actions.discard_import import discard_import
from lgnet.exchange.actions.start_import import start_import
from lgnet.exchange.actions.undo_import import undo_import
from lgnet.exchange.choices import BatchState
from lgnet.exchange.policies import may_import
from lgnet.exchange.queries import get_batch, outcome_of
from lgnet.network.door import city_page


@city_page(may_import, writes=True)
def start(request, by, batch_id):
    batch = get_batch(by, batch_id)
    if request.method == "POST":
        start_import(batch=batch, by=by, writes_changes="writes_changes" in request.POST)
    return redirect("exchange:import", request.city.slug, batch.pk)


@city_page(may_import, writes=True)
def undo(request, by, batch_id):
    batch = get_batch(by, batch_id)
    if request.method == "POST":
        undo_import(batch=batch, by=by)
        return redirect("exchange:import", request.city.slug, batch.pk)
    if batch.state != BatchState.DONE:
        return redirect("exchange:import", request.city.slug, batch.pk)
    return TemplateResponse(request, "exchange/undo.html", {"batch": batch, "outcome": outcome_of(batch)})


@city_page(may_import, writes=True)
def discard(request, by, batch_id):
    batch = get_batch(by, batch_id)
    if request.method != "POST":
        return redirect("exchange:import", request.city.slug, batch.pk)
    discard_import(batch=batch, by=by)
    messages.success(request, _("The file is put away. Nothing of it was written."))
    return redirect("exchange:imports", request.city.slug)
