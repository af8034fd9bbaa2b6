# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet add-administrator`: the first person of a new installation, who invites the others."""

from lgnet.config.installation import LIVE, django_here


def add(arguments) -> None:
    with LIVE.reachable():
        django_here(LIVE)
        from lgnet.network.actions.add_administrator import add_administrator

        link = add_administrator(email=arguments.email, name=arguments.name)
    print(f"{arguments.name} chooses a password here (the link works once):\n{link}")
