# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public pages know nobody: cookies are not even read, none are set, and a page may be kept for five minutes."""

import gzip
import re
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from lgnet.portal.languages import PUBLIC

PUBLIC_PATH = re.compile(rf"^/(?:(?:{'|'.join(PUBLIC)})/|r/|sitemap\.xml$|robots\.txt$|\.well-known/)")
KEPT = "public, max-age=300"
NOT_KEPT = "no-store"
WORTH_PACKING = 500  # bytes


class Cookieless:
    """Stands before sessions and languages are looked for."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not PUBLIC_PATH.match(request.path_info):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        response.cookies.clear()
        response.headers.pop("Vary", None)
        patch_vary_headers(response, ["Accept-Encoding"])
        if request.method in ("GET", "HEAD") and response.status_code == 200:
            response = self._kept(request, response)
        response.headers.setdefault("Cache-Control", NOT_KEPT)
        return _packed(request, response) if request.method == "GET" else response

    def _kept(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """A page that says itself that it may not be kept (a form with its own token) is not."""
        response.headers.setdefault("Cache-Control", KEPT)
        if NOT_KEPT in response.headers["Cache-Control"]:
            return response
        response.headers["ETag"] = f'W/"{sha256(response.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=response.headers["ETag"], response=response)


def _packed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Compressed. Only what was asked for without sending anything: what people typed is never packed with the page."""
    wanted = re.search(r"\bgzip\b", request.headers.get("Accept-Encoding", ""))
    if not wanted or len(response.content) < WORTH_PACKING or response.has_header("Content-Encoding"):
        return response
    response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    return response
