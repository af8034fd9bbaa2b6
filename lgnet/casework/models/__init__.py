# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.casework.models.assessment import Assessment
from lgnet.casework.models.case import Case
from lgnet.casework.models.case_file import EntryFile, NoteFile
from lgnet.casework.models.handover import HandedCase, Handover
from lgnet.casework.models.intervention import Intervention
from lgnet.casework.models.parcel_file import ParcelFile
from lgnet.casework.models.plan import Goal, GoalStep, Plan
from lgnet.casework.models.referral import Referral
from lgnet.casework.models.referral_link import ReferralLink
from lgnet.casework.models.reminder import Reminder
from lgnet.casework.models.restricted_note import RestrictedNote
from lgnet.casework.models.steps import CaseStep, ReferralStep
from lgnet.casework.models.task import Task
from lgnet.casework.models.transfer import Arrival, Departure, Parcel, Transfer

__all__ = [
    "Arrival",
    "Assessment",
    "Case",
    "CaseStep",
    "Departure",
    "EntryFile",
    "Goal",
    "GoalStep",
    "HandedCase",
    "Handover",
    "Intervention",
    "NoteFile",
    "Parcel",
    "ParcelFile",
    "Plan",
    "Referral",
    "ReferralLink",
    "ReferralStep",
    "Reminder",
    "RestrictedNote",
    "Task",
    "Transfer",
]
