# SPDX-License-Identifier: AGPL-3.0-or-later
"""The interface knows tokens only: cookies are not even read there, and none are set."""

from django.http import HttpRequest, HttpResponse

HERE = "/api/"


class Sealed:
    """Stands before sessions are looked for."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(HERE):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        response.cookies.clear()
        return response
