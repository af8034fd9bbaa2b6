# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet add-administrator`: the first person of a new installation, who invites the others."""

from lgnet.config.commands.migrate import bring_up_to_date
from lgnet.config.installation import LIVE, django_here
from lgnet.config.steps import Failed
from lgnet.config.web import Address


def add(arguments) -> None:
    with LIVE.reachable():
        bring_up_to_date(LIVE)
        django_here(LIVE)
        _require_address(arguments.email)
        from lgnet.kernel.errors import Problem
        from lgnet.network.actions.add_administrator import add_administrator

        try:
            path = add_administrator(email=arguments.email, name=arguments.name)
        except Problem as problem:
            raise Failed(f"{arguments.email} was not added: {problem}") from None
    print(f"{arguments.name} chooses a password here (the link works once):\n{_site()}{path}")


def _require_address(email: str) -> None:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email)
    except ValidationError:
        raise Failed(f"{email!r} is not an e-mail address.") from None


def _site() -> str:
    """Under which name people reach the pages."""
    from django.conf import settings

    return f"https://{settings.ALLOWED_HOSTS[0]}" if settings.SECURE else Address.chosen().url
