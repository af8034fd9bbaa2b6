# SPDX-License-Identifier: AGPL-3.0-or-later
"""Services of a spreadsheet: the new are added, the known stay as they are kept, of the wrong it is said why."""

from dataclasses import dataclass

from django.db import transaction

from lgnet.exchange.service_errors import NothingSaid
from lgnet.exchange.service_rows import described
from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Conflict, Invalid
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.models import Provider, Service
from lgnet.network.policies import may_keep_directory
from lgnet.trust import audit


@dataclass(frozen=True)
class Judged:
    number: int
    """Of the row in the file."""
    name: str
    provider: str
    is_new: bool
    why: str = ""
    """Why it is given back; empty for what is new or known."""


@transaction.atomic
def load_services(*, rows: list[list], language: str, by: Actor, trial: bool) -> list[Judged]:
    """Each row by itself; a `trial` does it all and takes it back. The same file twice adds nothing."""
    may_keep_directory(by)
    judged = [_judged(number, record, language, by) for number, record in rows]
    if trial:
        transaction.set_rollback(True)
    else:
        audit.record("exchange.services_loaded", by=by, added=sum(one.is_new for one in judged))
    return judged


def _judged(number: int, record: dict[str, str], language: str, by: Actor) -> Judged:
    name, provider = record.get("name", ""), record.get("organization", "")
    try:
        with transaction.atomic():
            return Judged(number, name, provider, _added(name, provider, record, language, by))
    except (Conflict, Invalid) as problem:
        return Judged(number, name, provider, False, f"{problem.words()} {problem.advice()}".strip())


def _added(name: str, provider: str, record: dict[str, str], language: str, by: Actor) -> bool:
    if not (name and provider):
        raise NothingSaid()
    told = described(record, language=language)
    giver = Provider.objects.filter(city_id=by.city_id, name=provider).first()
    if giver and Service.objects.filter(provider=giver, name=name).exists():
        return False
    add_service(provider=giver or add_provider(name=provider, by=by), by=by, **told)
    return True
