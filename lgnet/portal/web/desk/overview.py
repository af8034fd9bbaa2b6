# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a city's public pages stand: what is missing, what nobody has reviewed, what the public reads."""

from dataclasses import dataclass

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lgnet.network.saying import pressed
from lgnet.portal.actions.begin_page import begin_page
from lgnet.portal.actions.publish_page import publish_page
from lgnet.portal.actions.withdraw_page import withdraw_page
from lgnet.portal.choices import PageState
from lgnet.portal.languages import ITALIAN, languages_of
from lgnet.portal.models import PageText, ServicePage
from lgnet.portal.places import services_of
from lgnet.portal.queries import page_of, texts_of
from lgnet.portal.readiness import missing
from lgnet.portal.reviews import stands
from lgnet.portal.sections import SECTIONS, Section
from lgnet.portal.web.desk.desk import Desk, both_doors

FEWEST_SERVICES = 10
"""So many service pages the State's validator wants to find."""


@dataclass(frozen=True, slots=True)
class Cell:
    language: str
    words: str
    tone: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    section: Section
    cells: list[Cell]


def overview(request, by, desk: Desk):
    page = page_of(desk.city)
    if page is None:
        return TemplateResponse(request, "portal/desk/begin.html", {"desk": desk, "begin": desk.url("begin")})
    languages = languages_of(desk.city)
    services = len(services_of(desk.city, ITALIAN)) + 1
    told = {
        "desk": desk,
        "page": page,
        "languages": languages,
        "rows": _rows(desk, page),
        "missing": missing(page),
        "is_public": page.state == PageState.PUBLISHED,
        "changed": _changed(page),
        "few_services": services if services < FEWEST_SERVICES else 0,
        "previews": [(language, desk.url("preview", language.code)) for language in languages],
        "public_url": reverse("portal:service_page", args=[ITALIAN, desk.city.slug]),
        "urls": {name: desk.url(name) for name in ("publish", "withdraw", "facts", "check")},
        "opinions_url": "" if desk.of_network else reverse("portal:opinions", args=[desk.city.slug]),
    }
    return TemplateResponse(request, "portal/desk/overview.html", told)


def _rows(desk: Desk, page: ServicePage) -> list[Row]:
    texts = texts_of(page)
    languages = languages_of(desk.city)
    return [
        Row(section, [_cell(desk, section, language.code, texts) for language in languages])
        for section in SECTIONS.values()
    ]


def _cell(desk: Desk, section: Section, language: str, texts: dict[tuple[str, str], PageText]) -> Cell:
    text, italian = texts.get((language, section.code)), texts.get((ITALIAN, section.code))
    url = desk.url("text", language, section.code)
    if text is None or not text.text:
        return Cell(
            language, _("Missing"), "danger" if section.mandatory and language == ITALIAN else "neutral", url
        )
    if stands(text, italian.text if italian else ""):
        return Cell(language, pgettext("text", "Reviewed"), "success", url)
    return Cell(language, _("To review"), "warning", url)


def _changed(page: ServicePage) -> bool:
    """Has somebody written since the last publishing?"""
    if page.edition is None:
        return False
    return PageText.objects.filter(city_id=page.city_id, written_at__gt=page.edition.published_at).exists()


def begin(request, by, desk: Desk):
    pressed(
        request,
        lambda: begin_page(city=desk.city, by=by),
        _("The base texts are here: read them and make them yours."),
    )
    return redirect(desk.overview_url)


def publish(request, by, desk: Desk):
    pressed(
        request, lambda: publish_page(page=desk.page(), by=by), _("The pages are public as they are now.")
    )
    return redirect(desk.overview_url)


def withdraw(request, by, desk: Desk):
    pressed(request, lambda: withdraw_page(page=desk.page(), by=by), _("The pages are not public any more."))
    return redirect(desk.overview_url)


desk, network_desk = both_doors(overview)
begin_in_city, begin_in_network = both_doors(begin)
publish_in_city, publish_in_network = both_doors(publish)
withdraw_in_city, withdraw_in_network = both_doors(withdraw)
