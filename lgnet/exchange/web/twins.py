# SPDX-License-Identifier: AGPL-3.0-or-later
"""Likely duplicates: a person decides whether a row speaks of somebody known, of somebody new, or is left out."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.exchange.actions.decide_row import join_row, register_row, skip_row
from lgnet.exchange.choices import RowState
from lgnet.exchange.errors import NotThisPerson
from lgnet.exchange.judging import saying
from lgnet.exchange.judging.differences import differences, only_missing
from lgnet.exchange.judging.draft import Draft, drafted
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.exchange.policies import may_import
from lgnet.exchange.queries import get_batch, get_row, shown
from lgnet.exchange.web.rows import pairs_of
from lgnet.kernel.errors import Conflict, Invalid
from lgnet.network.door import city_page
from lgnet.people.models import Person
from lgnet.people.queries import likely_twins, people_visible_to
from lgnet.trust import audit

ON_A_PAGE = 50


class Candidate(NamedTuple):
    person: Person
    why: str
    added: list
    """What would be filled in: label, now, then."""
    otherwise: list
    """What the file says otherwise: it stays as it is written."""


@city_page(may_import)
def twins(request, by, batch_id):
    batch = get_batch(by, batch_id)
    waiting = batch.rows.filter(state=RowState.TO_DECIDE).order_by("number")
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = shown(batch, list(page.object_list), by=by)
    return TemplateResponse(request, "exchange/twins.html", {"batch": batch, "page": page, "rows": listed})


@city_page(may_import, writes=True)
def twin(request, by, batch_id, row_id):
    batch = get_batch(by, batch_id)
    row = get_row(by, batch, row_id)
    if request.method == "POST":
        return _decided(request, batch, row, by)
    if row.state != RowState.TO_DECIDE:
        return redirect("exchange:twins", request.city.slug, batch.pk)
    with translation.override(batch.language):
        draft = drafted(batch, row, by=by)
    (one,) = shown(batch, [row], by=by)
    told = {
        "batch": batch, "row": one, "cells": pairs_of(batch, one), "faults": [fault.words for fault in draft.faults],
        "candidates": candidates_of(batch, draft, one.findings, by=by) if draft.person else [],
        "left": batch.rows.filter(state=RowState.TO_DECIDE).count(),
    }  # fmt: skip
    return TemplateResponse(request, "exchange/twin.html", told)


def candidates_of(batch: ImportBatch, draft: Draft, findings: dict, *, by) -> list[Candidate]:
    """Who is like the row now: also those whom other rows of the file have written meanwhile."""
    sketch = draft.sketch
    matches = likely_twins(
        by, given_name=sketch.given_name, family_name=sketch.family_name, original_name=sketch.original_name,
        birth_date=sketch.birth_date, birth_precision=sketch.birth_precision, phone=sketch.phone,
        citizenships=sketch.citizenships, aliases=sketch.aliases,
    )  # fmt: skip
    found = {match.person.pk: (match.person, match.words) for match in matches}
    for person, why in _told_at_the_trial(batch, draft, findings, by=by):
        found.setdefault(person.pk, (person, why))
    return [_candidate(draft, person, why) for person, why in found.values()]


def _told_at_the_trial(batch: ImportBatch, draft: Draft, findings: dict, *, by) -> list[tuple[Person, str]]:
    """Found by a number, or written by the lines with which the row was compared."""
    whys = {UUID(twin["person"]): twin["why"] for twin in findings.get("twins", []) if "person" in twin}
    lines = {twin["line"]: twin["why"] for twin in findings.get("twins", []) if "line" in twin}
    if draft.row.same_as:
        lines[draft.row.same_as] = saying.of_file(draft.row.same_as)
    for row in batch.rows.filter(number__in=lines, person__isnull=False):
        whys.setdefault(row.person_id, lines[row.number])
    people = list(people_visible_to(by).filter(pk__in=whys))
    if people:
        audit.shown("exchange.twins_shown", by=by, people=[one.pk for one in people])
    return [(person, whys[person.pk]) for person in people]


def _candidate(draft: Draft, person: Person, why: str) -> Candidate:
    found = differences(draft, person)
    missing = only_missing(found, person)
    rest = {name: value for name, value in found.items() if name not in missing}
    words = saying.difference_words
    return Candidate(person, why, words(missing, person, draft.person), words(rest, person, draft.person))


def _decided(request, batch: ImportBatch, row: ImportRow, by):
    try:
        _decide(request.POST, row, by)
    except (Conflict, Invalid) as problem:
        messages.warning(request, f"{problem.words()} {problem.advice()}")
        return redirect("exchange:twins", request.city.slug, batch.pk)
    waiting = batch.rows.filter(state=RowState.TO_DECIDE)
    after = (
        waiting.filter(number__gt=row.number).order_by("number").first() or waiting.order_by("number").first()
    )
    if after is None:
        messages.success(request, _("All rows are decided."))
        return redirect("exchange:import", request.city.slug, batch.pk)
    return redirect("exchange:twin", request.city.slug, batch.pk, after.pk)


def _decide(said, row: ImportRow, by) -> None:
    if said.get("decision") == "new":
        register_row(row=row, by=by)
    elif said.get("decision") == "skip":
        skip_row(row=row, by=by)
    else:
        join_row(row=row, person=_person(by, said.get("person", "")), by=by)


def _person(by, asked: str) -> Person:
    try:
        return people_visible_to(by).get(pk=UUID(asked))
    except (ValueError, Person.DoesNotExist) as fault:
        raise NotThisPerson() from fault
