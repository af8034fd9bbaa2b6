# SPDX-License-Identifier: AGPL-3.0-or-later
"""The status of a page that comes back with a refusal, and everything that was said still on it."""

from lgnet.kernel.errors import Conflict, Problem

REFUSED = 422


def status_for(problem: Problem | None) -> int:
    if problem is None:
        return 200
    return problem.status if isinstance(problem, Conflict) else REFUSED
