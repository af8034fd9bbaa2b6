# SPDX-License-Identifier: AGPL-3.0-or-later
"""A session ends after 30 idle minutes at a desk, and after 12 hours whatever happens."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from lgnet.kernel import clock

TICKET = "draft"
"""What a form carries whose page keeps what was typed."""
NOTED_EVERY = timedelta(minutes=1)


class SessionLimits:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and self._ended(request):
            logout(request)
            messages.info(request, _("You were signed out after a time without activity. Sign in to go on."))
            if TICKET not in request.POST:  # else what was typed is kept further in
                back = request.get_full_path() if request.method == "GET" else "/"
                return _whole_page(request, redirect_to_login(back))
        return _whole_page(request, self.get_response(request))

    def _ended(self, request) -> bool:
        now, session = clock.now().timestamp(), request.session
        began, seen = session.get("began_at"), session.get("seen_at")
        if began is None:
            session["began_at"] = session["seen_at"] = now
            return False
        if (
            now - seen > settings.SESSION_IDLE_LIMIT.total_seconds()
            or now - began > settings.SESSION_LIMIT.total_seconds()
        ):
            return True
        if now - seen > NOTED_EVERY.total_seconds():
            session["seen_at"] = now
        return False


def _whole_page(request, response):
    """A part of a page that asks for sign-in gets the whole page there, and comes back to the whole page."""
    sign_in = resolve_url(settings.LOGIN_URL)
    if "HX-Request" not in request.headers or not response.get("Location", "").startswith(sign_in):
        return response
    page = urlsplit(request.headers.get("HX-Current-URL", "/"))
    there = redirect_to_login(page.path + (f"?{page.query}" if page.query else ""))
    return HttpResponse(headers={"HX-Redirect": there.url})
