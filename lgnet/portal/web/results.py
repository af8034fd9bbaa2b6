# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the network has done, in numbers that tell nothing of a few people: for all its cities, and for one of them."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.template.defaultfilters import floatformat
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.monitoring.queries import reported_results
from lgnet.network.models import City, Programme
from lgnet.portal.city_names import city_name
from lgnet.portal.door import public_city_page, public_network_page
from lgnet.portal.queries import published_pages
from lgnet.portal.results import Results, label, programmes_with_results, results_of
from lgnet.portal.results_file import results_file
from lgnet.portal.results_words import Words, words

DRAWN = "people_taken_in_charge"
RECENT = 4
"""Periods offered at once: the last year; the others wait behind a word, so that a phone shows numbers first."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address asks for: a programme with results, and one of its periods."""

    programme: Programme
    periods: list[Results]
    results: Results


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    number: int | None
    share: int
    """Per cent of the longest."""


@public_network_page
def network_results(request):
    chosen, programmes = _chosen(request)
    told = {"here": "results", "reported": reported_results()}
    if chosen:
        told |= _told(request, chosen, programmes) | _of_all_cities(
            chosen.results, request.public_language.code
        )
    return TemplateResponse(request, "portal/results.html", told)


@public_city_page
def results(request, page):
    chosen, programmes = _chosen(request, page.city)
    told = {"here": "results"}
    if chosen:
        told |= _told(request, chosen, programmes)
        told |= _of_one_city(chosen, page.city, request.public_language.code)
    return TemplateResponse(request, "portal/results.html", told)


def _of_all_cities(results: Results, language: str) -> dict:
    """City by city, and together."""
    links, named = _links(language), [(city_name(city, language), city) for city in results.cities]
    together = [_of_network(results, one) for one in words(language)]
    return {
        "rows": [(name, _numbers(results, city, language), links.get(city.id, "")) for name, city in named],
        "totals": together,
        "cards": list(zip(words(language), together, strict=True)),
        "bars": _bars([(name, results.of(city, DRAWN)) for name, city in named]),
        "file": reverse("portal:network_results_file", args=[language]),
    }


def _of_one_city(chosen: Chosen, city: City, language: str) -> dict:
    """Period by period."""
    named = [(label(one.release.period), one) for one in chosen.periods]
    return {
        "rows": [(name, _numbers(one, city, language), "") for name, one in named],
        "cards": list(zip(words(language), _numbers(chosen.results, city, language), strict=True)),
        "bars": _bars([(name, one.of(city, DRAWN)) for name, one in named], ranked=False),
        "file": reverse("portal:results_file", args=[language, city.slug]),
    }


@public_network_page
def network_file(request):
    return _file(request)


@public_city_page
def file(request, page):
    return _file(request, page.city)


def _file(request, city: City | None = None) -> HttpResponse:
    """Every period of the programme, not only the one on the page."""
    chosen, _programmes = _chosen(request, city)
    language = request.public_language.code
    text = results_file(chosen.programme, chosen.periods, language) if chosen else ""
    name = "-".join(filter(None, [chosen and chosen.programme.code, city and city.slug, "risultati"]))
    return HttpResponse(
        text, content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )  # fmt: skip


def _chosen(request, city: City | None = None) -> tuple[Chosen | None, list[Programme]]:
    """What the address does not say, or says wrong, is the newest."""
    programmes = programmes_with_results(city)
    if not programmes:
        return None, []
    programme = next((one for one in programmes if one.code == request.GET.get("programme")), programmes[0])
    periods = results_of(programme, request.public_language.code, city=city)
    if not periods:
        return None, []
    asked = request.GET.get("period")
    results = next((one for one in periods if one.release.period.code == asked), periods[0])
    return Chosen(programme, periods, results), programmes


def _told(request, chosen: Chosen, programmes: list[Programme]) -> dict:
    named = [(one.release.period.code, label(one.release.period)) for one in chosen.periods]
    return {
        "programme": chosen.programme,
        "programmes": programmes if len(programmes) > 1 else [],
        "recent": named[:RECENT],
        "older": named[RECENT:],
        "period_is_older": chosen.results in chosen.periods[RECENT:],
        "period": chosen.results.release.period,
        "period_label": label(chosen.results.release.period),
        "results": chosen.results,
        "indicators": words(request.public_language.code),
        "drawn": next(one for one in words(request.public_language.code) if one.code == DRAWN),
    }


def _numbers(results: Results, city: City, language: str) -> list[str]:
    return [_written(results.of(city, one.code)) for one in words(language)]


def _of_network(results: Results, one: Words) -> str:
    if not one.in_days:
        return _written(results.total(one.code))
    ends = results.least_and_most(one.code)
    if ends is None or ends[0] == ends[1]:
        return _written(ends and ends[0])
    return _("from %(least)s to %(most)s") % {"least": _written(ends[0]), "most": _written(ends[1])}


def _written(number: int | None) -> str:
    """Empty: hidden. 1.250 in Italian."""
    return "" if number is None else floatformat(number, "0g")


def _bars(pairs: list[tuple[str, int | None]], *, ranked: bool = True) -> list[Bar]:
    """The longest first, or in the order given; none where there is nothing to compare."""
    known = [number for _name, number in pairs if number is not None]
    if len(known) < 2:
        return []
    if ranked:
        pairs = sorted(pairs, key=lambda pair: -(pair[1] or 0))
    return [Bar(name, number, round((number or 0) * 100 / max(known))) for name, number in pairs]


def _links(language: str) -> dict:
    """By city: its own results, where its pages are public in this language."""
    return {
        page.city_id: reverse("portal:results", args=[language, page.city.slug])
        for page in published_pages(language)
    }
