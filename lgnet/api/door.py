# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door of the interface: a token instead of a session; actor, rule, city and audit as at the door of the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.db import transaction
from django.http import HttpRequest
from ninja.security import HttpBearer

from lgnet.accounts.second_factor import has_second_factor
from lgnet.api.actions.note_use import note_use
from lgnet.api.errors import NoSuchPlace, NoToken
from lgnet.api.limits import count
from lgnet.api.models import ApiToken
from lgnet.api.tokens import is_same, prefix_of
from lgnet.kernel.actor import Actor
from lgnet.kernel.rules import Rule
from lgnet.network.models import City
from lgnet.network.queries import actor_in
from lgnet.trust import audit, tenancy


@dataclass(frozen=True)
class TokenDoor:
    """What a route of the interface says instead of a page's rule; None: whoever holds a token."""

    rule: Rule | None


class TokenRequired(HttpBearer):
    """Raises NoToken, TooManyCalls. Cookies are never looked at, so no page elsewhere can ask in somebody's name."""

    def __call__(self, request: HttpRequest) -> ApiToken:
        scheme, _, text = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != self.openapi_scheme:
            raise NoToken()
        return self.authenticate(request, text.strip())

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        known = ApiToken.objects.usable().select_related("user").filter(prefix=prefix_of(token)).first()
        if known is None or not is_same(token, known.digest) or not has_second_factor(known.user):
            raise NoToken()
        count(known)
        note_use(known)
        return known


def of_city(rule: Rule) -> Callable:
    """An answer about the city in the address. The operation finds request.actor and request.place."""

    def decorate(operation: Callable) -> Callable:
        @wraps(operation)
        def answer(request: HttpRequest, **asked):
            place = City.objects.filter(slug=asked["city"]).first()
            return _answered(request, place, place is not None, rule, operation, asked)

        answer.door = TokenDoor(rule)
        return answer

    return decorate


def of_network(rule: Rule) -> Callable:
    """An answer about the network as a whole."""

    def decorate(operation: Callable) -> Callable:
        @wraps(operation)
        def answer(request: HttpRequest, **asked):
            return _answered(request, None, True, rule, operation, asked)

        answer.door = TokenDoor(rule)
        return answer

    return decorate


def of_holder(operation: Callable) -> Callable:
    """An answer about the token itself."""
    operation.door = TokenDoor(None)
    return operation


def _answered(request, place: City | None, there_is: bool, rule: Rule, operation: Callable, asked: dict):
    by = actor_in(request.auth.user, city=place) if there_is else None
    if by is None:  # what you may not see does not exist
        raise NoSuchPlace()
    request.actor, request.place = by, place
    with audit.collecting(origin=request.META.get("REMOTE_ADDR", "")) as notes:
        answer = _read(by, place, rule, lambda: operation(request, **asked))
        audit.shown("api.figures_read", by=by, target=request.auth)
        with _at(by, place), transaction.atomic():
            audit.write_down(notes)
    return answer


def _read(by: Actor, place: City | None, rule: Rule, operation: Callable):
    """Read-only in the database. The answer is complete when it leaves the transaction."""
    with _at(by, place, read_only=True), transaction.atomic():
        rule(by)
        return operation()


def _at(by: Actor, place: City | None, *, read_only: bool = False):
    return tenancy.in_city(place.id if place else tenancy.NETWORK, teams=by.team_ids, read_only=read_only)
