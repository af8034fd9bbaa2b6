# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.casework.actions.wording import worded
from lgnet.casework.errors import NotACode, NothingSaid, TooLong
from lgnet.casework.models import Case, Goal
from lgnet.casework.policies import may_keep_case
from lgnet.casework.questionnaire import domains
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def set_goal(
    *, case: Case, domain: str, what: str, by: Actor, measure: str = "", by_when: date | None = None
) -> Goal:
    """Something to reach, said with the person. Raises NothingSaid, TooLong, NotACode."""
    may_keep_case(by, case=case)
    told = told_goal(domain=domain, what=what, measure=measure, by_when=by_when)
    goal = Goal.objects.create(case=case, person_id=case.person_id, set_by=by.user_id, **told)
    audit.record("casework.goal_set", by=by, target=goal, people=[case.person_id], domain=domain)
    return goal


@transaction.atomic
def change_goal(
    *, goal: Goal, domain: str, what: str, by: Actor, measure: str = "", by_when: date | None = None
) -> list[str]:
    """Say it better; what was agreed and printed stays as it was. Gives the names of the changed fields."""
    may_keep_case(by, case=goal.case)
    told = told_goal(domain=domain, what=what, measure=measure, by_when=by_when)
    changed = [field for field, value in told.items() if getattr(goal, field) != value]
    for field in changed:
        setattr(goal, field, told[field])
    if changed:
        goal.save(update_fields=changed)
        audit.record(
            "casework.goal_changed", by=by, target=goal, people=[goal.person_id], fields=sorted(changed)
        )
    return changed


def told_goal(*, domain: str, what: str, measure: str, by_when: date | None) -> dict:
    if domain not in domains():
        raise NotACode()
    measure = " ".join(measure.split())
    if len(measure) > 300:
        raise TooLong(most=300)
    what = worded(what, most=300, missing=NothingSaid())
    return {"domain": domain, "what": what, "measure": measure, "by_when": by_when}
