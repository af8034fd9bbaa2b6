# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from lgnet.kernel.actor import Actor
from lgnet.network.errors import InUse
from lgnet.network.models import Provider, Service
from lgnet.network.policies import may_set_up_directory, require_own_city
from lgnet.trust import audit


def remove_service(*, service: Service, by: Actor) -> None:
    """It was never meant to be here: a file brought by mistake. Raises InUse, also where the doer can't see by whom."""
    _remove(service, by)


def remove_provider(*, provider: Provider, by: Actor) -> None:
    """Raises InUse, while it gives a service."""
    _remove(provider, by)


def _remove(entry: Service | Provider, by: Actor) -> None:
    may_set_up_directory(by)
    require_own_city(by, entry.city_id)
    try:
        with transaction.atomic():
            audit.record(f"network.{entry._meta.model_name}_removed", by=by, target=entry)
            entry.delete()
            connection.check_constraints()
    except (ProtectedError, IntegrityError) as refusal:
        raise InUse(name=entry.name) from refusal
