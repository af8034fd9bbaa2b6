# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Casework(AppConfig):
    name = "lgnet.casework"
    label = "casework"

    def ready(self) -> None:
        from lgnet.casework import panels, receivers
        from lgnet.casework.queries.following import is_followed_by_others
        from lgnet.people.slots import tells_followers

        receivers.connect()
        panels.register()
        tells_followers(is_followed_by_others)
