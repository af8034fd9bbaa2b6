# SPDX-License-Identifier: AGPL-3.0-or-later
"""One kind of error for people. Its code is stable; its words are translated where it is shown."""


class Problem(Exception):
    """Something the person in front of the screen must be told.

    Each context declares its own in `errors.py`: `code` (`context.what_is_wrong`), `sentence` (what happened) and
    `next_step` (what to do), both may hold `%(fact)s` filled from `facts`.
    """

    code = "problem"
    status = 400
    sentence: object = "Something is not as it should be."
    next_step: object = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.code)

    def words(self) -> str:
        return str(self.sentence) % self.facts if self.facts else str(self.sentence)

    def advice(self) -> str:
        return str(self.next_step) % self.facts if self.facts else str(self.next_step)


class Invalid(Problem):
    """What was asked makes no sense as it stands (400)."""

    code, status = "invalid", 400


class Denied(Problem):
    """Seen, but not allowed (403)."""

    code, status = "denied", 403


class NotFound(Problem):
    """Does not exist, or not for this person: the two must look the same (404)."""

    code, status = "not_found", 404


class Conflict(Problem):
    """Somebody or something else was there first (409)."""

    code, status = "conflict", 409


class TooMany(Problem):
    """Too often in too short a time (429)."""

    code, status = "too_many", 429
