# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each process asks before it works: is the database role one that row-level security binds?"""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from lgnet.config.child import GIVE_UP
from lgnet.trust.roles import refuse_unsafe_role


def exit_if_refused() -> None:
    """End the process, saying why, when the role could see more than one city."""
    try:
        refuse_unsafe_role()
    except ImproperlyConfigured as refusal:
        print(refusal, file=sys.stderr, flush=True)
        sys.exit(GIVE_UP)
    except OperationalError as absence:  # may pass: the supervisor starts us again
        print(f"The database does not answer: {absence}", file=sys.stderr, flush=True)
        sys.exit(1)
