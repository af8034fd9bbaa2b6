# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beds of a spreadsheet with their rooms and houses: the new are added, the known stay, of the wrong it is said why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from lgnet.exchange import contents
from lgnet.exchange.columns import plain
from lgnet.exchange.house_errors import NoBedSaid
from lgnet.exchange.house_rows import REQUIRED, bed_told, for_whom, house_told, record_of
from lgnet.exchange.models import HouseImport, RememberedColumns
from lgnet.exchange.service_rows import Table
from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.actions.take_back_stock import take_back_stock
from lgnet.housing.models import Bed, Property, Unit
from lgnet.housing.policies import may_keep_houses
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Conflict, Denied, Invalid
from lgnet.network.policies import require_own_city
from lgnet.trust import audit


@dataclass
class Judged:
    number: int
    """Of the row in the file."""
    name: str
    new: dict[str, str] = field(default_factory=dict)
    """Ids of what it wrote, by bed, unit, house; empty when the bed is there already."""
    why: str = ""
    """Why it is given back."""

    @property
    def is_new(self) -> bool:
        return bool(self.new)


@transaction.atomic
def try_houses(*, table: Table, columns: Mapping[str, str], by: Actor) -> list[Judged]:
    """What would become of each row: it is all done, and taken back at once."""
    may_keep_houses(by)
    judged = _all(table, columns, by)
    transaction.set_rollback(True)
    return judged


@transaction.atomic
def load_houses(*, table: Table, columns: Mapping[str, str], by: Actor) -> list[Judged]:
    """Each row by itself. The same file twice adds nothing. The city remembers its columns."""
    may_keep_houses(by)
    judged = _all(table, columns, by)
    RememberedColumns.objects.update_or_create(
        city_id=by.city_id, signature=_signature(table, by),
        defaults={"columns": dict(columns), "used_at": clock.now()},
    )  # fmt: skip
    if any(one.is_new for one in judged):
        new = {
            what: [one.new[what] for one in judged if what in one.new] for what in ("bed", "unit", "house")
        }
        file = HouseImport.objects.create(
            written_by=by.user_id, beds=new["bed"], units=new["unit"],
            houses=new["house"],
        )  # fmt: skip
        audit.record("exchange.houses_loaded", by=by, target=file, added=len(new["bed"]))
    return judged


@transaction.atomic
def undo_houses(*, file: HouseImport, by: Actor) -> list[str]:
    """Names of what stays because it has been used since. Twice is once."""
    may_keep_houses(by)
    require_own_city(by, file.city_id)
    file = HouseImport.objects.select_for_update().get(pk=file.pk)
    if file.undone_at:
        return []
    file.undone_at = clock.now()
    file.save(update_fields=["undone_at"])
    audit.record("exchange.houses_taken_back", by=by, target=file)
    return take_back_stock(beds=file.beds, units=file.units, houses=file.houses, by=by)


def remembered(table: Table, *, by: Actor) -> dict[str, str] | None:
    """What the city said of the columns of a file with this header."""
    kept = RememberedColumns.objects.filter(city_id=by.city_id, signature=_signature(table, by)).first()
    return dict(kept.columns) if kept else None


def _signature(table: Table, by: Actor) -> bytes:
    return contents.keyed(by.city_id, "houses.header", "\n".join(map(plain, table.header)))


def _all(table: Table, columns: Mapping[str, str], by: Actor) -> list[Judged]:
    return [_judged(number, record_of(cells, columns), by) for number, cells in table.rows]


def _judged(number: int, record: dict[str, str], by: Actor) -> Judged:
    name = " · ".join(record.get(field, "") for field in REQUIRED)
    try:
        with transaction.atomic():
            return Judged(number, name, _added(record, by))
    except (Conflict, Invalid, Denied) as problem:
        return Judged(number, name, why=f"{problem.words()} {problem.advice()}".strip())


def _added(record: dict[str, str], by: Actor) -> dict[str, str]:
    """A house or room that is there stays as it is kept."""
    if any(not record.get(field) for field in REQUIRED):
        raise NoBedSaid()
    new, home = {}, Property.objects.filter(name=record["house"]).first()
    if home is None:
        home = add_property(by=by, **house_told(record, by=by))
        new["house"] = str(home.pk)
    unit = Unit.objects.filter(property=home, name=record["unit"]).first()
    if unit is None:
        unit = add_unit(home=home, name=record["unit"], for_whom=for_whom(record), by=by)
        new["unit"] = str(unit.pk)
    if Bed.objects.filter(unit=unit, name=record["bed"]).exists():
        return {}
    return new | {"bed": str(add_bed(unit=unit, by=by, **bed_told(record)).pk)}
