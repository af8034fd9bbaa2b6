# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case: where the person stands, her referrals, all that has happened, and what can be done now."""

from django.template.response import TemplateResponse
from django.utils.translation import get_language

from lgnet.casework.choices import UNANSWERED
from lgnet.casework.codes import CLOSING_REASONS, OUTCOMES, may_reopen
from lgnet.casework.models import Case
from lgnet.casework.panels import tones
from lgnet.casework.policies import CASE_MOVES, may_keep_case, may_read_cases, may_refer, may_transfer
from lgnet.casework.queries import ANSWER_EXPECTED_WITHIN, cases_of, get_case
from lgnet.casework.queries.tasks import open_tasks_of_case
from lgnet.casework.queries.transfers import departure_of
from lgnet.casework.slots import case_panels
from lgnet.casework.web.case_tabs import tabs_of
from lgnet.casework.web.timeline import timeline_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.codes import need_label
from lgnet.people.eligibility import eligibility_on, reason_words
from lgnet.people.policies import may_read_people
from lgnet.people.queries.notices import notices_of
from lgnet.trust import audit


def standing(case: Case) -> dict:
    """Eligibility then and now, with its reason, and what is missing."""
    today = eligibility_on(case.person, clock.today())
    return {
        "then_words": reason_words(case.eligibility_reason, case.eligibility_rules),
        "then_tone": tones.OF_ELIGIBILITY[case.eligibility],
        "today": today,
        "today_tone": tones.OF_ELIGIBILITY[today.eligibility],
        "changed": today.eligibility != case.eligibility,
        "notice": notices_of(case.person).first(),
    }


def rows_of(case: Case) -> list[dict]:
    """The case's referrals, each with its state and whether its answer is late."""
    late = clock.now() - ANSWER_EXPECTED_WITHIN
    referrals = case.referrals.select_related("service__provider")
    return [
        {
            "referral": referral,
            "need": need_label(referral.need),
            "tone": tones.OF_REFERRAL[referral.state],
            "late": referral.state in UNANSWERED and referral.sent_at < late,
        }
        for referral in referrals
    ]


def moves_for(case: Case, by) -> list:
    """The buttons: what the table and the rule allow. A closing that was final offers no reopening."""
    moves = CASE_MOVES.open_to(by, case.state, case=case)
    return [move for move in moves if move.name != "reopen" or may_reopen(case.closing_reason)]


@city_page(may_read_cases)
def case(request, by, case_id):
    found = get_case(by, case_id)
    audit.shown("casework.case_shown", by=by, people=[found.person_id], target=found)
    language = get_language()
    return TemplateResponse(
        request,
        "casework/case.html",
        {
            "case": found,
            "tone": tones.OF_CASE[found.state],
            "priority_tone": tones.OF_PRIORITY[found.priority],
            "standing": standing(found),
            "reads_person": may_read_people.allows(by),
            "referrals": rows_of(found),
            "timeline": timeline_of(found, request.city),
            "tabs": tabs_of(by, request.city, found, "case"),
            "moves": moves_for(found, by),
            "departure": departure_of(found),
            "panels": case_panels(by, found),
            "may_transfer": may_transfer.allows(by, case=found) and found.closed_at is None,
            "tasks": [(task, task.due_on < clock.today()) for task in open_tasks_of_case(found)],
            "may_keep": may_keep_case.allows(by, case=found),
            "may_refer": may_refer.allows(by, case=found) and found.closed_at is None,
            "closing_reason": CLOSING_REASONS.label(found.closing_reason, language),
            "outcome": OUTCOMES.label(found.outcome, language),
            "others": cases_of(found.person).exclude(pk=found.pk).order_by("-opened_at"),
        },
    )
