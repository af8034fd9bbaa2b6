# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.people.models.contact_point import ContactPoint
from lgnet.people.models.deletion import Deletion
from lgnet.people.models.household import Household, HouseholdMember
from lgnet.people.models.identifier import Identifier
from lgnet.people.models.likely_pair import LikelyPair
from lgnet.people.models.name_key import NameKey
from lgnet.people.models.notice_given import NoticeGiven
from lgnet.people.models.pair_decision import PairDecision
from lgnet.people.models.permit import Permit
from lgnet.people.models.permit_file import PermitFile
from lgnet.people.models.person import Person
from lgnet.people.models.person_copy import PersonCopy
from lgnet.people.models.protection import Protection
from lgnet.people.models.tie import Tie
from lgnet.people.models.urgent_access import UrgentAccess
from lgnet.people.models.vulnerability import Vulnerability

__all__ = [
    "Deletion",
    "ContactPoint",
    "Household",
    "HouseholdMember",
    "Identifier",
    "LikelyPair",
    "NameKey",
    "NoticeGiven",
    "PairDecision",
    "Permit",
    "PermitFile",
    "Person",
    "PersonCopy",
    "Protection",
    "Tie",
    "UrgentAccess",
    "Vulnerability",
]
