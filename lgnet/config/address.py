# SPDX-License-Identifier: AGPL-3.0-or-later
"""From which address somebody asks: behind a proxy, the one the proxy tells, and nobody else's word for it."""

from django.conf import settings
from granian.utils.proxies import wrap_wsgi_with_proxy_headers


def told_by_proxy(application):
    """With LGNET_HTTPS: audit and limits of guesses see the visitor, not the proxy, when a known proxy asks."""
    if not settings.SECURE:
        return application
    return wrap_wsgi_with_proxy_headers(application, trusted_hosts=settings.PROXIES)
