# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Demo(AppConfig):
    """Installed only where LGNET_DEMO=1: invented people and one-click sign-in."""

    name = "lgnet.demo"
    label = "demo"

    def ready(self) -> None:
        from lgnet.demo.accounts import ACCOUNTS
        from lgnet.network.slots import on_landing

        on_landing(lambda request: {"demo_accounts": ACCOUNTS})
