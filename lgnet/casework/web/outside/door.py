# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door of these pages: no account, no cookie, no script; nothing is kept, indexed, or told to the next site.

What is read is read as a guest: the database shows the one row that the link opens. What is written is written by an
action in the city, in the eyes of no team: protected people do not exist here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from lgnet.casework.link_errors import NothingHere
from lgnet.casework.policies import LINK
from lgnet.kernel.actor import Actor, system_actor
from lgnet.kernel.errors import Problem
from lgnet.network.door import PUBLIC
from lgnet.network.errors import OnlyByButton
from lgnet.network.models import City
from lgnet.trust import tenancy

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
}


def outside_page(view: Callable) -> Callable:
    """The view is called as `view(request, city, key)` and answers in the language of the link."""

    @wraps(view)
    def page(request: HttpRequest, city: str, key: str) -> HttpResponse:
        try:
            response = _entered(view, request, city, key)
        except Problem as problem:
            response = _told(request, problem)
        for name, value in HEADERS.items():
            response.headers[name] = value
        response._has_been_logged = True  # else Django writes the secret address of each refusal into the log
        return response

    page.door = PUBLIC
    return login_not_required(csrf_exempt(page))  # nobody is signed in here: there is no right to misuse


def _entered(view: Callable, request: HttpRequest, slug: str, key: str) -> HttpResponse:
    if request.method not in ("GET", "HEAD", "POST"):
        raise OnlyByButton()
    city = City.objects.filter(slug=slug).first()
    if city is None:
        raise NothingHere()
    return view(request, city, key)


@contextmanager
def in_the_city(city: City, *, read_only: bool = False) -> Iterator[Actor]:
    with tenancy.in_city(city.id, read_only=read_only), transaction.atomic():
        yield system_actor(LINK, city_id=city.id)


def _told(request: HttpRequest, problem: Problem) -> HttpResponse:
    words = {
        "sentence": problem.words(),
        "next_step": problem.advice(),
        "language": translation.get_language(),
    }
    return TemplateResponse(request, "casework/outside/problem.html", words, status=problem.status).render()
