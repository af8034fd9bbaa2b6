# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service of the directory must say before it is kept."""

from lgnet.network.errors import ConfidentialAddress, NoNeed, NotReachable, UnknownNeed
from lgnet.network.models import Service
from lgnet.network.policies import require_own_city
from lgnet.network.slots import lent


def check_service(service: Service, *, by) -> None:
    """Raises NotInThisCity, NoNeed, UnknownNeed, NotReachable, ConfidentialAddress."""
    require_own_city(by, service.provider.city_id)
    if service.team:
        require_own_city(by, service.team.city_id)
    _answers_needs(service.needs)
    if service.confidential_address and (service.address or service.latitude is not None):
        raise ConfidentialAddress()
    if not (service.address or service.phone or service.email):
        raise NotReachable()


def _answers_needs(needs: list[str]) -> None:
    if not needs:
        raise NoNeed()
    unknown = [code for code in needs if code not in lent("needs")]
    if unknown:
        raise UnknownNeed(value=unknown[0])
