# SPDX-License-Identifier: AGPL-3.0-or-later
"""A referral: what the service was told, where it stands, and who can do what next."""

from django.template.response import TemplateResponse
from django.utils.translation import get_language

from lgnet.casework.choices import UNANSWERED
from lgnet.casework.codes import DECLINE_REASONS, consequence
from lgnet.casework.models import Referral
from lgnet.casework.panels import tones
from lgnet.casework.policies import (
    REFERRAL_MOVES,
    is_receiver,
    may_make_link,
    may_read_cases,
    may_read_referrals,
    may_refer,
)
from lgnet.casework.queries import ANSWER_EXPECTED_WITHIN, get_referral
from lgnet.casework.queries.links import live_link_of
from lgnet.casework.queries.sharing import told
from lgnet.casework.web.timeline import steps_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.codes import need_label
from lgnet.trust import audit

BY_ONE_BUTTON = {"receive", "start"}


def moves_for(referral: Referral, by) -> list[dict]:
    """The next moves, those that need nothing more than a press marked so."""
    moves = REFERRAL_MOVES.open_to(by, referral.state, referral=referral)
    return [{"move": move, "at_once": move.name in BY_ONE_BUTTON} for move in moves]


def is_late(referral: Referral) -> bool:
    return referral.state in UNANSWERED and clock.now() - referral.sent_at > ANSWER_EXPECTED_WITHIN


def outside(referral: Referral, by) -> dict | None:
    """The link for a service without an account: there, or to be made."""
    if referral.service.team_id or not may_make_link.allows(by, referral=referral):
        return None
    link = live_link_of(referral)
    if link is None and referral.state not in UNANSWERED:
        return None
    return {"link": link, "openings": link.opened_at[-1] if link and link.opened_at else None}


@city_page(may_read_referrals)
def referral(request, by, referral_id):
    found = get_referral(by, referral_id)
    audit.shown("casework.referral_shown", by=by, people=[found.person_id], target=found)
    language = get_language()
    return TemplateResponse(
        request,
        "casework/referral.html",
        {
            "referral": found,
            "tone": tones.OF_REFERRAL[found.state],
            "late": is_late(found),
            "need": need_label(found.need),
            "told": told(found.person, found.shared),
            "steps": steps_of(found, request.city),
            "moves": moves_for(found, by),
            "receiver": is_receiver(by, found),
            "outside": outside(found, by),
            "reminders": found.reminders.all(),
            "sees_case": may_read_cases.allows(by),
            "decline_reason": DECLINE_REASONS.label(found.decline_reason, language),
            "consequence": consequence(found.decline_reason, language),
            "may_refer_again": may_refer.allows(by, case=found.case) and found.case.closed_at is None,
        },
    )
