# SPDX-License-Identifier: AGPL-3.0-or-later
"""A rule is written once and answers twice: `may_open_case(by)` raises, `may_open_case.allows(by)` shows the button."""

from collections.abc import Callable
from functools import update_wrapper

from lgnet.kernel.errors import Denied


class Rule:
    """One permission. The check raises `Denied`, or returns."""

    def __init__(self, check: Callable[..., None]) -> None:
        self._check = check
        update_wrapper(self, check)

    def __call__(self, by, **facts) -> None:
        self._check(by, **facts)

    def allows(self, by, **facts) -> bool:
        try:
            self._check(by, **facts)
        except Denied:
            return False
        return True


def rule(check: Callable[..., None]) -> Rule:
    return Rule(check)


def role_rule(name: str, *roles: str, doc: str) -> Rule:
    """The plainest rule: the actor holds one of these roles."""

    def check(by, **facts) -> None:
        if not by.has(*roles):
            raise Denied(needed=", ".join(sorted(roles)))

    check.__name__, check.__doc__ = name, doc
    return Rule(check)
