# SPDX-License-Identifier: AGPL-3.0-or-later
"""What accepting and declining have in common: who answers, and in whose name."""

from lgnet.casework.errors import ToldByWhom
from lgnet.casework.models import Referral
from lgnet.casework.policies import is_receiver, may_answer_referral
from lgnet.kernel.actor import Actor


def answered_for(referral: Referral, by: Actor, told_by: str) -> str:
    """Empty when the service's own team answers; else who at the service said so, which is then required."""
    may_answer_referral(by, referral=referral)
    if is_receiver(by, referral):
        return ""
    if not told_by.strip():
        raise ToldByWhom()
    return told_by.strip()
