# SPDX-License-Identifier: AGPL-3.0-or-later
"""What case work tells of a person's data as such: how long they are kept, what is restricted, words of its lists."""

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import get_language

from lgnet.casework.actions import forget_old
from lgnet.casework.actions.erase_case_work import erase_case_work
from lgnet.casework.choices import CaseState
from lgnet.casework.codes import CLOSING_REASONS, DECLINE_REASONS, INTERVENTIONS, OUTCOMES
from lgnet.casework.models import Case, HandedCase, Handover, Task
from lgnet.casework.policies import may_read_restricted
from lgnet.casework.queries import cases_of
from lgnet.casework.questionnaire import domains
from lgnet.people import retention, slots
from lgnet.people.copying import declared
from lgnet.trust import forgetting

HERS = Case.objects.filter(person=OuterRef("pk")).order_by()


def register() -> None:
    retention.tells_open(lambda: Exists(HERS.exclude(state=CaseState.CLOSED)))
    retention.tells_followed(lambda: Subquery(HERS.order_by("-closed_at").values("closed_at")[:1]))
    retention.erases(erase_case_work)
    forgetting.forgets(Task, by=forget_old.forget_tasks)
    forgetting.forgets(Handover, HandedCase, by=forget_old.forget_handovers)
    slots.guards_restricted(follows_all_cases)
    for name, words in {
        "closing_reason": CLOSING_REASONS, "outcome": OUTCOMES, "intervention": INTERVENTIONS,
        "decline_reason": DECLINE_REASONS,
    }.items():  # fmt: skip
        declared.words(**{name: lambda code, words=words: words.label(code, get_language())})
    declared.words(domain=_domain, levels=_levels, plan=_plan)


def follows_all_cases(by, person) -> bool:
    """Restricted notes of each of her cases are open to this case manager."""
    return all(may_read_restricted.allows(by, case=case) for case in cases_of(person))


def _domain(code: str) -> str:
    known = domains()
    return known[code].label(get_language()) if code in known else code


def _levels(levels: dict[str, int | None]) -> str:
    return ", ".join(f"{_domain(code)}: {'–' if level is None else level}" for code, level in levels.items())


def _plan(goals: list[dict]) -> str:
    """A goal on each line, with what was to be done for it."""
    return "\n".join(_goal(goal) for goal in goals)


def _goal(goal: dict) -> str:
    steps = "; ".join(str(step.get("what", "")) for step in goal.get("steps", []))
    return f"{_domain(goal.get('domain', ''))}: {goal.get('what', '')}" + (f" ({steps})" if steps else "")
