# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from lgnet.api.interface import interface
from lgnet.api.operations import router
from lgnet.api.web.nowhere import nowhere
from lgnet.api.web.reference import reference
from lgnet.api.web.tokens import revoke, tokens
from lgnet.network.door import PUBLIC


def _addresses() -> list:
    """Those of the interface: none asks for a session, each says who may enter."""
    doors = {
        operation.url_name: operation.view_func.door
        for view in router.path_operations.values()
        for operation in view.operations
    }
    patterns, _, _ = interface.urls
    for pattern in patterns:
        login_not_required(pattern.callback)
        pattern.callback.door = doors.get(pattern.name, PUBLIC)  # else the description itself
    return patterns


app_name = "api"
urlpatterns = [
    path("account/tokens/", tokens, name="tokens"),
    path("account/tokens/<uuid:token_id>/revoke/", revoke, name="revoke"),
    path("api/v1/", reference, name="reference"),
    path("api/v1/", include((_addresses(), "v1"))),
    path("api/v1/<path:rest>", nowhere, name="nowhere"),
]
