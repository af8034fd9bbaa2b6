# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of cases and referrals. The database itself hides other cities and protected people."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from lgnet.accounts.models import User
from lgnet.casework.choices import ENDED, UNANSWERED, UNDER_WAY, CaseState
from lgnet.casework.codes import UNCOUNTED
from lgnet.casework.errors import NoSuchCase, NoSuchReferral
from lgnet.casework.models import Case, Referral, ReferralStep
from lgnet.casework.policies import may_read_cases, may_read_referrals
from lgnet.kernel import clock
from lgnet.network.models import Membership, Service, Team
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids

IN_ORDER = ("-priority", "opened_at", "pk")
ANSWER_EXPECTED_WITHIN = timedelta(days=7)
"""A referral without an answer for longer is overdue: call the service."""
NEWS_FOR = timedelta(days=7)
NEWS = ("accepted", "declined", "completed", "not_completed", "expired")
"""What comes back to the sender by itself, and for how long it is shown as new."""
PERMIT_WARNING = timedelta(days=60)
"""A permit that ends sooner is shown on the caseload."""


def cases_visible_to(by) -> QuerySet[Case]:
    if not may_read_cases.allows(by):
        return Case.objects.none()
    return Case.objects.select_related("person", "team", "manager", "programme")


def get_case(by, case_id: UUID) -> Case:
    """Raises NoSuchCase, also for another city's."""
    case = cases_visible_to(by).filter(pk=case_id).first()
    if case is None:
        raise NoSuchCase()
    return case


def open_case_of(person: Person) -> Case | None:
    return cases_of(person).exclude(state=CaseState.CLOSED).first()


def cases_of(person: Person) -> QuerySet[Case]:
    """All cases of a person, under whatever name."""
    return Case.objects.filter(person__in=record_ids(person))


def open_cases_of(by) -> QuerySet[Case]:
    """Those the actor follows herself, not suspended nor closed."""
    return cases_visible_to(by).filter(manager_id=by.user_id, state=CaseState.OPEN)


def last_closed_before(person: Person, *, at, but: UUID | None = None) -> Case | None:
    """The person's case that ended last before a moment: a new one's clock starts after it."""
    closed = cases_of(person).filter(closed_at__lte=at).exclude(pk=but)
    return closed.order_by("-closed_at").first()


def last_closing_of(person: Person):
    """When the person's last case was closed; None when she was never followed, or is now."""
    closings = cases_of(person).filter(state=CaseState.CLOSED)
    return closings.aggregate(last=Max("closed_at"))["last"]


def counted_cases() -> QuerySet[Case]:
    """What figures count: all cases but those opened by mistake."""
    return Case.objects.exclude(closing_reason__in=UNCOUNTED)


def caseload_ids(by, *, whose: str = "mine", state: str = "") -> QuerySet:
    """Cases in their order, as ids: of a long list one page is found in an index, then told in full. `whose` is mine,
    team or all; `state` a state, or empty for those not closed."""
    return _chosen(by, whose, state).select_related(None).order_by(*IN_ORDER).values_list("pk", flat=True)


def _chosen(by, whose: str, state: str) -> QuerySet[Case]:
    cases = cases_visible_to(by)
    if whose == "mine":
        cases = cases.filter(manager_id=by.user_id)
    elif whose == "team":
        cases = cases.filter(team_id__in=by.team_ids)
    return cases.filter(state=state) if state else cases.exclude(state=CaseState.CLOSED)


def referrals_visible_to(by) -> QuerySet[Referral]:
    """All of the city's for case managers; for the others those sent to a service of their team."""
    if not may_read_referrals.allows(by):
        return Referral.objects.none()
    referrals = Referral.objects.select_related(
        "person", "service__provider", "service__team", "case__team", "case__manager"
    )
    return referrals if may_read_cases.allows(by) else referrals.filter(service__team_id__in=by.team_ids)


def get_referral(by, referral_id: UUID) -> Referral:
    """Raises NoSuchReferral, also for another city's."""
    referral = referrals_visible_to(by).filter(pk=referral_id).first()
    if referral is None:
        raise NoSuchReferral()
    return referral


def _sent_by_us(by) -> Q:
    return Q(case__team_id__in=by.team_ids) | Q(case__manager_id=by.user_id)


def referrals_to_answer(by) -> QuerySet[Referral]:
    """Sent to a service of the actor's teams, not answered yet; oldest first."""
    return (
        referrals_visible_to(by)
        .filter(service__team_id__in=by.team_ids, state__in=UNANSWERED)
        .order_by("sent_at", "pk")
    )


def referrals_waiting(by) -> QuerySet[Referral]:
    """Sent by the actor's teams and without an answer; oldest first."""
    return referrals_visible_to(by).filter(_sent_by_us(by), state__in=UNANSWERED).order_by("sent_at", "pk")


def referrals_overdue(by) -> QuerySet[Referral]:
    """Those of `referrals_waiting` that wait for longer than an answer should take."""
    return referrals_waiting(by).filter(sent_at__lt=clock.now() - ANSWER_EXPECTED_WITHIN)


def _ours(by) -> Q:
    return _sent_by_us(by) | Q(service__team_id__in=by.team_ids)


def referrals_going_on(by) -> QuerySet[Referral]:
    """Sent by the actor's teams and without an answer, then accepted and not ended by or to them; oldest first."""
    waiting = _sent_by_us(by) & Q(state__in=UNANSWERED)
    under_way = _ours(by) & Q(state__in=UNDER_WAY)
    found = referrals_visible_to(by).filter(waiting | under_way)
    return found.annotate(answered=Q(state__in=UNDER_WAY)).order_by("answered", "sent_at", "pk")


def referrals_ended(by) -> QuerySet[Referral]:
    """Declined, completed, not completed, withdrawn: sent by or to the actor's teams; newest first."""
    return referrals_visible_to(by).filter(_ours(by), state__in=ENDED).order_by("-sent_at", "pk")


def referrals_come_back(by) -> QuerySet[Referral]:
    """Sent by the actor's teams and answered, ended or expired in the last days by somebody else; newest first."""
    since = clock.now() - NEWS_FOR
    news = ReferralStep.objects.filter(referral=OuterRef("pk"), state__in=NEWS, at__gte=since)
    news = news.filter(Q(by_id__isnull=True) | ~Q(by_id=by.user_id)).order_by("-at")
    moved = Q(answered_at__gte=since) | Q(ended_at__gte=since)  # few: only for them the steps are asked
    found = referrals_visible_to(by).filter(_sent_by_us(by), moved)
    return (
        found.annotate(news_at=Subquery(news.values("at")[:1]))
        .filter(news_at__isnull=False)
        .order_by("-news_at")
    )


def case_managers_of(city_id: UUID) -> QuerySet[User]:
    """Who may be given a case in this city, today."""
    current = Membership.objects.current().filter(city_id=city_id, roles__overlap=["case_manager"])
    return User.objects.filter(pk__in=current.values("user"), is_active=True).order_by("name")


def teams_of(by) -> QuerySet[Team]:
    """The city's teams, the actor's own first."""
    teams = Team.objects.filter(city_id=by.city_id, closed_on__isnull=True)
    return teams.annotate(ours=Q(pk__in=by.team_ids)).order_by("-ours", "name")


def services_of(by) -> QuerySet[Service]:
    """The directory's open services of the actor's city."""
    return Service.objects.filter(city_id=by.city_id, closed_on__isnull=True).select_related(
        "provider", "team"
    )
