# SPDX-License-Identifier: AGPL-3.0-or-later
"""The database validates; we find the words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from lgnet.kernel.errors import Problem


@contextmanager
def becomes(problem: Problem, *, on: str) -> Iterator[None]:
    """Turn the refusal by the constraint `on` into this problem; the transaction stays usable."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        diagnosis = getattr(refusal.__cause__, "diag", None)
        if diagnosis is None or diagnosis.constraint_name != on:
            raise
        raise problem from refusal
