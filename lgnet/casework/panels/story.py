# SPDX-License-Identifier: AGPL-3.0-or-later
"""What case work tells on the first screen of a person's page: who follows her, what is due, what happened."""

from datetime import date, datetime

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.casework.choices import UNANSWERED, CaseState, TaskState
from lgnet.casework.models import (
    Assessment,
    Case,
    CaseStep,
    GoalStep,
    Intervention,
    Plan,
    Referral,
    ReferralStep,
    Task,
)
from lgnet.casework.panels import moments, tones
from lgnet.casework.policies import may_read_cases
from lgnet.casework.queries import ANSWER_EXPECTED_WITHIN, cases_of
from lgnet.kernel import clock
from lgnet.people import story
from lgnet.people.birth import day_words
from lgnet.people.queries.linked import record_ids
from lgnet.people.story import Due, Moment, Standing

MOST_DUE = 10


def register() -> None:
    story.tells_standing(may_read_cases, stands, 10)
    story.tells_happened(may_read_cases, happened)
    for fill in (tasks, steps, referrals):
        story.tells_due(may_read_cases, fill)


def _day(at: datetime) -> date:
    return at.astimezone(clock.ROME).date()


def stands(by, city, person) -> list[Standing]:
    """Her case that is not closed, else her last one. One query."""
    latest_first = F("closed_at").desc(nulls_first=True)
    case = cases_of(person).select_related("team", "manager").order_by(latest_first).first()
    return [_stands(case, city)] if case else [Standing(_("Taken in charge"), _("Never, in this city"))]


def _stands(case: Case, city) -> Standing:
    day = {"day": day_words(_day(case.closed_at or case.opened_at)), "who": case.manager, "team": case.team}
    closed = case.state == CaseState.CLOSED
    words = _("until %(day)s · %(who)s, %(team)s") if closed else _("since %(day)s · %(who)s, %(team)s")
    return Standing(
        _("Taken in charge"), words % day, reverse("casework:case", args=[city.slug, case.pk]),
        case.get_state_display(), tones.OF_CASE[case.state], "" if closed else case.manager.email,
    )  # fmt: skip


def _late(on) -> tuple[str, str]:
    late = on is not None and on < clock.today()
    return (_("late"), "danger") if late else ("", "neutral")


def tasks(by, city, person) -> list[Due]:
    found = (
        Task.objects.filter(person__in=record_ids(person), state=TaskState.TO_DO)
        .select_related("assignee")
        .order_by("due_on")
    )
    return [
        Due(task.what, reverse("casework:task", args=[city.slug, task.pk]), task.due_on, *_late(task.due_on),
            str(task.assignee or ""))
        for task in found[:MOST_DUE]
    ]  # fmt: skip


def steps(by, city, person) -> list[Due]:
    """What somebody is to do for a goal that is still open."""
    found = GoalStep.objects.filter(
        person__in=record_ids(person), done_on=None, goal__state="open", by_when__isnull=False
    )
    return [
        Due(step.what, reverse("casework:plan", args=[city.slug, step.goal.case_id]), step.by_when,
            *_late(step.by_when), step.who)
        for step in found.select_related("goal").order_by("by_when", "pk")[:MOST_DUE]
    ]  # fmt: skip


def referrals(by, city, person) -> list[Due]:
    """Sent and not answered, with the day by which an answer was to be there."""
    found = Referral.objects.filter(person__in=record_ids(person), state__in=UNANSWERED)
    return [_unanswered(one, city) for one in found.select_related("service").order_by("sent_at")[:MOST_DUE]]


def _unanswered(referral: Referral, city) -> Due:
    on = _day(referral.sent_at + ANSWER_EXPECTED_WITHIN)
    words = _("Answer of %(service)s") % {"service": referral.service}
    return Due(words, reverse("casework:referral", args=[city.slug, referral.pk]), on, *_late(on))


def happened(by, city, person, most: int) -> list[Moment]:
    """Five queries, each of the newest alone."""
    referral_steps = ReferralStep.objects.select_related("referral__service").order_by("-at")
    hers = record_ids(person)
    kept = {"person__in": hers, "replaced_at": None}
    return [
        *(moments.case_step_moment(one) for one in CaseStep.objects.filter(person__in=hers).order_by("-at")[:most]),
        *(moments.referral_step_moment(one, one.referral, city, with_service=True)
          for one in referral_steps.filter(person__in=hers)[:most]),
        *(moments.diary_moment(one, city)
          for one in Intervention.objects.filter(**kept).order_by("-on", "-written_at")[:most]),
        *(moments.assessment_moment(one, city)
          for one in Assessment.objects.filter(**kept).order_by("-on", "-written_at")[:most]),
        *(moments.plan_moment(one, city) for one in Plan.objects.filter(person__in=hers).order_by("-agreed_at")[:most]),
    ]  # fmt: skip
