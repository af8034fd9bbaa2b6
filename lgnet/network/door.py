# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door of each staff page: who enters, in which city, in which transaction, and what is written down of it.

A page is rendered inside the transaction (after it there is no city, and no rows). A GET is read-only in the database.
What people were shown is committed before the page leaves: no record, no page.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Denied, Problem, TooMany
from lgnet.kernel.rules import Rule
from lgnet.network.drafting import drafted, rescued, unkept
from lgnet.network.errors import NoSuchPage, NotYourRole, OnlyByButton
from lgnet.network.policies import may_keep_own_account
from lgnet.network.queries import actor_at, actor_in
from lgnet.trust import audit, tenancy
from lgnet.trust.errors import TooLongToRescue

PUBLIC = "public"
OWN = "own"
READING = ("GET", "HEAD")


def city_page(rule: Rule, *, writes: bool = False, draft: object = "") -> Callable:
    """A page below /city/<slug>/. The view is called as `view(request, by, **from_the_url)`.

    `draft` is what its form is called: what is typed into it is kept until it is sent.
    """

    def decorate(written: Callable) -> Callable:
        view = drafted(written) if draft else written

        @wraps(view)
        def page(request: HttpRequest, city: str, **named) -> HttpResponse:
            return _told(request, lambda: _enter_city(request, city, rule, writes, view, named))

        page.door, page.draft = rule, draft
        return page

    return decorate


def network_page(rule: Rule, *, writes: bool = False) -> Callable:
    """A page of the network as a whole: no city, no tenant rows but the network's own audit."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def page(request: HttpRequest, **named) -> HttpResponse:
            return _told(request, lambda: _enter_network(request, rule, writes, view, named))

        page.door = rule
        return page

    return decorate


def public_page(view: Callable) -> Callable:
    """A page for everybody: it sees no tenant row at all."""

    @wraps(view)
    def page(request: HttpRequest, **named) -> HttpResponse:
        return _told(request, lambda: view(request, **named))

    page.door = PUBLIC
    return login_not_required(page)


def own_page(*, writes: bool = False) -> Callable:
    """A page of one's own account: it shows what is the reader's, and what she does is in the network's audit.

    The view is called as `view(request, by, **from_the_url)`; `by` has no role.
    """

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def page(request: HttpRequest, **named) -> HttpResponse:
            by = Actor(request.user.id, request.user.name)
            return _told(
                request,
                lambda: _in_transaction(
                    request, by, may_keep_own_account, writes, view, named, city_id=tenancy.NETWORK, teams=()
                ),
            )

        page.door = OWN
        return page

    return decorate


def _enter_city(request, slug: str, rule: Rule, writes: bool, view: Callable, named: dict) -> HttpResponse:
    entering = actor_at(request.user, slug)
    if entering is None:  # what you may not see does not exist
        raise NoSuchPage()
    city, by = entering
    request.city = city
    return _in_transaction(request, by, rule, writes, view, named, city_id=city.id, teams=by.team_ids)


def _enter_network(request, rule: Rule, writes: bool, view: Callable, named: dict) -> HttpResponse:
    by = actor_in(request.user, city=None)
    if by is None:
        raise NoSuchPage()
    return _in_transaction(request, by, rule, writes, view, named, city_id=tenancy.NETWORK, teams=())


def _in_transaction(
    request, by: Actor, rule: Rule, writes: bool, view: Callable, named, *, city_id: UUID, teams
):
    request.actor = by
    reading = request.method in READING
    if not reading and not writes:
        raise OnlyByButton()
    with audit.collecting(origin=request.META.get("REMOTE_ADDR", "")) as notes:
        try:
            where = {"teams": teams, "user_id": by.user_id, "read_only": reading}
            with tenancy.in_city(city_id, **where), transaction.atomic():
                rule(by)
                response = _rendered(view(request, by, **named))
                if not reading:
                    audit.write_down(notes)
            if reading:
                _write_down(notes, city_id=city_id, teams=teams)
        except TooMany:
            _write_down([note for note in notes if note.survives], city_id=city_id, teams=teams)
            raise
    return response


def _write_down(notes: list[audit.Note], *, city_id: UUID, teams) -> None:
    if notes:
        with tenancy.in_city(city_id, teams=teams), transaction.atomic():
            audit.write_down(notes)


def _rendered(response: HttpResponse) -> HttpResponse:
    if response.streaming:
        raise RuntimeError(
            "A streamed answer leaves the transaction and would see no rows: make a file in a job."
        )
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    return response


def _told(request: HttpRequest, enter: Callable[[], HttpResponse]) -> HttpResponse:
    """Turn a Problem into a page that says what happened and what to do."""
    try:
        return enter()
    except Problem as problem:
        if type(problem) is Denied:
            problem = NotYourRole(**problem.facts)
        words = {
            "title": problem.words(),
            "sentence": problem.words(),
            "next_step": problem.advice(),
            "code": problem.code,
        }
        return render(request, "problem.html", words | _rescued(request), status=problem.status)


def _rescued(request: HttpRequest) -> dict:
    """What was typed is not lost with the page: kept, or shown where it is too long for that."""
    try:
        rescued(request)
    except TooLongToRescue as too_long:
        return {"too_long": too_long, "unkept": unkept(request.POST)}
    return {}
