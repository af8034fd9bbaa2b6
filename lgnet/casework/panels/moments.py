# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happened in a case, as moments of a timeline: its moves, its referrals' steps, its diary."""

from datetime import datetime, time

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lgnet.casework.choices import ReferralState
from lgnet.casework.codes import CLOSING_REASONS, DECLINE_REASONS, INTERVENTIONS, OUTCOMES
from lgnet.casework.models import Assessment, CaseStep, Intervention, Plan, Referral, ReferralStep
from lgnet.casework.panels import tones
from lgnet.kernel import clock
from lgnet.network.models import City
from lgnet.people.story import Moment

CASE_WORDS = {
    "open": gettext_lazy("Taken in charge"), "suspend": gettext_lazy("Case suspended"),
    "resume": gettext_lazy("Case resumed"), "close": gettext_lazy("Case closed"),
    "reopen": gettext_lazy("Case reopened"), "hand_over": gettext_lazy("Handed over"),
}  # fmt: skip


def case_step_moment(step: CaseStep) -> Moment:
    language = get_language()
    words = [
        CLOSING_REASONS.label(step.reason, language) if step.reason else "",
        OUTCOMES.label(step.outcome, language) if step.outcome else "",
        step.note,
    ]
    return Moment(
        step.at, str(CASE_WORDS[step.move]), " · ".join(filter(None, words)), "folder", "success", step.by_id
    )


def _step_words(step: ReferralStep, referral: Referral) -> str:
    words = [step.note]
    if step.told_by:
        words.append(_("told by %(who)s") % {"who": step.told_by})
    if step.state == ReferralState.DECLINED:
        words.insert(0, DECLINE_REASONS.label(referral.decline_reason, get_language()))
    if step.state in (ReferralState.COMPLETED, ReferralState.NOT_COMPLETED):
        words.insert(0, referral.outcome)
    return " · ".join(filter(None, words))


def referral_step_moment(step: ReferralStep, referral: Referral, city: City, *, with_service: bool) -> Moment:
    state = step.get_state_display()
    title = _("Referral to %(service)s: %(state)s") % {"service": referral.service, "state": state.lower()}
    return Moment(
        step.at, title if with_service else state, _step_words(step, referral), "exchange-circle",
        tones.OF_REFERRAL[step.state], step.by_id,
        href=reverse("casework:referral", args=[city.slug, referral.pk]) if with_service else "",
    )  # fmt: skip


def _hour_of(written: Intervention | Assessment) -> datetime:
    """When it was written, or noon of its day: the diary knows no hour."""
    same_day = written.written_at.astimezone(clock.ROME).date() == written.on
    return written.written_at if same_day else datetime.combine(written.on, time(12), clock.ROME)


def diary_moment(entry: Intervention, city: City) -> Moment:
    title = INTERVENTIONS.label(entry.kind, get_language())
    words = Truncator(entry.words).chars(160)
    return Moment(
        _hour_of(entry), title, words, "note", "neutral", entry.written_by,
        href=reverse("casework:diary", args=[city.slug, entry.case_id]),
    )  # fmt: skip


def assessment_moment(made: Assessment, city: City) -> Moment:
    title = _("Assessment: %(moment)s") % {"moment": made.get_moment_display().lower()}
    return Moment(
        _hour_of(made), title, "", "chart-line", "neutral", made.written_by,
        href=reverse("casework:assessments", args=[city.slug, made.case_id]),
    )  # fmt: skip


def plan_moment(plan: Plan, city: City) -> Moment:
    return Moment(
        plan.agreed_at, _("Plan agreed with the person"), "", "flag", "success", plan.agreed_by,
        href=reverse("casework:plan", args=[city.slug, plan.case_id]),
    )  # fmt: skip
