# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form that comes in after its session has ended is kept as a draft; after sign-in its page shows it again."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.csrf import csrf_failure

from lgnet.network.drafting import rescued


class SignInRequired(LoginRequiredMiddleware):
    """As Django's, but what was typed is not lost."""

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        page = rescued(request)
        return redirect_to_login(page) if page else super().handle_no_permission(request, view_func)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form with an old secret: of before somebody signed in anew in another window. It is shown again, filled."""
    page = rescued(request)
    return redirect(page) if page else csrf_failure(request, reason)
