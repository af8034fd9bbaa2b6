# SPDX-License-Identifier: AGPL-3.0-or-later
"""The database validates; we find the words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from lgnet.kernel.errors import Problem


@contextmanager
def becomes(problem: Problem, *, on: str | tuple[str, ...]) -> Iterator[None]:
    """Turn the refusal by the constraint `on`, or by one of several, into this problem.

    The transaction stays usable.
    """
    names = (on,) if isinstance(on, str) else on
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        diagnosis = getattr(refusal.__cause__, "diag", None)
        if diagnosis is None or diagnosis.constraint_name not in names:
            raise
        raise problem from refusal
