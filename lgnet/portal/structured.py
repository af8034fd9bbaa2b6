# SPDX-License-Identifier: AGPL-3.0-or-later
"""The service in machine-readable words: schema.org's GovernmentService, with what the State's validator asks for."""

import json

from django.utils.safestring import SafeString, mark_safe

from lgnet.network.models import City
from lgnet.portal.city_names import city_name
from lgnet.portal.models import ServicePage
from lgnet.portal.places import Place
from lgnet.portal.texts import Shown

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def service_json(
    page: ServicePage, texts: dict[str, Shown], shops: list[Place], *, language: str, url: str, ask: str
):
    """`url`: of this page, `ask`: of the form that asks for a contact; both absolute."""
    city: City = page.city
    told = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": texts["title"].text,
        "description": texts["summary"].text,
        "url": url,
        "inLanguage": language,
        "serviceType": "LGNet",
        "serviceOperator": {"@type": "GovernmentOrganization", "name": city.organisation.name},
        "areaServed": {"@type": "City", "name": city_name(city, language)},
        "audience": {"@type": "Audience", "audienceType": _first_sentence(texts["addressed"].text)},
        "isAccessibleForFree": True,
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceUrl": ask,
            "availableLanguage": sorted({one for shop in shops for one in shop.languages}),
            "serviceLocation": _location(shops),
        },
        "dateModified": page.edition.published_at.date().isoformat(),
    }
    return as_script(told)


def _location(shops: list[Place]) -> dict:
    """The first one-stop shop whose address is complete: publishing asked for one."""
    shop = next((shop for shop in shops if shop.address and shop.address.is_complete), None)
    if shop is None:
        return {}
    address = {
        "@type": "PostalAddress",
        "streetAddress": shop.address.street,
        "postalCode": shop.address.postcode,
        "addressLocality": shop.address.town,
        "addressCountry": "IT",
    }
    return {"@type": "Place", "name": shop.name, "telephone": shop.phone, "address": address}


def _first_sentence(text: str) -> str:
    return text.strip().split("\n", 1)[0][:300]


def as_script(told: dict) -> SafeString:
    """JSON that can't end the element it stands in."""
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(ESCAPES))
