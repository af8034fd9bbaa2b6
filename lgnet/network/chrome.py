# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every page shows around its content."""

from importlib.metadata import PackageNotFoundError, version

from django.conf import settings

from lgnet.network.navigation import menu


def _version() -> str:
    try:
        return version("lgnet")
    except PackageNotFoundError:
        return ""


VERSION = _version()


def chrome(request) -> dict:
    by, city = getattr(request, "actor", None), getattr(request, "city", None)
    return {
        "actor": by,
        "city": city,
        "navigation": menu(by, city, path=request.path) if by else [],
        "demo": settings.DEMO,
        "version": VERSION,
        "source_url": settings.SOURCE_URL,
    }
