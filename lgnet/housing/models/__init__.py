# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.housing.models.address import Address
from lgnet.housing.models.apart import Apart
from lgnet.housing.models.assignment import Assignment, PlaceDecision, Suggestion
from lgnet.housing.models.bed import Bed
from lgnet.housing.models.housing_request import HousingRequest, RequestMember, WhereNot
from lgnet.housing.models.housing_start import HousingStart
from lgnet.housing.models.instalment import Instalment, PaymentProof
from lgnet.housing.models.lease import Lease
from lgnet.housing.models.list_move import ListMove
from lgnet.housing.models.occupancy import Occupancy
from lgnet.housing.models.property import Property
from lgnet.housing.models.rental_support import RentalSupport
from lgnet.housing.models.running_cost import RunningCost
from lgnet.housing.models.stay import Stay
from lgnet.housing.models.team_limit import TeamLimit
from lgnet.housing.models.unit import Unit
from lgnet.housing.models.void import Void
from lgnet.housing.models.works import PlannedBed, Works

__all__ = [
    "Address",
    "Apart",
    "Assignment",
    "Bed",
    "HousingRequest",
    "HousingStart",
    "Instalment",
    "Lease",
    "ListMove",
    "Occupancy",
    "PaymentProof",
    "PlaceDecision",
    "PlannedBed",
    "Property",
    "RentalSupport",
    "RequestMember",
    "RunningCost",
    "Stay",
    "Suggestion",
    "TeamLimit",
    "Unit",
    "Void",
    "WhereNot",
    "Works",
]
