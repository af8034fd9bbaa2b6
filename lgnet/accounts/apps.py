# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Accounts(AppConfig):
    name = "lgnet.accounts"
    label = "accounts"

    def ready(self) -> None:
        from lgnet.accounts import receivers  # noqa: F401  (they connect themselves)
