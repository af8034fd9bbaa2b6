# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class People(AppConfig):
    name = "lgnet.people"
    label = "people"

    def ready(self) -> None:
        from lgnet.network.slots import lend
        from lgnet.people.codes import LANGUAGES

        lend("languages", LANGUAGES)
