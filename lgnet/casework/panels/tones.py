# SPDX-License-Identifier: AGPL-3.0-or-later
"""The colour that goes with a word: the word says it all, the colour only helps."""

from lgnet.casework.choices import CaseState, Priority, ReferralState
from lgnet.people.choices import Eligibility

OF_CASE = {CaseState.OPEN: "success", CaseState.SUSPENDED: "warning", CaseState.CLOSED: "neutral"}
OF_PRIORITY = {Priority.HIGH: "danger", Priority.NORMAL: "neutral", Priority.LOW: "neutral"}
OF_ELIGIBILITY = {
    Eligibility.ELIGIBLE: "success", Eligibility.UNPROVEN: "warning", Eligibility.NOT_ELIGIBLE: "danger",
}  # fmt: skip
OF_REFERRAL = {
    ReferralState.SENT: "info", ReferralState.RECEIVED: "info", ReferralState.ACCEPTED: "success",
    ReferralState.DECLINED: "danger", ReferralState.STARTED: "success", ReferralState.COMPLETED: "success",
    ReferralState.NOT_COMPLETED: "warning", ReferralState.WITHDRAWN: "neutral",
    ReferralState.EXPIRED: "danger",
}  # fmt: skip
