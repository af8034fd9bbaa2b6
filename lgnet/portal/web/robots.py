# SPDX-License-Identifier: AGPL-3.0-or-later
"""What programs look for: robots.txt, and whom to tell of a weakness (RFC 9116)."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lgnet.kernel import clock
from lgnet.network.door import PUBLIC

VALID = timedelta(days=180)
"""RFC 9116 recommends less than a year."""
STAFF = ("/accounts/", "/city/", "/demo/", "/invitation/", "/network/")


@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in STAFF),
        "",
        f"Sitemap: {_here(request, 'portal:sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
def security(request: HttpRequest) -> HttpResponse:
    expires = clock.today() + VALID
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: it, en",
        f"Canonical: {_here(request, 'portal:security')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _here(request: HttpRequest, name: str) -> str:
    return request.build_absolute_uri(reverse(name))


robots.door = security.door = PUBLIC
