# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.housing.models.address import Address
from lgnet.housing.models.bed import Bed
from lgnet.housing.models.occupancy import Occupancy
from lgnet.housing.models.property import Property
from lgnet.housing.models.unit import Unit

__all__ = ["Address", "Bed", "Occupancy", "Property", "Unit"]
