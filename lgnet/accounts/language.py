# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever is signed in reads in her own language, on whichever computer; the one she chooses becomes it."""

from django.conf import settings
from django.utils import translation

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


class OwnLanguage:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if user.is_authenticated and user.language in LANGUAGES:
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        response = self.get_response(request)
        if request.user.is_authenticated:
            self._keep(request.user, response)
        return response

    def _keep(self, user, response) -> None:
        """Django's page of languages tells the choice by a cookie; after sign-out the cookie goes on speaking it."""
        chosen = response.cookies.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen is not None and chosen.value in LANGUAGES and chosen.value != user.language:
            user.language = chosen.value
            user.save(update_fields=["language"])
