# SPDX-License-Identifier: AGPL-3.0-or-later
"""A spreadsheet of houses, one row for each bed: its columns are guessed from their headers, or said."""

import re
from collections.abc import Mapping, Sequence

from lgnet.exchange.columns import plain
from lgnet.exchange.house_errors import NoDayThere, NoSuchTeam, NotYesOrNo
from lgnet.exchange.service_errors import NotInTheList
from lgnet.exchange.telling.days import day_of
from lgnet.exchange.telling.faults import Wrong
from lgnet.housing.choices import ForWhom, OwnerKind, PropertyKind, Trait
from lgnet.housing.whereabouts import Whereabouts
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Team

HEADERS = {
    "house": ("house", "casa", "struttura", "nome della casa", "nome"),
    "kind": ("kind", "tipo", "tipologia"),
    "owner_kind": ("owner", "proprieta", "tipo di proprieta"),
    "owner": ("name of the owner", "proprietario", "nome del proprietario"),
    "team": ("team", "equipe", "equipe che la gestisce"),
    "confidential": ("confidential", "riservata", "indirizzo riservato"),
    "meeting_point": ("meeting point", "punto d incontro", "punto di incontro"),
    "phone": ("phone", "telefono", "tel"),
    "street": ("street", "via", "indirizzo", "via e numero"),
    "place": ("place", "cap e localita", "localita", "comune"),
    "entering": ("how to enter", "come si entra", "campanello"),
    "unit": ("room", "unit", "stanza", "appartamento", "stanza o appartamento"),
    "for_whom": ("for whom", "per chi"),
    "bed": ("bed", "letto", "posto letto"),
    "traits": ("what it offers", "che cosa offre", "caratteristiche"),
    "in_service_from": ("in service from", "in servizio dal", "dal"),
}
REQUIRED = ("house", "unit", "bed")
LONGEST = {"house": 80, "unit": 80, "bed": 40, "owner": 120, "meeting_point": 200, "phone": 40, "street": 120,
           "place": 120, "entering": 200}  # fmt: skip
YES, NO = {"si", "yes", "x", "1", "vero", "true"}, {"", "no", "0", "falso", "false"}


def guessed(header: Sequence[str]) -> dict[str, str]:
    """The field of each column by its place; of two that would be the same, the first."""
    found: dict[str, str] = {}
    for place, label in enumerate(header):
        field = next((field for field, names in HEADERS.items() if plain(label) in names), "")
        if field and field not in found.values():
            found[str(place)] = field
    return found


def missing(columns: Mapping[str, str]) -> list[str]:
    return [field for field in REQUIRED if field not in columns.values()]


def record_of(cells: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    told = {field: cells[int(place)] if int(place) < len(cells) else "" for place, field in columns.items()}
    return {field: text[: LONGEST.get(field, 400)].strip() for field, text in told.items() if text.strip()}


def house_told(record: Mapping[str, str], *, by: Actor) -> dict:
    """As `add_property` takes it. Raises NotInTheList, NoSuchTeam, NotYesOrNo."""
    street = record.get("street", "")
    address = Whereabouts(street, record.get("place", ""), record.get("entering", "")) if street else None
    return {
        "name": record["house"],
        "kind": _code(record.get("kind", ""), PropertyKind, PropertyKind.TEMPORARY_HOME),
        "owner_kind": _code(record.get("owner_kind", ""), OwnerKind, OwnerKind.MUNICIPALITY),
        "owner": record.get("owner", ""),
        "team": _team(record.get("team", ""), by=by),
        "is_confidential": _yes(record.get("confidential", "")),
        "meeting_point": record.get("meeting_point", ""),
        "phone": record.get("phone", ""),
        "address": address,
    }


def for_whom(record: Mapping[str, str]) -> str:
    return _code(record.get("for_whom", ""), ForWhom, ForWhom.ANYBODY)


def bed_told(record: Mapping[str, str]) -> dict:
    """As `add_bed` takes it. Raises NotInTheList, NoDayThere."""
    offers = [part for part in re.split(r"[,;|\n]", record.get("traits", "")) if part.strip()]
    said = record.get("in_service_from", "")
    try:
        day = day_of(said) if said else clock.today()
    except Wrong as fault:
        raise NoDayThere(value=said) from fault
    return {
        "name": record["bed"],
        "traits": [_code(one, Trait, "") for one in offers],
        "in_service_from": day,
    }


def _code(text: str, choices, otherwise: str) -> str:
    """By its code or by its word in the reader's language."""
    if not text.strip():
        return otherwise
    known = {plain(str(label)): str(code) for code, label in choices.choices}
    known |= {plain(code.replace("_", " ")): code for code in choices.values}
    wanted = plain(text.replace("_", " "))
    if wanted not in known:
        raise NotInTheList(value=text.strip()[:60])
    return known[wanted]


def _yes(text: str) -> bool:
    if plain(text) not in YES | NO:
        raise NotYesOrNo(value=text[:60])
    return plain(text) in YES


def _team(name: str, *, by: Actor) -> Team | None:
    team = (
        Team.objects.filter(city_id=by.city_id, name__iexact=name, closed_on=None).first() if name else None
    )
    if name and team is None:
        raise NoSuchTeam(value=name[:60])
    return team
