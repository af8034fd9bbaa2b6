# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the clock has to do: asked by jobs, with every team's eyes."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from lgnet.casework.choices import UNANSWERED
from lgnet.casework.codes import TERMS
from lgnet.casework.models import Referral, ReferralLink, Reminder
from lgnet.kernel import clock
from lgnet.people.models import Protection


def links_to_mail():
    """Ids of links whose message has not left."""
    waiting = ReferralLink.objects.filter(mailed_at__isnull=True, revoked_at__isnull=True).exclude(mail_to="")
    return waiting.order_by("made_at").values_list("pk", flat=True)


def _unanswered():
    return Referral.objects.filter(state__in=UNANSWERED, answer_by__isnull=False)


def without_term():
    """Ids of referrals that wait, sent before there was a term."""
    waiting = Referral.objects.filter(state__in=UNANSWERED, answer_by=None)
    return waiting.order_by("sent_at").values_list("pk", flat=True)


def expired():
    """Ids of referrals whose term is over."""
    return _unanswered().filter(answer_by__lt=clock.now()).order_by("answer_by").values_list("pk", flat=True)


def to_remind() -> list[tuple]:
    """Referral and days, where so many have passed and nothing was written of it: the latest, when a job was late."""
    now, found, days_of = clock.now(), [], sorted(TERMS["reminders_after_days"], reverse=True)
    reminded = set(_reminders())
    waiting = _reachable(
        _unanswered().filter(answer_by__gte=now, sent_at__lte=now - timedelta(days=days_of[-1]))
    )
    for referral_id, sent_at in waiting.order_by("sent_at").values_list("pk", "sent_at"):
        days = next(days for days in days_of if sent_at <= now - timedelta(days=days))
        if (referral_id, days) not in reminded:
            found.append((referral_id, days))
    return found


def _reachable(referrals):
    """A team here, or a body with a link that came by mail; nobody is written to about a protected person."""
    by_mail = ReferralLink.objects.filter(
        referral=OuterRef("pk"), revoked_at__isnull=True, valid_until__gte=clock.now()
    ).exclude(mail_to="")
    protected = Protection.objects.filter(person=OuterRef("person"), ended_at__isnull=True)
    return referrals.filter(Q(service__team__isnull=False) | Exists(by_mail), ~Exists(protected))


def _reminders():
    open_ones = Reminder.objects.filter(referral__state__in=UNANSWERED, referral__answer_by__isnull=False)
    return open_ones.values_list("referral_id", "after_days")


def level_of(referral: Referral) -> str:
    """How long it has waited: `calm`, `warning` from the first reminder on, `overdue` from the last."""
    first, *_between, last = sorted(TERMS["reminders_after_days"])
    waited = clock.now() - referral.sent_at
    if waited < timedelta(days=first):
        return "calm"
    return "overdue" if waited >= timedelta(days=last) else "warning"
