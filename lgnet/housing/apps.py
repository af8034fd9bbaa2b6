# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Housing(AppConfig):
    name = "lgnet.housing"
    label = "housing"

    def ready(self) -> None:
        from lgnet.housing import panels, receivers
        from lgnet.housing.encrypted import ENCRYPTED
        from lgnet.trust import encrypted_columns

        encrypted_columns.register(*ENCRYPTED)
        panels.register()
        receivers.connect()
