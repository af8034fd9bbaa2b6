# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet add-administrator`: the first person of a new installation, who invites the others."""

from lgnet.config.commands.migrate import bring_up_to_date
from lgnet.config.installation import LIVE, django_here
from lgnet.config.steps import Failed
from lgnet.config.web import url_of


def add(arguments) -> None:
    with LIVE.reachable():
        bring_up_to_date(LIVE)
        django_here(LIVE)
        path = _invited(email=arguments.email, name=arguments.name)
        print(
            f"{arguments.name} chooses a password here (the link works once, for seven days):\n{_site()}{path}"
        )


def _invited(*, email: str, name: str) -> str:
    from django.utils import translation

    from lgnet.kernel.errors import Problem
    from lgnet.network.actions.add_administrator import add_administrator

    with translation.override("en"):
        try:
            return add_administrator(email=email, name=name)
        except Problem as problem:
            raise Failed(f"{problem.words()} {problem.advice()}") from problem


def _site() -> str:
    """Where the pages are reached: behind a proxy by its first name, else where `lgnet up` serves them."""
    from django.conf import settings

    return f"https://{settings.ALLOWED_HOSTS[0]}" if settings.SECURE else url_of(LIVE)
