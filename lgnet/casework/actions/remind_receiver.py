# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.mail_link import mail_out
from lgnet.casework.choices import UNANSWERED, ReminderWay
from lgnet.casework.models import Referral, Reminder
from lgnet.casework.policies import may_let_expire
from lgnet.casework.queries.links import live_link_of
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def remind_receiver(*, referral: Referral, after_days: int, by: Actor) -> Reminder | None:
    """Once for each of the days that data name. A body with a link gets it once more, a team here finds the reminder
    among its referrals; who can be reached in neither way is to be called, and nothing is written down.

    A mail that can't leave takes the reminder back with it: the next hour tries again.
    """
    may_let_expire(by, referral=referral)
    state = Referral.objects.select_for_update().values_list("state", flat=True).get(pk=referral.pk)
    link = live_link_of(referral)
    way = ReminderWay.INBOX if referral.service.team_id else ReminderWay.MAIL
    if state not in UNANSWERED or (way == ReminderWay.MAIL and not (link and link.mail_to)):
        return None
    reminder, new = Reminder.objects.get_or_create(
        referral=referral, after_days=after_days, defaults={"person_id": referral.person_id, "way": way}
    )
    if not new:
        return None
    audit.record(
        "casework.receiver_reminded", by=by, target=referral, people=[referral.person_id], way=str(way)
    )
    if way == ReminderWay.MAIL:
        mail_out(link, reminder=True)
    return reminder
