# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of all contexts. The staff city is in the address: /city/<slug>/…"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from lgnet.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("accounts/", include("lgnet.accounts.web.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("", include("lgnet.network.web.urls")),
    path("city/<slug:city>/people/", include("lgnet.people.web.urls")),
    path("city/<slug:city>/contacts/", include("lgnet.outreach.web.urls")),
    path("city/<slug:city>/queue/", include("lgnet.outreach.web.queue.urls")),
    path("city/<slug:city>/units/", include("lgnet.outreach.web.units.urls")),
    path("city/<slug:city>/appointments/", include("lgnet.outreach.web.appointments.urls")),
    path("calendars/", include("lgnet.outreach.web.appointments.calendar_urls")),
    path("city/<slug:city>/cases/", include("lgnet.casework.web.urls")),
    path("city/<slug:city>/rent/", include("lgnet.housing.web.rental.urls")),
    path("city/<slug:city>/housing/", include("lgnet.housing.web.urls")),
    path("city/<slug:city>/places/", include("lgnet.housing.web.requests.urls")),
    path("r/", include("lgnet.casework.web.outside.urls")),
    path("city/<slug:city>/exchange/", include("lgnet.exchange.web.urls")),
    path("", include("lgnet.monitoring.web.urls")),
    path("", include("lgnet.api.web.urls")),
    path("", include("lgnet.portal.web.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("lgnet.demo.web.urls")))
