# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way from the staff's first page to the public door, for whoever came to the wrong one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.portal.languages import PUBLIC, staff_language
from lgnet.portal.models import Release
from lgnet.portal.queries import published_pages


def public_pages(request) -> dict:
    """Nothing until a city is public; `public_results` from the first release on."""
    languages = [language for language in PUBLIC.values() if language.everywhere] if published_pages() else []
    return {
        "public_pages": [
            {"code": one.code, "own_name": one.own_name, "url": reverse("portal:network", args=[one.code])}
            for one in languages
        ],
        "public_results": _results(),
    }


def _results() -> dict | None:
    if not Release.objects.exists():
        return None
    return {
        "url": reverse("portal:network_results", args=[staff_language()]),
        "label": _("Results in numbers"),
    }
