# SPDX-License-Identifier: AGPL-3.0-or-later
"""A spreadsheet of services as records of the directory: under the headers of its own file, or their Italian names."""

import re
from collections.abc import Collection

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


def rows_of(content: bytes) -> list[list]:
    """The number of each row in the file with what it says, by field. Raises Refused."""
    found = [(answer["row"], answer["cells"]) for answer in read_file(content) if "row" in answer]
    if not found:
        raise Refused("empty")
    header = {_field(_text(cell)): place for place, cell in enumerate(found[0][1])}
    if any(field not in header for field in REQUIRED):
        raise Refused("no_service_header")
    if len(found) > MOST_ROWS + 1:
        raise Refused("too_many_rows", most=MOST_ROWS)
    places = {field: place for field, place in header.items() if field}
    return [[number, _record(cells, places)] for number, cells in found[1:]]


def _field(header: str) -> str:
    return next((field for field, names in HEADERS.items() if plain(header) in names), "")


def _text(cell) -> str:
    return original(cell).strip() if isinstance(cell, str) else ""


def _record(cells: list, places: dict[str, int]) -> dict[str, str]:
    told = {field: _text(cells[place]) if place < len(cells) else "" for field, place in places.items()}
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
