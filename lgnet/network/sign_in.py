# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form that comes in after its session has ended is kept as a draft; after sign-in its page shows it again."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from lgnet.network.drafting import rescued, unkept
from lgnet.trust.errors import TooLongToRescue


class SignInRequired(LoginRequiredMiddleware):
    """As Django's, but what was typed is not lost."""

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        try:
            page = rescued(request)
        except TooLongToRescue as problem:
            return _shown(request, problem, redirect_to_login(request.get_full_path()).url)
        return redirect_to_login(page) if page else super().handle_no_permission(request, view_func)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form with an old secret: of before somebody signed in anew in another window. It is shown again, filled."""
    try:
        page = rescued(request)
    except TooLongToRescue as problem:
        return _shown(request, problem, request.get_full_path())
    return redirect(page) if page else csrf_failure(request, reason)


def _shown(request: HttpRequest, problem: TooLongToRescue, next_url: str) -> HttpResponse:
    """What was typed goes back to the window it came from."""
    words = {"title": problem.words(), "sentence": problem.words(), "next_step": _("Then go on here")}
    words |= {"unkept": unkept(request.POST), "too_long": problem, "next_url": next_url}
    return render(request, "problem.html", words, status=problem.status)
