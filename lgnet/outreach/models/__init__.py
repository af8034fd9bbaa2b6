# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.outreach.models.contact import Contact, ContactNeed
from lgnet.outreach.models.take_charge_request import TakeChargeRequest

__all__ = ["Contact", "ContactNeed", "TakeChargeRequest"]
