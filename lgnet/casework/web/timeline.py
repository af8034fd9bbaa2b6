# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has happened, in order: contacts, the case's moves, its referrals' steps, its diary."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lgnet.casework.choices import ReferralState
from lgnet.casework.codes import CLOSING_REASONS, DECLINE_REASONS, INTERVENTIONS, OUTCOMES
from lgnet.casework.models import Case, CaseStep, Intervention, Referral, ReferralStep
from lgnet.casework.queries.diary import diary_of
from lgnet.casework.panels import tones
from lgnet.kernel import clock
from lgnet.network.models import City
from lgnet.outreach.codes import need_label
from lgnet.outreach.models import Contact
from lgnet.outreach.queries import contacts_of, names_of

CASE_WORDS = {
    "open": gettext_lazy("Taken in charge"), "suspend": gettext_lazy("Case suspended"),
    "resume": gettext_lazy("Case resumed"), "close": gettext_lazy("Case closed"),
    "reopen": gettext_lazy("Case reopened"), "hand_over": gettext_lazy("Handed over"),
}  # fmt: skip


@dataclass
class Moment:
    at: datetime
    title: str
    text: str = ""
    icon: str = "clock"
    tone: str = "info"
    by_id: UUID | None = None
    by: str = ""
    href: str = ""


def _contact(contact: Contact, city: City) -> Moment:
    needs = ", ".join(need_label(need.code) for need in contact.needs.all())
    return Moment(
        contact.happened_at, f"{contact.get_source_display()}: {contact.place}", needs, "map-marker", "neutral",
        contact.recorded_by, href=reverse("outreach:contact", args=[city.slug, contact.pk]),
    )  # fmt: skip


def _case_step(step: CaseStep) -> Moment:
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


def _referral_step(step: ReferralStep, referral: Referral, city: City, *, with_service: bool) -> Moment:
    state = step.get_state_display()
    title = _("Referral to %(service)s: %(state)s") % {"service": referral.service, "state": state.lower()}
    return Moment(
        step.at, title if with_service else state, _step_words(step, referral), "exchange-circle",
        tones.OF_REFERRAL[step.state], step.by_id,
        href=reverse("casework:referral", args=[city.slug, referral.pk]) if with_service else "",
    )  # fmt: skip


def _named(moments: list[Moment]) -> list[Moment]:
    names = names_of(moment.by_id for moment in moments)
    for moment in moments:
        moment.by = names.get(moment.by_id, "")
    return moments


def _intervention(entry: Intervention, city: City) -> Moment:
    """When it was written, or at noon of its day: the diary knows no hour."""
    same_day = entry.written_at.astimezone(clock.ROME).date() == entry.on
    at = entry.written_at if same_day else datetime.combine(entry.on, time(12), clock.ROME)
    title = INTERVENTIONS.label(entry.kind, get_language())
    words = Truncator(entry.words).chars(160)
    return Moment(
        at, title, words, "note", "neutral", entry.written_by,
        href=reverse("casework:diary", args=[city.slug, entry.case_id]),
    )  # fmt: skip


def timeline_of(case: Case, city: City) -> list[Moment]:
    """Everything since the wait began, newest first. Five queries, however long it is."""
    begins = case.first_contact_at or case.opened_at
    contacts = contacts_of(case.person).filter(happened_at__gte=begins).prefetch_related("needs")
    if case.closed_at:
        contacts = contacts.filter(happened_at__lte=case.closed_at)
    steps = ReferralStep.objects.filter(referral__case=case).select_related("referral__service")
    moments = [_contact(contact, city) for contact in contacts]
    moments += [_intervention(entry, city) for entry in diary_of(case)]
    moments += [_case_step(step) for step in case.steps.all()]
    moments += [_referral_step(step, step.referral, city, with_service=True) for step in steps]
    return _named(sorted(moments, key=lambda moment: moment.at, reverse=True))


def steps_of(referral: Referral, city: City) -> list[Moment]:
    """A referral's own steps, newest first."""
    moments = [_referral_step(step, referral, city, with_service=False) for step in referral.steps.all()]
    return _named(moments[::-1])
