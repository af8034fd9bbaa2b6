# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has happened, in order: contacts, the case's moves, its referrals' steps, its diary."""

from lgnet.casework.models import Case, Referral, ReferralStep
from lgnet.casework.panels.moments import case_step_moment, diary_moment, referral_step_moment
from lgnet.casework.queries.diary import diary_of
from lgnet.casework.slots import told_of_case
from lgnet.network.models import City
from lgnet.outreach.panels import contact_moment
from lgnet.outreach.queries import contacts_of
from lgnet.people.story import Moment, named


def timeline_of(case: Case, city: City) -> list[Moment]:
    """Everything since the wait began, newest first. Five queries and those of contexts above, however long it is."""
    begins = case.first_contact_at or case.opened_at
    contacts = contacts_of(case.person).filter(happened_at__gte=begins).prefetch_related("needs")
    if case.closed_at:
        contacts = contacts.filter(happened_at__lte=case.closed_at)
    steps = ReferralStep.objects.filter(referral__case=case).select_related("referral__service")
    moments = [contact_moment(contact, city) for contact in contacts]
    moments += [diary_moment(entry, city) for entry in diary_of(case)]
    moments += [case_step_moment(step) for step in case.steps.all()]
    moments += [referral_step_moment(step, step.referral, city, with_service=True) for step in steps]
    moments += told_of_case(case, city)
    return named(sorted(moments, key=lambda moment: moment.at, reverse=True))


def steps_of(referral: Referral, city: City) -> list[Moment]:
    """A referral's own steps, newest first."""
    moments = [
        referral_step_moment(step, referral, city, with_service=False) for step in referral.steps.all()
    ]
    return named(moments[::-1])
