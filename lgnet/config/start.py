# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each process asks before it works: does row-level security bind it, and is a demo kept from real people?"""

import sys

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from lgnet.config.child import GIVE_UP


def exit_if_refused() -> None:
    """End the process, saying why, when it must not work with these settings or on this database."""
    try:
        django.setup()
        from lgnet.trust.roles import refuse_unsafe_role

        refuse_unsafe_role()
        refuse_demo_on_real_database()
    except ImproperlyConfigured as refusal:
        print(refusal, file=sys.stderr, flush=True)
        sys.exit(GIVE_UP)
    except OperationalError as absence:  # may pass: the supervisor starts us again
        print(f"The database does not answer: {absence}", file=sys.stderr, flush=True)
        sys.exit(1)


def refuse_demo_on_real_database() -> None:
    """Raise ImproperlyConfigured: the demo signs anybody in. Only `lgnet demo` and the tests start marked servers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('lgnet.invented', true)")
        if settings.DEMO and cursor.fetchone()[0] != "on":
            raise ImproperlyConfigured(
                "LGNET_DEMO is for `lgnet demo`, on a database of its own: unset it here."
            )


if __name__ == "__main__":
    exit_if_refused()
