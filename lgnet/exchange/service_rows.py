# SPDX-License-Identifier: AGPL-3.0-or-later
"""A spreadsheet of services as records of the directory: its columns are guessed from their headers, or said."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lgnet.exchange.columns import plain
from lgnet.exchange.reader.refusing import Refused
from lgnet.exchange.reading import read_file
from lgnet.exchange.service_errors import EmailNotValid, NotInTheList
from lgnet.kernel.cells import original
from lgnet.network.choices import Acceptance, Access
from lgnet.network.slots import lent

MOST_ROWS = 500
HEADERS = {
    "organization": ("organization", "ente", "chi lo da", "organizzazione", "gestore"),
    "name": ("name", "nome", "servizio", "nome del servizio"),
    "description": ("description", "descrizione"),
    "needs": ("taxonomy terms", "bisogni", "bisogno", "needs"),
    "accepts": ("eligibility", "chi accoglie", "per chi", "accepts"),
    "accepts_note": ("eligibility description", "note su chi accoglie"),
    "access": ("access", "accesso", "come si accede"),
    "cost": ("fees description", "costo"),
    "phone": ("phone", "telefono", "tel"),
    "email": ("email", "e-mail", "e mail", "posta"),
    "address": ("address", "indirizzo"),
    "opening_hours": ("schedule", "orari", "orario"),
    "languages": ("languages", "lingue"),
}
REQUIRED = ("organization", "name", "needs")
LONGEST = {
    "organization": 160, "name": 160, "accepts_note": 300, "cost": 120, "phone": 40, "email": 254, "address": 200,
    "opening_hours": 300,
}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A file as it was read. `rows`: the number of each in the file, with its cells."""

    file_name: str
    header: list[str]
    rows: list[list]


def table_of(content: bytes, *, file_name: str) -> Table:
    """Raises Refused."""
    found = [(answer["row"], answer["cells"]) for answer in read_file(content) if "row" in answer]
    if not found:
        raise Refused("empty")
    if len(found) == 1:
        raise Refused("only_header")
    if len(found) > MOST_ROWS + 1:
        raise Refused("too_many_rows", most=MOST_ROWS)
    rows = [[number, [_text(cell) for cell in cells]] for number, cells in found]
    return Table(file_name, rows[0][1], rows[1:])


def guessed(header: Sequence[str]) -> dict[str, str]:
    """The field of each column by its place; of two that would be the same, the first."""
    found: dict[str, str] = {}
    for place, label in enumerate(header):
        field = next((field for field, names in HEADERS.items() if plain(label) in names), "")
        if field and field not in found.values():
            found[str(place)] = field
    return found


def missing(columns: Mapping[str, str]) -> list[str]:
    """The fields without which no row says anything."""
    return [field for field in REQUIRED if field not in columns.values()]


def _text(cell) -> str:
    return original(cell).strip() if isinstance(cell, str) else ""


def record_of(cells: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    told = {field: cells[int(place)] if int(place) < len(cells) else "" for place, field in columns.items()}
    return {field: text[: LONGEST.get(field, 4_000)] for field, text in told.items() if text}


def described(record: dict[str, str], *, language: str) -> dict:
    """As `add_service` takes it, but for the provider. Raises NotInTheList, EmailNotValid."""
    told = {name: record.get(name, "") for name in LONGEST if name not in ("organization", "name")}
    _check_email(told["email"])
    needs = dict(lent("needs").choices(language))
    languages = dict(lent("languages").choices(language))
    return told | {
        "name": record.get("name", ""),
        "description": record.get("description", ""),
        "needs": _codes(record.get("needs", ""), needs),
        "accepts": _codes(record.get("accepts", ""), dict(Acceptance.choices)),
        "languages": _codes(record.get("languages", ""), languages),
        "access": (_codes(record.get("access", ""), dict(Access.choices)) or [Access.WALK_IN])[0],
    }


def _check_email(text: str) -> None:
    try:
        if text:
            validate_email(text)
    except ValidationError as fault:
        raise EmailNotValid(value=text) from fault


def _codes(text: str, labels: dict) -> list[str]:
    """Codes or labels between commas or semicolons; codes between spaces, too."""
    known = {plain(str(label)): str(code) for code, label in labels.items()}
    known |= {plain(str(code).replace("_", " ")): str(code) for code in labels}
    parts = [part.strip() for part in re.split(r"[,;|\n]", text) if part.strip()]
    if len(parts) == 1 and not _known(parts[0], known):
        parts = parts[0].split()
    return list(dict.fromkeys(_code(part, known) for part in parts))


def _known(part: str, known: Collection[str]) -> bool:
    return plain(part.replace("_", " ")) in known


def _code(part: str, known: dict[str, str]) -> str:
    if not _known(part, known):
        raise NotInTheList(value=part[:60])
    return known[plain(part.replace("_", " "))]
