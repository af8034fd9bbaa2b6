# SPDX-License-Identifier: AGPL-3.0-or-later
"""What case work itself puts on "My day"."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lgnet.casework import slots
from lgnet.casework.codes import TERMS
from lgnet.casework.models import Task
from lgnet.casework.panels import tones
from lgnet.casework.policies import may_have_tasks, may_receive_cases
from lgnet.casework.queries import (
    referrals_come_back,
    referrals_overdue,
    referrals_to_answer,
)
from lgnet.casework.queries.assessments import with_assessment_due
from lgnet.casework.queries.cases import open_cases_of
from lgnet.casework.queries.permits_ending import permits_ending
from lgnet.casework.queries.plans import steps_due
from lgnet.casework.queries.tasks import tasks_due, tasks_soon
from lgnet.casework.queries.terms import level_of
from lgnet.casework.queries.transfers import transfers_to_answer
from lgnet.casework.slots import MOST_LINES, Line, Section
from lgnet.kernel import clock
from lgnet.outreach.appointments import my_appointments
from lgnet.outreach.policies import may_keep_appointments, may_read_contacts, may_read_requests, waiting_level
from lgnet.outreach.queries import follow_ups_due, waiting_requests

SOME = slice(MOST_LINES + 1)
MONTH = timedelta(days=30)
TONE_OF_LEVEL = {"calm": "neutral", "warning": "warning", "overdue": "danger"}


def register() -> None:
    for section in SECTIONS:
        slots.on_my_day(section)


def _task(task: Task, city) -> Line:
    late = (clock.today() - task.due_on).days
    words = ngettext("%(days)d day late", "%(days)d days late", late) % {"days": late}
    return Line(
        task.what, reverse("casework:task", args=[city.slug, task.pk]), str(task.person or ""), task.due_on,
        "danger" if late > 0 else "neutral", words if late > 0 else "", task.person_id, task,
    )  # fmt: skip


def due(by, city) -> list[Line]:
    return [_task(task, city) for task in tasks_due(by)[SOME]]


def soon(by, city) -> list[Line]:
    return [_task(task, city) for task in tasks_soon(by)[SOME]]


def _permit(case, city) -> Line:
    ends, today = case.permit_ends, clock.today()
    left = (ends - today).days
    if left < 0:
        tone, badge = "danger", _("expired")
    else:
        tone = "warning" if ends <= today + MONTH else "neutral"
        badge = (
            ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left} if left else _("today")
        )
    url = reverse("people:person", args=[city.slug, case.person_id])
    return Line(str(case.person), url, "", ends, tone, badge, case.person_id)


def permits(by, city) -> list[Line]:
    """Of the people I follow: those that end within 60 days or have ended, until the renewal is asked for."""
    return [_permit(case, city) for case in permits_ending(by)[SOME]]


def _referral(referral, city, tone: str, badge: str) -> Line:
    return Line(
        str(referral.service), reverse("casework:referral", args=[city.slug, referral.pk]), str(referral.person),
        referral.sent_at.astimezone(clock.ROME).date(), tone, badge, referral.person_id,
    )  # fmt: skip


def unanswered(by, city) -> list[Line]:
    """Sent over a week ago by my teams, without an answer."""
    return [_referral(one, city, "danger", _("call")) for one in referrals_overdue(by)[SOME]]


def come_back(by, city) -> list[Line]:
    """What services have answered, or what came of it, in the last days: nobody has to ask for it."""
    return [
        _referral(one, city, tones.OF_REFERRAL[one.state], str(one.get_state_display()).lower())
        for one in referrals_come_back(by)[SOME]
    ]


def from_other_cities(by, city) -> list[Line]:
    """Cases that another city offers to this one; nobody is named before the page is opened."""
    return [
        Line(
            str(one.from_city), reverse("casework:arriving", args=[city.slug, one.pk]), "",
            one.offered_at.astimezone(clock.ROME).date(), "info",
        )
        for one in transfers_to_answer(by)[SOME]
    ]  # fmt: skip


def to_answer(by, city) -> list[Line]:
    """Sent to a service of my teams: the reminder of a colleague's service stands here, by the days it has waited."""
    return [_referral(one, city, *_pressing(one)) for one in referrals_to_answer(by)[SOME]]


def _pressing(referral) -> tuple[str, str]:
    """Tone and badge: from the first reminder on it says since when it waits."""
    days, first = (clock.now() - referral.sent_at).days, min(TERMS["reminders_after_days"])
    if days < first:
        return "info", ""
    words = ngettext("waits for %(days)d day", "waits for %(days)d days", days) % {"days": days}
    return TONE_OF_LEVEL[level_of(referral)], words


def _assessment(case, city) -> Line:
    url = reverse("casework:assess", args=[city.slug, case.pk])
    never = case.last_assessed is None
    return Line(
        str(case.person), url, "" if never else _("last one"), case.last_assessed, "warning" if never else "neutral",
        _("never assessed") if never else "", case.person_id,
    )  # fmt: skip


def assessments(by, city) -> list[Line]:
    """Of the cases I follow: never assessed, or not for half a year."""
    return [_assessment(case, city) for case in with_assessment_due(open_cases_of(by))[SOME]]


def _step(step, city) -> Line:
    late = step.by_when < clock.today()
    url = reverse("casework:plan", args=[city.slug, step.goal.case_id])
    person = str(step.person)
    hers = step.who == person  # she is named once
    return Line(
        step.what if hers else f"{step.who}: {step.what}", url, person, step.by_when, "danger" if late else "neutral",
        _("late") if late else "", step.person_id,
    )  # fmt: skip


def steps(by, city) -> list[Line]:
    """What somebody was to do by today for a goal of a person I follow."""
    return [_step(one, city) for one in steps_due(by)[SOME]]


def _contact(contact, city) -> Line:
    late = contact.follow_up_on < clock.today()
    note = " · ".join(filter(None, (contact.place, contact.follow_up_note)))
    return Line(
        contact.who, reverse("outreach:contact", args=[city.slug, contact.pk]), note, contact.follow_up_on,
        "warning" if late else "neutral", _("late") if late else "", contact.person_id,
    )  # fmt: skip


def call_back(by, city) -> list[Line]:
    """Whom I, or my team, promised to meet again by today."""
    ours = Q(recorded_by=by.user_id) | Q(team_id__in=by.team_ids)
    return [_contact(one, city) for one in follow_ups_due(by).filter(ours)[SOME]]


def _appointment(one, city) -> Line:
    late = one.ends_at < clock.now()
    hour = one.starts_at.astimezone(clock.ROME).strftime("%H:%M")
    guest = one.guests[0]
    return Line(
        f"{hour} {guest.who}", reverse("appointments:appointment", args=[city.slug, one.pk]), one.site.name, None,
        "warning" if late else "neutral", _("came, or not?") if late else "", guest.person_id,
    )  # fmt: skip


def appointments(by, city) -> list[Line]:
    """With me, of which nobody has said yet how it went; not those whose person is protected from me."""
    return [_appointment(one, city) for one in my_appointments(by)[SOME] if one.guests]


def _request(asked, city) -> Line:
    waited = clock.now() - asked.clock_from
    hours = int(waited / timedelta(hours=1))
    badge = ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    return Line(
        asked.contact.who, reverse("casework:take", args=[city.slug, asked.pk]), asked.contact.place, None,
        TONE_OF_LEVEL[waiting_level(waited)], badge, asked.person_id,
    )  # fmt: skip


def requests(by, city) -> list[Line]:
    """Who waits to be taken in charge, the longest first."""
    return [_request(one, city) for one in waiting_requests(by)[SOME]]


SECTIONS = [
    Section("due", gettext_lazy("To do today"), may_have_tasks, due, 10, "check-circle", "casework:tasks",
            "casework/my_day/tasks.html"),
    Section("requests", gettext_lazy("Who waits to be taken in charge"), may_read_requests, requests, 20, "clock",
            "outreach:requests"),
    Section("unanswered", gettext_lazy("Referrals without an answer for over a week"), may_have_tasks, unanswered, 30,
            "warning-circle", "casework:referrals"),
    Section("come-back", gettext_lazy("What services have answered"), may_have_tasks, come_back, 33,
            "exchange-circle", "casework:referrals"),
    Section("to-answer", gettext_lazy("Referrals that wait for your team's answer"), may_have_tasks, to_answer, 35,
            "exchange-circle", "casework:referrals"),
    Section("from-other-cities", gettext_lazy("Cases that other cities offer"), may_receive_cases, from_other_cities,
            36, "exchange-circle", "casework:transfers"),
    Section("permits", gettext_lazy("Permits that end within 60 days"), may_have_tasks, permits, 40, "card",
            "casework:permits"),
    Section("steps", gettext_lazy("Steps of plans that are due"), may_have_tasks, steps, 45, "flag", "casework:cases"),
    Section("assessments", gettext_lazy("Assessments that are due"), may_have_tasks, assessments, 60, "chart-line",
            "casework:cases"),
    Section("call-back", gettext_lazy("To meet or call again"), may_read_contacts, call_back, 50, "telephone",
            "outreach:follow_ups"),
    Section("appointments", gettext_lazy("My appointments of today"), may_keep_appointments, appointments, 15,
            "calendar", "appointments:calendar"),
    Section("soon", gettext_lazy("To do within a week"), may_have_tasks, soon, 90, "calendar", "casework:tasks",
            "casework/my_day/tasks.html"),
]  # fmt: skip
