# SPDX-License-Identifier: AGPL-3.0-or-later
"""Headers on every answer: a strict content policy with a nonce, no caching of staff pages, no neighbours."""

import secrets

from django.utils.functional import SimpleLazyObject

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
FIXED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)",
}


class SecurityHeaders:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        nonce = secrets.token_urlsafe(18)
        request.csp_nonce = SimpleLazyObject(lambda: nonce)
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce))
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "no-store"
        return response
