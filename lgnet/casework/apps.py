# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Casework(AppConfig):
    name = "lgnet.casework"
    label = "casework"

    def ready(self) -> None:
        from lgnet.casework import panels, receivers

        receivers.connect()
        panels.register()
