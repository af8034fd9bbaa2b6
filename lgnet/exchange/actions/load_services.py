# SPDX-License-Identifier: AGPL-3.0-or-later
"""Services of a spreadsheet: the new are added, the known stay as they are kept, of the wrong it is said why."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from lgnet.exchange import contents
from lgnet.exchange.actions.upload_file import tidy_name
from lgnet.exchange.columns import plain
from lgnet.exchange.models import RememberedColumns, ServiceImport
from lgnet.exchange.service_errors import NothingSaid
from lgnet.exchange.service_left import digest
from lgnet.exchange.service_rows import Table, described, record_of
from lgnet.kernel import clock
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
    service: Service | None = None
    """The new one."""
    why: str = ""
    """Why it is given back; empty for what is new or known."""

    @property
    def is_new(self) -> bool:
        return self.service is not None


@transaction.atomic
def try_services(*, table: Table, columns: Mapping[str, str], language: str, by: Actor) -> list[Judged]:
    """What would become of each row: it is all done, and taken back at once."""
    may_keep_directory(by)
    judged = _all(table, columns, language, by)
    transaction.set_rollback(True)
    return judged


@transaction.atomic
def load_services(*, table: Table, columns: Mapping[str, str], language: str, by: Actor) -> list[Judged]:
    """Each row by itself. The same file twice adds nothing. The city remembers its columns."""
    may_keep_directory(by)
    before = set(Provider.objects.filter(city_id=by.city_id).values_list("pk", flat=True))
    judged = _all(table, columns, language, by)
    _remember(table, columns, by=by)
    if any(one.is_new for one in judged):
        _note(table.file_name, judged, before, by=by)
    return judged


def _note(file_name: str, judged: list[Judged], before: set, *, by: Actor) -> None:
    """What it wrote, so that it can be taken back. `before`: who gave services before."""
    new = [one.service for one in judged if one.service]
    givers = {one.provider_id for one in new} - before
    file = ServiceImport.objects.create(
        file_name=tidy_name(file_name), written_by=by.user_id,
        given_back=sum(bool(one.why) for one in judged),
        known=sum(not one.why and not one.service for one in judged),
        services={str(one.pk): digest(one) for one in _as_kept(Service, [one.pk for one in new])},
        providers={str(one.pk): digest(one) for one in _as_kept(Provider, list(givers))},
    )  # fmt: skip
    audit.record("exchange.services_loaded", by=by, target=file, added=len(new))


def remembered(table: Table, *, by: Actor) -> dict[str, str] | None:
    """What the city said of the columns of a file with this header."""
    kept = RememberedColumns.objects.filter(city_id=by.city_id, signature=_signature(table, by)).first()
    return dict(kept.columns) if kept else None


def _remember(table: Table, columns: Mapping[str, str], *, by: Actor) -> None:
    RememberedColumns.objects.update_or_create(
        city_id=by.city_id, signature=_signature(table, by),
        defaults={"columns": dict(columns), "used_at": clock.now()},
    )  # fmt: skip


def _signature(table: Table, by: Actor) -> bytes:
    """Keyed, and for services only: the same header of people has a memory of its own."""
    return contents.keyed(by.city_id, "services.header", "\n".join(map(plain, table.header)))


def _as_kept(model, ids: list) -> list:
    """As the database has them: what it rounds is no change."""
    return list(model.objects.filter(pk__in=ids))


def _all(table: Table, columns: Mapping[str, str], language: str, by: Actor) -> list[Judged]:
    return [_judged(number, record_of(cells, columns), language, by) for number, cells in table.rows]


def _judged(number: int, record: dict[str, str], language: str, by: Actor) -> Judged:
    name, provider = record.get("name", ""), record.get("organization", "")
    try:
        with transaction.atomic():
            return Judged(number, name, provider, _added(name, provider, record, language, by))
    except (Conflict, Invalid) as problem:
        return Judged(number, name, provider, why=f"{problem.words()} {problem.advice()}".strip())


def _added(name: str, provider: str, record: dict[str, str], language: str, by: Actor) -> Service | None:
    if not (name and provider):
        raise NothingSaid()
    told = described(record, language=language)
    giver = Provider.objects.filter(city_id=by.city_id, name=provider).first()
    if giver and Service.objects.filter(provider=giver, name=name).exists():
        return None
    return add_service(provider=giver or add_provider(name=provider, by=by), by=by, **told)
