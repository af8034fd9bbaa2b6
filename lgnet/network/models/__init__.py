# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.network.models.city import City
from lgnet.network.models.directory import Provider, Service
from lgnet.network.models.invitation import Invitation
from lgnet.network.models.membership import Membership
from lgnet.network.models.organisation import Organisation, OrganisationCode
from lgnet.network.models.partnership import Partnership
from lgnet.network.models.programme import Programme, ProgrammeText
from lgnet.network.models.site import Site
from lgnet.network.models.statement import ReportedResult, Statement
from lgnet.network.models.team import Team, TeamMember

__all__ = [
    "City",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationCode",
    "Partnership",
    "Programme",
    "ProgrammeText",
    "Provider",
    "ReportedResult",
    "Service",
    "Site",
    "Statement",
    "Team",
    "TeamMember",
]
