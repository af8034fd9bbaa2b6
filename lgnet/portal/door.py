# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door of the public pages: language and city from the address, no account, no cookie, no tenant row.

/fr/sassari/…   a page of a city, in French; not there while the city's pages are not published
/fr/            a page of the network
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from lgnet.kernel.errors import Problem
from lgnet.network.door import PUBLIC
from lgnet.network.errors import OnlyByButton
from lgnet.portal.languages import PUBLIC as LANGUAGES
from lgnet.portal.languages import Language, languages_of
from lgnet.portal.queries import published_page, published_pages
from lgnet.portal.stylesheet import stylesheet

READING = ("GET", "HEAD")


def public_city_page(view: Callable = None, *, takes_forms: bool = False) -> Callable:
    """The view is called as `view(request, page, **from_the_url)`; its answer is rendered in the reader's language."""

    def decorate(view: Callable) -> Callable:
        def entered(request: HttpRequest, language: str, city: str, **named) -> HttpResponse:
            request.public_page = published_page(city, language)
            return view(request, request.public_page, **named)

        return _public(entered, view, takes_forms)

    return decorate(view) if view else decorate


def public_network_page(view: Callable) -> Callable:
    """The view is called as `view(request, **from_the_url)`."""

    def entered(request: HttpRequest, language: str, **named) -> HttpResponse:
        return view(request, **named)

    return _public(entered, view, takes_forms=False)


def _public(entered: Callable, view: Callable, takes_forms: bool) -> Callable:
    @wraps(view)
    def page(request: HttpRequest, language: str, **named) -> HttpResponse:
        request.public_language = LANGUAGES[language]
        with translation.override(language):
            try:
                if request.method not in READING and not (takes_forms and request.method == "POST"):
                    raise OnlyByButton()
                response = entered(request, language, **named)
            except Problem as problem:
                response = _told(request, problem)
            return dressed(request, response)

    page.door = PUBLIC
    return login_not_required(csrf_exempt(page))  # nobody is signed in here: there is no right to misuse


def dressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What each public page shows around its content, and its content policy. Call it in the reader's language."""
    language: Language = request.public_language
    style = stylesheet(language.direction)
    if isinstance(response, TemplateResponse) and not response.is_rendered:
        page = getattr(request, "public_page", None)
        response.context_data = {
            "reader": language, "public": page, "city": page.city if page else None, "stylesheet": style.text,
            "base_url": request.build_absolute_uri("/")[:-1], "addresses": _addresses(request, page),
            **(response.context_data or {}),
        }  # fmt: skip
        response.render()
    response.headers["Content-Security-Policy"] = style.policy
    response.headers["Content-Language"] = language.code
    return response


def _addresses(request: HttpRequest, page) -> list[dict]:
    """This page in each language it is in: for the switch, and for search engines (hreflang)."""
    languages = languages_of(page.city) if page else _of_the_network()
    rest = request.path_info.split("/", 2)[2]
    return [{"language": language, "path": f"/{language.code}/{rest}"} for language in languages]


def _of_the_network() -> list[Language]:
    return [
        language for language in LANGUAGES.values() if language.everywhere or published_pages(language.code)
    ]


def _told(request: HttpRequest, problem: Problem) -> HttpResponse:
    words = {"sentence": problem.words(), "next_step": problem.advice()}
    return TemplateResponse(request, "portal/problem.html", words, status=problem.status)
