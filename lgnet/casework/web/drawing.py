# SPDX-License-Identifier: AGPL-3.0-or-later
"""The change of one domain as a small drawing without a script: five steps, where it began, where it is now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.casework.queries.assessments import Change
from lgnet.casework.questionnaire import STEPS, domains

LEFT, APART, MIDDLE = 20, 65, 20  # units of the drawing, which is 300 wide and 40 high


def _x(level: int) -> int:
    return LEFT + (level - 1) * APART


@dataclass(frozen=True)
class Drawing:
    label: str
    words: str
    """What the drawing shows, for whoever does not see it, and beside it for everybody."""
    tone: str
    steps: list[int]
    """Where the five steps are."""
    first: int
    last: int
    between: list[int]
    moved: bool
    y: int = MIDDLE


def drawn(change: Change, language: str | None) -> Drawing:
    domain = domains().get(change.code)
    return Drawing(
        domain.label(language) if domain else change.code, _words(change), _tone(change.steps),
        [_x(level) for level in STEPS], _x(change.first), _x(change.last),
        sorted({_x(level) for _day, level in change.points[1:-1]}), len(change.points) > 1,
    )  # fmt: skip


def _tone(steps: int) -> str:
    return "better" if steps > 0 else "worse" if steps < 0 else "same"


def _words(change: Change) -> str:
    if len(change.points) == 1:
        return _("step %(now)d of 5") % {"now": change.last}
    if not change.steps:
        return _("unchanged: step %(now)d of 5") % {"now": change.last}
    told = {"steps": abs(change.steps), "first": change.first, "now": change.last}
    if change.steps > 0:
        return (
            ngettext(
                "%(steps)d step better: from %(first)d to %(now)d of 5",
                "%(steps)d steps better: from %(first)d to %(now)d of 5",
                change.steps,
            )
            % told
        )
    return (
        ngettext(
            "%(steps)d step worse: from %(first)d to %(now)d of 5",
            "%(steps)d steps worse: from %(first)d to %(now)d of 5",
            -change.steps,
        )
        % told
    )
